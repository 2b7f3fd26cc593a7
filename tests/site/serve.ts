import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

/**
 * The strict policy that the site is written for. A browser reports whatever breaks it as an error on the console,
 * and the tests accept none.
 */
const policy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  ...['style', 'img', 'font', 'connect', 'worker'].map((kind) => `${kind}-src 'self'`),
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
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
  '.txt': 'text/plain; charset=utf-8',
};

export interface Served {
  /** Without a slash at the end: `http://127.0.0.1:34567`. */
  url: string;
  close: () => Promise<void>;
}

/** Serves a folder on this machine, as any static host would: `index.html` for a folder, `404.html` for what is not there. */
export async function serve(folder: string): Promise<Served> {
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://here.invalid').pathname));
    const file = join(folder, path.endsWith('/') ? `${path}index.html` : path);
    const answer = (status: number, type: string, body: Buffer | string) =>
      response
        .writeHead(status, {
          'content-type': type,
          'content-security-policy': policy,
          'cache-control': 'no-cache',
        })
        .end(body);
    readFile(file).then(
      (body) => answer(200, types[extname(file)] ?? 'application/octet-stream', body),
      () =>
        readFile(join(folder, '404.html')).then(
          (body) => answer(404, 'text/html; charset=utf-8', body),
          () => answer(404, 'text/plain', 'not found'),
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
