import { type Rule, rules } from './rules.ts';

/** Returns a header name in its usual case: `content-type` becomes `Content-Type`. */
export const headerName = (name: string): string =>
  name.replace(/(?:^|-)[a-z]/g, (letter) => letter.toUpperCase());

/**
 * Returns the rules as a `_headers` file for Netlify and Cloudflare. Cloudflare joins the values that several rules give one
 * header, so each later value is preceded by a line that removes the earlier one (`! Name`); Netlify ignores those lines and lets
 * the later rule win.
 */
export function headerFile(all: readonly Rule[] = rules): string {
  const before = new Set<string>();
  const blocks = all.map(({ why, paths, headers }) => {
    const lines = Object.entries(headers).flatMap(([name, value]) => [
      ...(before.has(name) ? [`  ! ${headerName(name)}`] : []),
      ...(value === null ? [] : [`  ${headerName(name)}: ${value}`]),
    ]);
    for (const name of Object.keys(headers)) before.add(name);
    return [...why.split('\n').map((line) => `# ${line}`), ...paths.flatMap((path) => [path, ...lines])];
  });
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}
