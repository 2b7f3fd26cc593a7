import { type Served, serveFolder } from '../../src/hosting/static-server.ts';

export type { Served };

/**
 * Serves a folder on this machine with the headers that the site is published with: a browser reports whatever breaks the content
 * policy as an error on the console, and the tests accept none. `compress` sends text packed, where bytes on the line are measured;
 * `strict: false` leaves our headers out, for sites that were not written for them.
 */
export const serve = (folder: string, { compress = false, strict = true } = {}): Promise<Served> =>
  serveFolder(folder, { compress, ...(strict ? {} : { headers: () => ({ 'cache-control': 'no-cache' }) }) });
