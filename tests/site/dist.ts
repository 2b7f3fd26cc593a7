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

/** The settings in content/site.yaml. */
export const site = parse(readFileSync(join(root, 'content/site.yaml'), 'utf8')) as {
  name: string;
  url: string;
  tagAuthority: string;
  languages: [string, ...string[]];
  license: { url: string };
  timeZone: string;
};
/** The language of an article that names none. */
export const [firstLanguage] = site.languages;
/** Returns the path of a page that every language has: `/ar/topics/`, but `/topics/` in the first language. */
export const pathIn = (lang: string, path = '/'): string =>
  lang === firstLanguage ? path : `/${lang}${path}`;

/** The site’s URL without a slash at its end: `https://example.org`, `https://user.github.io/repo`. With a path of the site after it, it is a page’s URL. */
export const siteUrl = site.url.replace(/\/$/, '');
/** Scheme and host of every URL of the site. */
export const { origin } = new URL(siteUrl);
const base = siteUrl.slice(origin.length);
/** Returns a path of the site as its pages link it: `/repo/about/` for `/about/`. Only this file knows of `/repo`; paths in tests start at the site’s root. */
export const linkTo = (path: string): string => base + path;
/** Returns the path of a URL, or of a link on a page, from the site’s root: `/about/` for `/repo/about/`. Throws if it leads out of the site. */
export function pathOf(address: string, page = '/'): string {
  const { origin: host, pathname } = new URL(address, siteUrl + page);
  if (host !== origin || !pathname.startsWith(`${base}/`))
    throw new Error(`${address} leads out of ${siteUrl}/`);
  return pathname.slice(base.length);
}

/** Returns the direction in which a language is written, by the data of Unicode in this version of Node. */
export const direction = (lang: string): string | undefined => new Intl.Locale(lang).getTextInfo().direction;

/** Returns text with the digits of every script as those of ASCII. */
export const plainDigits = (text: string): string =>
  // The digits of ASCII, of Arabic and of Persian each begin at a multiple of 16.
  text.replace(/[0-9٠-٩۰-۹]/g, (digit) => String((digit.codePointAt(0) ?? 0) % 16));

/** Returns the moment at which a day begins in the publication’s time zone: `2026-10-02T00:00:00+02:00`. */
export function moment(day: string): string {
  const parts = new Intl.DateTimeFormat('en', {
    timeZone: site.timeZone,
    timeZoneName: 'longOffset',
  }).formatToParts(Date.parse(`${day}T00:00:00Z`));
  const offset =
    parts.find(({ type }) => type === 'timeZoneName')?.value.replace(/^GMT(?:\+00:00)?/, '') ?? '';
  return `${day}T00:00:00${offset === '' ? 'Z' : offset}`;
}

const ledgerFile = join(root, 'content/permalinks.json');
/** What content/permalinks.json has of each address; nothing before the first publication. */
export const ledger = (existsSync(ledgerFile) ? JSON.parse(readFileSync(ledgerFile, 'utf8')) : {}) as Record<
  string,
  { since?: string; cards?: string[] } | undefined
>;

/** Every published file, as a path from the site’s root: `/articles/three-towns/index.html`. */
export const files: readonly string[] = filesIn(dist).map((file) =>
  file.slice(dist.length).split(sep).join('/'),
);

export const read = (file: string): Buffer => readFileSync(join(dist, file));
export const readText = (file: string): string => read(file).toString('utf8');

/** Returns the file that a static host serves for a path from the site’s root, or undefined. */
export function fileAt(path: string): string | undefined {
  const file = decodeURIComponent(path);
  const candidates = file.endsWith('/') ? [posix.join(file, 'index.html')] : [file, `${file}.html`];
  return candidates.find((candidate) => known.has(candidate));
}
const known = new Set(files);
