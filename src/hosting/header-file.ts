import { rules } from './rules.ts';

/** Names as people write them: `content-type` is `Content-Type`. */
export const headerName = (name: string): string =>
  name.replace(/(?:^|-)[a-z]/g, (letter) => letter.toUpperCase());

/**
 * The rules as a `_headers` file, for Netlify and Cloudflare. Cloudflare adds up what several rules say of one header, so that the
 * first has to be taken back by `!`; Netlify skips those lines, and lets the later rule win.
 */
export function headerFile(): string {
  const before = new Set<string>();
  const blocks = rules.map(({ why, paths, headers }) => {
    const lines = Object.entries(headers).flatMap(([name, value]) => [
      ...(before.has(name) ? [`  ! ${headerName(name)}`] : []),
      ...(value === null ? [] : [`  ${headerName(name)}: ${value}`]),
    ]);
    for (const name of Object.keys(headers)) before.add(name);
    return [...why.split('\n').map((line) => `# ${line}`), ...paths.flatMap((path) => [path, ...lines])];
  });
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}
