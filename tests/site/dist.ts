import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The built site, as files. The tests judge what is there; `npm run build` makes it. */
export const root = fileURLToPath(new URL('../../', import.meta.url));
export const dist = join(root, 'dist');
if (!existsSync(join(dist, 'index.html')))
  throw new Error('There is no built site in dist/: run `npm run build` first (`npm test` does).');

/** Origin of every permanent address. Written out, so that a change in content/site.yaml is seen here. */
export const origin = 'https://verbatim.example';

/** Every published file, as a path from the site’s root: `/articles/three-towns/index.html`. */
export const files: readonly string[] = readdirSync(dist, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name).slice(dist.length).split(sep).join('/'))
  .sort();

export const read = (file: string): Buffer => readFileSync(join(dist, file));
export const readText = (file: string): string => read(file).toString('utf8');

/** The file that a static host answers a path with, or undefined. */
export function fileAt(path: string): string | undefined {
  const file = decodeURIComponent(path);
  const candidates = file.endsWith('/') ? [posix.join(file, 'index.html')] : [file, `${file}.html`];
  return candidates.find((candidate) => known.has(candidate));
}
const known = new Set(files);
