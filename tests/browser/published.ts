import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const dist = fileURLToPath(new URL('../../dist/', import.meta.url));

/** What the site is written for, beside its own _headers: whatever breaks it is an error on the browser's console. */
const policy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  ...['style', 'img', 'font', 'connect', 'worker'].map((kind) => `${kind}-src 'self'`),
  "base-uri 'none'",
  "form-action 'self'",
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
  '.woff2': 'font/woff2',
  '.xml': 'application/xml',
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

export interface Published {
  /** Without a slash at the end: `http://127.0.0.1:34567`. */
  url: string;
  port: number;
  close: () => Promise<void>;
}

/** Serves dist/ with the headers of its _headers file and the strict policy the site is written for. */
export async function publish(): Promise<Published> {
  const rules = headerRules(readFileSync(join(dist, '_headers'), 'utf8'));
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://here.invalid').pathname);
    const file = join(dist, path.endsWith('/') ? `${path}index.html` : path);
    const headers = headersFor(path, rules);
    headers['content-security-policy'] = [policy, ...(headers['content-security-policy'] ?? [])];
    readFile(file).then(
      (body) => {
        for (const [name, values] of Object.entries(headers)) response.setHeader(name, values);
        response.setHeader('content-type', types[extname(file)] ?? 'application/octet-stream');
        response.end(body);
      },
      () => response.writeHead(404, { 'content-type': 'text/plain' }).end('not found'),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
