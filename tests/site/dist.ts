import { existsSync, readFileSync } from 'node:fs';
import { join, posix, resolve, sep } from 'node:path';
import { parse } from 'yaml';
import { filesIn } from '../files-in.ts';

/**
 * The publication under test and its built site, as files: content/ of this project, or the publication that
 * VERBATIM_PUBLICATION names. `npm run build` builds the one, `npm run build -- --content <folder>` the other.
 */
export const root = resolve(import.meta.dirname, '../..', process.env.VERBATIM_PUBLICATION ?? '');
export const dist = join(root, 'dist');
if (!existsSync(join(dist, 'index.html')))
  throw new Error('There is no built site in dist/: run `npm run build` first (`npm test` does).');

/** The settings in content/site.yaml. `url` is the origin of every permalink. */
export const site = parse(readFileSync(join(root, 'content/site.yaml'), 'utf8')) as {
  name: string;
  url: string;
  tagAuthority: string;
  languages: [string, ...string[]];
  license: { url: string };
};
/** The language of an article that names none. */
export const [firstLanguage] = site.languages;
/** Returns the path of a page that every language has: `/ar/topics/`, but `/topics/` in the first language. */
export const pathIn = (lang: string, path = '/'): string =>
  lang === firstLanguage ? path : `/${lang}${path}`;
export const origin = site.url;

/** Returns the direction in which a language is written, by the data of Unicode in this version of Node. */
export const direction = (lang: string): string | undefined => new Intl.Locale(lang).getTextInfo().direction;

const ledgerFile = join(root, 'content/permalinks.json');
/** What content/permalinks.json has of each address; nothing before the first publication. */
export const ledger = (existsSync(ledgerFile) ? JSON.parse(readFileSync(ledgerFile, 'utf8')) : {}) as Record<
  string,
  { since?: string } | undefined
>;

/** Every published file, as a path from the site’s root: `/articles/three-towns/index.html`. */
export const files: readonly string[] = filesIn(dist).map((file) =>
  file.slice(dist.length).split(sep).join('/'),
);

export const read = (file: string): Buffer => readFileSync(join(dist, file));
export const readText = (file: string): string => read(file).toString('utf8');

/** Returns the file that a static host serves for a path, or undefined. */
export function fileAt(path: string): string | undefined {
  const file = decodeURIComponent(path);
  const candidates = file.endsWith('/') ? [posix.join(file, 'index.html')] : [file, `${file}.html`];
  return candidates.find((candidate) => known.has(candidate));
}
const known = new Set(files);
