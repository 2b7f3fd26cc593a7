import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { extname, join, normalize } from 'node:path';

/**
 * The strict policy that the site is written for, beside its own _headers. A browser reports whatever breaks it as an error
 * on the console, and the tests accept none.
 */
const policy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  ...['style', 'img', 'font', 'connect', 'worker'].map((kind) => `${kind}-src 'self'`),
  "base-uri 'none'",
  "form-action 'self'",
  // No text becomes script.
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');
const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml',
  '.txt': 'text/plain; charset=utf-8',
};

interface Rule {
  path: RegExp;
  set: [name: string, value: string][];
  drop: string[];
}

/** The rules of dist/_headers, as Cloudflare reads them: all that fit are added up, `! Name` takes a header back. */
export function headerRules(text: string): Rule[] {
  const rules: Rule[] = [];
  for (const line of text.split('\n').map((raw) => raw.trim())) {
    if (line === '' || line.startsWith('#')) continue;
    if (line.startsWith('/')) {
      const pattern = line.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
      rules.push({ path: new RegExp(`^${pattern}$`), set: [], drop: [] });
      continue;
    }
    const [name = '', ...value] = line.split(':');
    if (line.startsWith('!')) rules.at(-1)?.drop.push(line.slice(1).trim().toLowerCase());
    else rules.at(-1)?.set.push([name.trim().toLowerCase(), value.join(':').trim()]);
  }
  return rules;
}

/** Headers for a path; several values of one name are sent as several. */
export function headersFor(path: string, rules: Rule[]): Record<string, string[]> {
  const headers: Record<string, string[]> = {};
  for (const rule of rules.filter(({ path: pattern }) => pattern.test(path))) {
    for (const name of rule.drop) Reflect.deleteProperty(headers, name);
    for (const [name, value] of rule.set) headers[name] = [...(headers[name] ?? []), value];
  }
  return headers;
}

export interface Served {
  /** Without a slash at the end: `http://127.0.0.1:34567`. */
  url: string;
  close: () => Promise<void>;
}

/**
 * Serves a folder on this machine, as any static host would: the headers of its _headers file, `index.html` for a folder,
 * `404.html` for what is not there. `compress` sends text packed, where bytes on the line are measured;
 * `strict: false` leaves the policy out, for sites that were not written for it.
 */
export async function serve(folder: string, { compress = false, strict = true } = {}): Promise<Served> {
  const listed = join(folder, '_headers');
  const rules = existsSync(listed) ? headerRules(readFileSync(listed, 'utf8')) : [];
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://here.invalid').pathname));
    const file = join(folder, path.endsWith('/') ? `${path}index.html` : path);
    const answer = (status: number, type: string, body: Buffer | string) => {
      const headers = headersFor(path, rules);
      headers['content-type'] ??= [type];
      headers['cache-control'] ??= ['no-cache'];
      if (strict)
        headers['content-security-policy'] = [policy, ...(headers['content-security-policy'] ?? [])];
      for (const [name, values] of Object.entries(headers)) response.setHeader(name, values);
      const packs = compress && /^(?:text|application)|svg/.test(headers['content-type'][0] ?? '');
      if (packs) response.setHeader('content-encoding', 'gzip');
      response.writeHead(status).end(packs ? gzipSync(body) : body);
    };
    readFile(file).then(
      (body) => {
        answer(200, types[extname(file)] ?? 'application/octet-stream', body);
      },
      () =>
        readFile(join(folder, '404.html')).then(
          (body) => {
            answer(404, 'text/html; charset=utf-8', body);
          },
          () => {
            answer(404, 'text/plain', 'not found');
          },
        ),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
