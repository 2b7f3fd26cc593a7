import { site } from '../site.ts';

/** A language’s front page; the first language’s, and that of languages the site is not written in, is the root. */
export const frontPath = (lang: string): string =>
  site.languages.slice(1).some((own) => own === lang) ? `/${lang}/` : '/';
/** The search page of a language. */
export const searchPath = (lang: string): string => `${frontPath(lang)}search/`;

/** Paths of everything that has an address, from the site's root, with a slash at the end. */
export const articlePath = (slug: string): string => `/articles/${slug}/`;
/** The page of what an article rests on. */
export const sourcesPath = (slug: string): string => `${articlePath(slug)}sources/`;
/** An article as plain Markdown. */
export const markdownPath = (slug: string): string => `/articles/${slug}.md`;
/** How we work: sourcing, quoting, correcting. */
export const principlesPath = '/about/how-we-work/';
/** A language’s folder as a route has it: the first language has none. */
export const folderOf = (lang: string): string | undefined => (lang === site.languages[0] ? undefined : lang);
/** The same page in every language of the site, the first one’s in front. */
export const inEachLanguage = (pathIn: (lang: string) => string): { lang: string; path: string }[] =>
  site.languages.map((lang) => ({ lang, path: pathIn(lang) }));
/** The list of topics in a language, and a topic’s page in it. */
export const topicsPath = (lang: string): string => `${frontPath(lang)}topics/`;
export const topicPath = (id: string, lang: string = site.languages[0]): string =>
  `${topicsPath(lang)}${id}/`;
export const personPath = (id: string): string => `/people/${id}/`;
export const quotePath = (id: string): string => `/q/${id}/`;
/** The small page that other sites show in a frame, and what they can read about it. */
export const embedPath = (id: string): string => `${quotePath(id)}embed/`;
export const oEmbedPath = (id: string): string => `${quotePath(id)}oembed.json`;

/** The page that tells how to cite an article. */
export const citePath = (slug: string): string => `${articlePath(slug)}cite/`;
/** The files for reference managers, by the ending of their name: beside the page of an article or a quote, at `path`. */
export const citationFiles = ['bib', 'biblatex.bib', 'ris', 'json'] as const;
export type CitationFormat = (typeof citationFiles)[number];
export const citationFilePath = (path: string, format: CitationFormat): string => `${path}citation.${format}`;
/** An article's sources as CSL-JSON. */
export const sourcesFilePath = (slug: string): string => `${articlePath(slug)}sources.json`;

/** Id of a quote's marked words inside its article. */
export const quoteFragment = (id: string): string => `q-${id}`;

/** Id of a correction inside its article, by its place in the list, from 0. Capital, because no heading and no editor’s id has one. */
export const correctionFragment = (index: number): string => `C${index + 1}`;

/** The absolute address of a path on this site. */
export const absolute = (path: string): string => new URL(path, site.url).href;
