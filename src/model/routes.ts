import { site } from '../site.ts';

/**
 * Every path of the site, from its root, with a slash at the end of a page’s. Nothing else in `src/` writes one down (a lint rule
 * refuses it): a path that changes changes here.
 */

/** A language’s front page; the first language’s, and that of languages the site is not written in, is the root. */
export const frontPath = (lang: string): string =>
  site.languages.slice(1).some((own) => own === lang) ? `/${lang}/` : '/';
/** The front page of the site’s first language. */
export const homePath = '/';
/** The search page of a language. */
export const searchPath = (lang: string): string => `${frontPath(lang)}search/`;

/** What the paths of all articles begin with. */
export const articlesPath = '/articles/';
export const articlePath = (slug: string): string => `${articlesPath}${slug}/`;
/** The page of what an article rests on. */
export const sourcesPath = (slug: string): string => `${articlePath(slug)}sources/`;
/** An article as plain Markdown. */
export const markdownPath = (slug: string): string => `${articlesPath}${slug}.md`;
/** A page of content/pages in a language: `/about/`, `/ar/about/`. */
export const pagePath = (lang: string, segments: readonly string[]): string =>
  `${frontPath(lang)}${segments.join('/')}/`;
/** The log of all corrections. */
export const correctionsPath = '/corrections/';
/** A language’s folder as a route has it: the first language has none. */
export const folderOf = (lang: string): string | undefined => (lang === site.languages[0] ? undefined : lang);
/** The same page in every language of the site, the first one’s in front. */
export const inEachLanguage = (pathIn: (lang: string) => string): { lang: string; path: string }[] =>
  site.languages.map((lang) => ({ lang, path: pathIn(lang) }));
/** The list of topics in a language, and a topic’s page in it. */
export const topicsPath = (lang: string = site.languages[0]): string => `${frontPath(lang)}topics/`;
export const topicPath = (id: string, lang: string = site.languages[0]): string =>
  `${topicsPath(lang)}${id}/`;
export const personPath = (id: string): string => `/people/${id}/`;
/** The list of all quotes. */
export const quotesPath = '/quotes/';
export const quotePath = (id: string): string => `/q/${id}/`;
/** The panel on a quote’s page that shares it. */
export const sharePath = (id: string): string => `${quotePath(id)}#share`;
/** The small page that other sites show in a frame, and what they can read about it. */
export const embedPath = (id: string): string => `${quotePath(id)}embed/`;
export const oEmbedPath = (id: string): string => `${quotePath(id)}oembed.json`;
/** A quote as a W3C Web Annotation. */
export const annotationPath = (id: string): string => `${quotePath(id)}annotation.json`;

/** The page that tells how to cite an article. */
export const citePath = (slug: string): string => `${articlePath(slug)}cite/`;
/** The formats for reference managers, by the extension of their files: their names and media types. */
export const citationFormats = {
  bib: { name: 'BibTeX', type: 'application/x-bibtex' },
  'biblatex.bib': { name: 'BibLaTeX', type: 'application/x-bibtex' },
  ris: { name: 'RIS', type: 'application/x-research-info-systems' },
  json: { name: 'CSL-JSON', type: 'application/vnd.citationstyles.csl+json' },
} as const satisfies Record<string, { name: string; type: string }>;
export type CitationFormat = keyof typeof citationFormats;
export const citationFiles = Object.keys(citationFormats) as CitationFormat[];
/** The file in a format, next to the page of an article or a quote at `path`. */
export const citationFilePath = (path: string, format: CitationFormat): string => `${path}citation.${format}`;
/** An article's sources as CSL-JSON. */
export const sourcesFilePath = (slug: string): string => `${articlePath(slug)}sources.json`;

/**
 * The formats of every feed: the file, its media type in links, and the content type that hosts send where it is not that of the extension.
 * XML feeds are sent as application/xml, which browsers display.
 */
export const feedFormats = {
  rss: { file: 'feed.xml', type: 'application/rss+xml', sentAs: undefined },
  atom: { file: 'atom.xml', type: 'application/atom+xml', sentAs: undefined },
  json: { file: 'feed.json', type: 'application/feed+json', sentAs: 'application/feed+json' },
} as const satisfies Record<string, { file: string; type: string; sentAs: string | undefined }>;
export type FeedFormat = keyof typeof feedFormats;
/** The file of a feed in a folder such as `/topics/iran/`. */
export const feedPath = (folder: string, format: FeedFormat): string =>
  `${folder}${feedFormats[format].file}`;

/** Style sheets that depend on the content: the filters of the list of quotes, the notes beside the text. */
export const quoteFiltersPath = `${quotesPath}filters.css`;
export const sideNotesPath = `${articlesPath}notes.css`;
/** The folder of share cards. */
export const cardsPath = '/cards/';
/** The folder of the search index. */
export const searchIndexPath = '/pagefind/';
/** The page that answers for whatever is missing, and its file. */
export const missingPath = '/404';
export const missingFilePath = `${missingPath}.html`;
/** The site’s icon as a drawing, and files of the whole site that programs know by their names. */
export const logoPath = '/favicon.svg';
export const sitemapPath = '/sitemap-index.xml';
export const sitemapPartPath = '/sitemap-0.xml';
export const newsSitemapPath = '/news-sitemap.xml';
export const robotsPath = '/robots.txt';
export const llmsPath = '/llms.txt';

/** Id of a quote's marked words inside its article. */
export const quoteFragment = (id: string): string => `q-${id}`;

/** Id of a correction inside its article, by its place in the list, from 0. Capital, because no heading and no editor’s id has one. */
export const correctionFragment = (index: number): string => `C${index + 1}`;

/** The absolute address of a path on this site. */
export const absolute = (path: string): string => new URL(path, site.url).href;

/**
 * Returns the first parts of paths that a page of content/pages may not have: the site’s own pages and files are there. A function, so
 * that scripts which need a path alone do not carry the settings of the site to readers.
 */
export const reservedSegments = (): ReadonlySet<string> =>
  new Set([
    ...[articlesPath, topicsPath(), personPath('x'), quotePath('x'), quotesPath, correctionsPath].map(
      (path) => path.split('/')[1] ?? '',
    ),
    ...[searchPath(site.languages[0]), cardsPath, searchIndexPath].map((path) => path.split('/')[1] ?? ''),
    'assets',
    '404',
  ]);
