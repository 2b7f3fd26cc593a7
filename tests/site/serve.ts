import { type Served, serveFolder } from '../../src/hosting/static-server.ts';

export type { Served };

/**
 * Serves a folder with the headers of the published site: a browser reports a violation of the content policy as an error on the
 * console, and the tests accept none. `compress` compresses text, for measurements of transferred bytes; `strict: false` sends no such
 * headers, for sites that were not written for them. `base` is the path of the folder on the host.
 */
export const serve = (
  folder: string,
  { compress = false, strict = true, base = '/' } = {},
): Promise<Served> =>
  serveFolder(folder, {
    compress,
    base,
    ...(strict ? {} : { headers: () => ({ 'cache-control': 'no-cache' }) }),
  });
