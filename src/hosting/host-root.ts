import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { missingFilePath, withoutBase } from '../model/routes.ts';

/** The folder that is uploaded when the site is in a folder of its host. */
export const hostRootFolder = 'dist-host';

/** Files that configure the host, and must be at its root alone. */
const moved = ['_headers', '_redirects'];
/** Files that programs look for at the root of a host. */
const copied = [withoutBase(missingFilePath), 'robots.txt', 'favicon.ico', '.well-known'];

/**
 * Makes a folder of all files of a host from a site in a folder of it: `dist/` becomes `dist-host/news/`, with what belongs at the root
 * of the host there, and a redirect from the root to the site. `base` is the path of the site, `/news/`.
 */
export function makeHostRoot(dist: string, root: string, base: string): void {
  rmSync(root, { recursive: true, force: true });
  const site = join(root, base);
  mkdirSync(site, { recursive: true });
  cpSync(dist, site, { recursive: true });
  for (const name of moved) if (existsSync(join(site, name))) renameSync(join(site, name), join(root, name));
  for (const name of copied)
    if (existsSync(join(site, name))) cpSync(join(site, name), join(root, name), { recursive: true });
  const redirects = join(root, '_redirects');
  const others = existsSync(redirects) ? readFileSync(redirects, 'utf8') : '';
  writeFileSync(redirects, `/ ${base} 302\n${others}`);
}
