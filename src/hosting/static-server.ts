import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { headersFor } from './rules.ts';
import { types, unknownType } from './types.ts';

/** A folder that is being served. */
export interface Served {
  /** Without a slash at the end: `http://127.0.0.1:34567`. */
  url: string;
  close: () => Promise<void>;
}

export interface Service {
  /** 0, the default, is any that is free. */
  port?: number;
  /** Sends text packed, by Brotli where the browser knows it, as most hosts do: for when bytes on the line are measured. */
  compress?: boolean;
  /** The headers of a path; those of our rules unless told otherwise. */
  headers?: (path: string) => Record<string, string>;
}

/**
 * Serves a folder on this machine alone, as a good host would: the headers of the rules, `index.html` for a folder, `404.html` for what
 * is not there. For looking at a built site, and for tests; rejects where the port is taken.
 */
export async function serveFolder(
  folder: string,
  { port = 0, compress = false, headers = headersFor }: Service = {},
): Promise<Served> {
  const server = createServer((request, response) => {
    const answer = (status: number, path: string, body: Buffer | string) => {
      const all: Record<string, string> = {
        'content-type': types[extname(path)] ?? unknownType,
        ...headers(path.replace(/\/index\.html$/, '/')),
      };
      const packs = compress && /^(?:text|application)|svg/.test(all['content-type'] ?? '');
      const coding = /\bbr\b/.test(String(request.headers['accept-encoding'])) ? 'br' : 'gzip';
      if (packs) all['content-encoding'] = coding;
      const sent = packs ? packers[coding](body) : body;
      response.writeHead(status, all).end(request.method === 'HEAD' ? '' : sent);
    };
    const find = async () => {
      const path = pathOf(request.url ?? '/');
      const file = path.endsWith('/') ? `${path}index.html` : path;
      try {
        if (/^\/_(?:headers|redirects)$/.test(path)) throw new Error('for other hosts');
        answer(200, file, await readFile(join(folder, file)));
      } catch {
        const isFolder = await stat(join(folder, path, 'index.html')).then(
          () => true,
          () => false,
        );
        if (isFolder && !path.endsWith('/'))
          response.writeHead(301, { ...headers(path), location: `${encodeURI(path)}/` }).end();
        else answer(404, '/404.html', await readFile(join(folder, '404.html')).catch(() => 'not found'));
      }
    };
    void find();
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
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

const packers = {
  gzip: (body: Buffer | string) => gzipSync(body),
  /** At the level that hosts use while somebody waits. */
  br: (body: Buffer | string) =>
    brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
};

/** The path that a request asks for, inside the folder whatever it says; what cannot be read is a name that no file has. */
function pathOf(url: string): string {
  try {
    return normalize(decodeURIComponent(new URL(url, 'http://here.invalid').pathname));
  } catch {
    return '/\0';
  }
}
