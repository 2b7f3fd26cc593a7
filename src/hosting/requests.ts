/** The allowed request methods; any other gets 405 and this list in `Allow`. */
export const allowedMethods: readonly string[] = ['GET', 'HEAD'];

/** Headers of every error response: a cached 404 would hide a page that is published a minute later. */
export const errorHeaders: Readonly<Record<string, string>> = { 'cache-control': 'no-store' };

/** Files of the built site that configure other hosts and are not served, by their names at the site’s root. */
export const hiddenFiles: readonly string[] = ['_headers', '_redirects', '.verbatim-preview'];
