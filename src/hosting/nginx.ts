import { headerName } from './header-file.ts';
import { pathPattern, rules } from './rules.ts';
import { types, unknownType } from './types.ts';

/** Where a server of one’s own finds the site and its certificate, and where it listens. */
export interface Place {
  /** Host name: `verbatim.example`. */
  host: string;
  /** Folder of the built site. */
  root: string;
  certificate: string;
  key: string;
  /** Addresses as `listen` takes them, for HTTPS and for HTTP. */
  secure: readonly string[];
  plain: readonly string[];
}

/** An address that forwards: `_redirects` has one a line. */
export interface Forward {
  from: string;
  to: string;
}

/** A value in quotation marks, as nginx and Caddy both read it. */
export const quoted = (text: string) => `"${text.replace(/["\\]/g, '\\$&')}"`;
/** nginx leaves a backslash in quotes alone where it escapes no quotation mark. */
const pattern = (path: string) => `"~${pathPattern(path, true)}"`;
const utf8 = '; charset=utf-8';
const withoutCharset = (type: string) => (type.endsWith(utf8) ? type.slice(0, -utf8.length) : type);

/** One map a header, from the address to its value. nginx takes the first pattern that fits, so the last rule comes first. */
function headerMaps(): { map: string; header: string }[] {
  const names = [...new Set(rules.flatMap(({ headers }) => Object.keys(headers)))];
  return names
    .filter((name) => name !== 'content-type')
    .map((name) => {
      const variable = `$verbatim_${name.replaceAll('-', '_')}`;
      const lines = rules.toReversed().flatMap(({ paths, headers }) => {
        const value = headers[name];
        return value === undefined ? [] : paths.map((path) => `    ${pattern(path)} ${quoted(value ?? '')};`);
      });
      return {
        map: [`map $uri ${variable} {`, '    volatile;', '    default "";', ...lines, '}'].join('\n'),
        header: `    add_header ${headerName(name)} ${variable} always;`,
      };
    });
}

/**
 * The rules as a file for nginx 1.18 or newer, to lie in `/etc/nginx/conf.d/`. A header whose value is empty is not sent. Addresses
 * are looked at when the answer is made: a missing file then has the headers of `404.html`, and no card is missing for a year.
 */
export function nginxFile(
  { host, root, certificate, key, secure, plain }: Place,
  forwards: readonly Forward[],
): string {
  const maps = headerMaps();
  const special = rules
    .toReversed()
    .flatMap(({ paths, headers: { 'content-type': type } }) =>
      type == null ? [] : paths.map((path) => ({ path, type })),
    );
  const endings = Object.entries(types).map(([ending, type]) => ({ ending: ending.slice(1), type }));
  const texts = [...endings, ...special].map(({ type }) => type).filter((type) => type.endsWith(utf8));
  const packed = [
    ...new Set([
      ...texts.map(withoutCharset),
      'application/json',
      'application/feed+json',
      'application/xml',
      'image/svg+xml',
    ]),
  ];
  const port = (address = '443') => (/(?:^|:)443$/.test(address) ? '' : `:${address.replace(/.*:/, '')}`);
  return `# ${host} on nginx: headers, types and forwarding addresses. Made by \`npm run hosting -- nginx\`; make it anew after a build
# that forwards another address, or that has other headers: the policy names the script in pages by its hash.

${maps.map(({ map }) => map).join('\n')}

server {
${plain.map((address) => `    listen ${address};`).join('\n')}
    server_name ${host};
    return 301 https://$host${port(secure[0])}$request_uri;
}

server {
${secure.map((address) => `    listen ${address} ssl http2;`).join('\n')}
    server_name ${host};
    ssl_certificate ${quoted(certificate)};
    ssl_certificate_key ${quoted(key)};
    server_tokens off;

    root ${quoted(root)};
    index index.html;
    absolute_redirect off;
    error_page 404 /404.html;

    types {
${endings.map(({ ending, type }) => `        ${withoutCharset(type)} ${ending};`).join('\n')}
    }
    default_type ${unknownType};
    charset utf-8;
    charset_types ${[...new Set(texts.map(withoutCharset))].filter((type) => type !== 'text/html').join(' ')};
    gzip on;
    gzip_vary on;
    gzip_min_length 512;
    gzip_types ${packed.filter((type) => type !== 'text/html').join(' ')};

${maps.map(({ header }) => header).join('\n')}

    # For other hosts.
    location ~ ^/_(?:headers|redirects)$ { return 404; }
${special
  .map(
    ({ path, type }) =>
      `    location ~ ${quotedPattern(path)} { types { } default_type ${quoted(withoutCharset(type))}; }`,
  )
  .join('\n')}
${forwards.map(({ from, to }) => `    location = ${from} { return 301 ${to}; }`).join('\n')}
}
`;
}

const quotedPattern = (path: string) => `"${pathPattern(path)}"`;
