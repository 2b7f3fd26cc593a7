import { headerName } from './header-file.ts';
import { quoted, type Forward } from './nginx.ts';
import { pathPattern, rules } from './rules.ts';

/**
 * The rules as a Caddyfile for Caddy 2, which finds certificates itself. In a `route` all stands in the order in which it is
 * done, so that of one header the last word counts.
 */
export function caddyFile(place: { host: string; root: string }, forwards: readonly Forward[]): string {
  const headers = rules.flatMap(({ why, paths, headers: named }, index) => [
    ...why.split('\n').map((line) => `\t\t# ${line}`),
    `\t\t@rule${index} path_regexp ${paths.map((path) => pathPattern(path, true)).join('|')}`,
    `\t\theader @rule${index} {`,
    ...Object.entries(named).map(([name, value]) =>
      value === null ? `\t\t\t-${headerName(name)}` : `\t\t\t${headerName(name)} ${quoted(value)}`,
    ),
    '\t\t}',
  ]);
  return `# ${place.host} on Caddy. Made by \`npm run hosting -- caddy\`; make it anew after a build that
# forwards another address, or that has other headers: the policy names the script in pages by its hash.
${place.host} {
\troot * ${quoted(place.root)}
\tencode zstd gzip

\troute {
${headers.join('\n')}
${forwards.map(({ from, to }) => `\t\tredir ${from} ${to} 301`).join('\n')}
\t\tfile_server {
\t\t\thide _headers _redirects
\t\t}
\t}

\t# A missing file is no card that lasts a year.
\thandle_errors {
\t\theader Cache-Control ${quoted(rules[0]?.headers['cache-control'] ?? '')}
\t\trewrite * /404.html
\t\tfile_server
\t}
}
`;
}
