import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';

/** What a usual host compresses. Pagefind’s other files are compressed as they are. */
const textTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.txt': 'text/plain; charset=utf-8',
};

export interface CountingServer {
  url: string;
  /** What was sent since `reset`: bodies as they were encoded. Headers are not counted. */
  sent: [path: string, bytes: number][];
  reset: () => void;
  close: () => Promise<void>;
}

export const bytesOf = (sent: CountingServer['sent']): number =>
  sent.reduce((sum, [, bytes]) => sum + bytes, 0);

/** Serves a folder with gzip, and counts. `answer` is a search server: it answers what is posted. */
export async function countingServer(
  folder: string,
  answer?: (path: string, body: string) => string,
): Promise<CountingServer> {
  const sent: CountingServer['sent'] = [];
  const encoded = new Map<string, Buffer>();
  const bodyOf = async (path: string) => {
    const ready = encoded.get(path);
    if (ready) return ready;
    const file = await readFile(join(folder, path));
    const body = textTypes[extname(path)] ? gzipSync(file) : file;
    encoded.set(path, body);
    return body;
  };
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://here.invalid');
    const path = pathname === '/' ? '/index.html' : pathname;
    const posted = answer && request.method === 'POST';
    const answered = posted ? text(request).then((asked) => gzipSync(answer(path, asked))) : bodyOf(path);
    answered.then(
      (body) => {
        sent.push([path, body.length]);
        const type = posted ? textTypes['.json'] : textTypes[extname(path)];
        response
          .writeHead(200, {
            'content-type': type ?? 'application/octet-stream',
            'cache-control': 'no-cache',
            ...(type && { 'content-encoding': 'gzip' }),
          })
          .end(body);
      },
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    sent,
    reset: () => sent.splice(0),
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
