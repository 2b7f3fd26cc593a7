import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo, Server } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { missingFilePath, withoutBase } from '../model/routes.ts';
import { readRedirects } from './redirects.ts';
import { allowedMethods, errorHeaders, hiddenFiles } from './requests.ts';
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
  /** Compresses text, with Brotli where the browser accepts it, as most hosts do: for measuring bytes on the line. */
  compress?: boolean;
  /** The path of the folder on the host: `/`, the default, or `/repo/`. */
  base?: string;
  /** Returns the headers of a path; the default is the site's own rules. */
  headers?: (path: string) => Record<string, string>;
}

/**
 * Serves a folder on 127.0.0.1 and answers as the generated nginx and Caddy files do: the headers of the rules, `index.html`
 * for a folder, redirects from former URLs, `404.html` for what is missing, conditional and range requests. For previews and
 * tests; rejects when the port is taken.
 */
export async function serveFolder(
  folder: string,
  { port = 0, compress = false, base = '/', headers = headersFor }: Service = {},
): Promise<Served> {
  const respond = responder(folder, { compress, base, headers });
  // A connection that the server closes while it is idle fails the request that a busy client sends at that moment.
  const server = createServer({ keepAliveTimeout: 0 }, (request, response) => {
    const { method = 'GET', url = '/' } = request;
    void respond(method, url, request.headers).then(({ status, headers: sent, body }) => {
      const length = status === 304 ? {} : { 'content-length': String(body.length) };
      response.writeHead(status, { ...sent, ...length }).end(method === 'HEAD' ? undefined : body);
    });
  });
  return listening(
    server,
    () => {
      server.closeAllConnections();
    },
    port,
  );
}

/**
 * Starts a server on a port of 127.0.0.1; 0 is any free one. Rejects if the port is taken. `end` ends the connections that are open when
 * the server closes.
 */
export async function listening(server: Server, end: () => void, port = 0): Promise<Served> {
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
        end();
      }),
  };
}

/** The answer to a request. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
}

type Settings = Required<Pick<Service, 'compress' | 'base' | 'headers'>>;

/** Returns the function that answers requests for the files of a folder. */
export function responder(folder: string, settings: Settings) {
  const { base, headers } = settings;
  const redirects = new Map(readRedirects(folder).map(({ from, to }) => [from, to]));
  const failed = async (status: number, more: Record<string, string> = {}): Promise<Answer> => ({
    status,
    headers: {
      'content-type': types['.html'] ?? unknownType,
      ...headers(missingFilePath),
      ...errorHeaders,
      ...more,
    },
    body: await readFile(join(folder, withoutBase(missingFilePath))).catch(() => Buffer.from('Not found')),
  });
  return async (method: string, url: string, asked: IncomingHttpHeaders): Promise<Answer> => {
    if (!allowedMethods.includes(method)) return failed(405, { allow: allowedMethods.join(', ') });
    const path = pathOf(url);
    if (path === undefined) return failed(400);
    // An empty part (`//x`) is never a folder, and a redirect to such a path would lead to another host.
    if (path.includes('//') || hiddenFiles.some((name) => path === base + name)) return failed(404);
    const query = /\?.*$/.exec(url)?.[0] ?? '';
    const redirect = (status: number, location: string): Answer => ({
      status,
      headers: { ...headers(path), location },
      body: Buffer.alloc(0),
    });
    if (!path.startsWith(base)) {
      if (path === '/') return redirect(302, base);
      return `${path}/` === base ? redirect(301, base + query) : failed(404);
    }
    const moved = redirects.get(path);
    if (moved !== undefined) return redirect(301, moved);
    if (!path.endsWith('/') && (await isFolder(join(folder, path.slice(base.length)))))
      return redirect(301, `${encodeURI(path)}/${query}`);
    return (await fileAnswer(folder, path, asked, settings)) ?? failed(404);
  };
}

/** The answer with a file, or undefined where there is none. */
async function fileAnswer(
  folder: string,
  path: string,
  asked: IncomingHttpHeaders,
  { compress, base, headers }: Settings,
): Promise<Answer | undefined> {
  const file = path.slice(base.length) + (path.endsWith('/') ? 'index.html' : '');
  const found = await Promise.all([readFile(join(folder, file)), stat(join(folder, file))]).catch(
    () => undefined,
  );
  if (!found) return undefined;
  const [body, { mtime }] = found;
  const described: Record<string, string> = {
    'content-type': types[extname(file)] ?? unknownType,
    'last-modified': mtime.toUTCString(),
    ...headers(path.replace(/\/index\.html$/, '/')),
  };
  const coding = codingFor(compress, described['content-type'] ?? '', asked);
  if (coding)
    return {
      status: 200,
      headers: { ...described, 'content-encoding': coding },
      body: coders[coding](body),
    };
  described.etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  described['accept-ranges'] = 'bytes';
  if (isUnchanged(asked, described)) return { status: 304, headers: described, body: Buffer.alloc(0) };
  return partOf({ status: 200, headers: described, body }, asked);
}

/** True for a folder with an index. */
const isFolder = (folder: string): Promise<boolean> =>
  stat(join(folder, 'index.html')).then(
    (index) => index.isFile(),
    () => false,
  );

const coders = {
  gzip: (body: Buffer) => gzipSync(body),
  /** At the level that hosts use for responses on the fly. */
  br: (body: Buffer) => brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
};

function codingFor(
  compress: boolean,
  type: string,
  asked: IncomingHttpHeaders,
): keyof typeof coders | undefined {
  if (!compress || !/^(?:text|application)|svg/.test(type)) return undefined;
  return /\bbr\b/.test(String(asked['accept-encoding'])) ? 'br' : 'gzip';
}

/** Whether the client has the current bytes (RFC 9110, 13.2.2): `If-None-Match` decides where it is sent. */
function isUnchanged(
  asked: IncomingHttpHeaders,
  { etag = '', 'last-modified': modified = '' }: Answer['headers'],
) {
  const tags = asked['if-none-match'];
  if (tags !== undefined)
    return tags.split(',').some((tag) => ['*', etag].includes(tag.trim().replace(/^W\//, '')));
  const since = asked['if-modified-since'];
  return since !== undefined && Date.parse(modified) <= Date.parse(since);
}

/** The one range of bytes that was requested (RFC 9110, 14); the whole where there is none, or several. */
function partOf(whole: Answer, asked: IncomingHttpHeaders): Answer {
  const { headers, body } = whole;
  const [, from, to] = /^bytes=(\d*)-(\d*)$/.exec(asked.range ?? '') ?? [];
  if (from === undefined || to === undefined || from + to === '') return whole;
  const condition = asked['if-range'];
  if (condition !== undefined && ![headers.etag, headers['last-modified']].includes(String(condition)))
    return whole;
  const start = from === '' ? Math.max(0, body.length - Number(to)) : Number(from);
  const end = from === '' || to === '' ? body.length - 1 : Math.min(Number(to), body.length - 1);
  if (from !== '' && to !== '' && Number(to) < start) return whole;
  if (start > end)
    return {
      status: 416,
      headers: { ...headers, ...errorHeaders, 'content-range': `bytes */${body.length}` },
      body: Buffer.alloc(0),
    };
  return {
    status: 206,
    headers: { ...headers, 'content-range': `bytes ${start}-${end}/${body.length}` },
    body: body.subarray(start, end + 1),
  };
}

/** The decoded path of a request, inside the folder; undefined for a target that is malformed or leaves it. */
function pathOf(url: string): string | undefined {
  const raw = url.replace(/^https?:\/\/[^/?#]*/i, '').replace(/[?#].*$/, '') || '/';
  try {
    const path = decodeURIComponent(raw);
    if (!path.startsWith('/') || path.includes('\0')) return undefined;
    return path.includes('//') ? path : normalize(path);
  } catch {
    return undefined;
  }
}
