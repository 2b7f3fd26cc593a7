import { base, site } from '../site.ts';
import { leavesInFile } from './ledger-entry.ts';

/**
 * Every path of the site as it is on its host: `/q/some-words/`, or `/repo/q/some-words/` for a site whose URL has a path. Paths of pages
 * end in a slash. A lint rule rejects paths in other modules of `src/`, so that a path is changed here only.
 *
 * Constants are templates of `base` alone, which the bundler evaluates for a site at `/`: its scripts contain the finished paths.
 */

/**
 * Returns the path on the host of a link that starts at the site’s root, as editors write it: `/repo/about/` for `/about/`. Other
 * links are returned as they are.
 */
export const withBase = (link: string): string => (/^\/(?!\/)/.test(link) ? base + link.slice(1) : link);
/** Returns a path from the site’s root, as the ledger and the folder of the built site have it: `/about/` for `/repo/about/`. */
export const withoutBase = (path: string): string =>
  path.startsWith(base) ? path.slice(base.length - 1) : path;
/** Returns the file of a path in the folder of the built site: `feed.xml` for `/repo/feed.xml`. */
export const fileAt = (path: string): string => withoutBase(path).slice(1);
/** Returns the file of a page in the folder of the built site: `about/index.html` for `/repo/about/`. */
export const pageFileAt = (path: string): string => `${fileAt(path)}index.html`;

/** Returns the path of a language’s front page: the root for the site’s first language and for languages that the site does not have. */
export const frontPath = (lang: string): string =>
  site.languages.slice(1).some((own) => own === lang) ? `${base}${lang}/` : base;
/** The front page of the site’s first language. */
export const homePath = base;
/** The search page of a language. */
export const searchPath = (lang: string): string => `${frontPath(lang)}search/`;
/** The page that answers whether a quotation is genuine, in a language. */
export const verifyPath = (lang: string): string => `${frontPath(lang)}verify/`;
/** That page with words or a permalink to check. They are behind the #, which browsers do not send to the server. */
export const verifyTextPath = (lang: string, text: string): string =>
  `${verifyPath(lang)}#text=${encodeURIComponent(text)}`;

/** The folder of all articles. */
export const articlesPath = `${base}articles/`;
export const articlePath = (slug: string): string => `${articlesPath}${slug}/`;
/** The page of an article’s sources, which also says how to cite it. */
export const sourcesPath = (slug: string): string => `${articlePath(slug)}sources/`;
/** An article as plain Markdown. */
export const markdownPath = (slug: string): string => `${articlesPath}${slug}.md`;
/** The EPUB of an article or a series, next to its page at `path`. */
export const bookPath = (path: string): string => `${path.slice(0, -1)}.epub`;
/** The media type of EPUB files. */
export const bookType = 'application/epub+zip';
/** A page of content/pages in a language: `/about/`, `/ar/about/`. */
export const pagePath = (lang: string, segments: readonly string[]): string =>
  `${frontPath(lang)}${segments.join('/')}/`;
/** The log of all corrections. */
export const correctionsPath = `${base}corrections/`;
/** A language’s folder in Astro routes; undefined for the first language. */
export const folderOf = (lang: string): string | undefined => (lang === site.languages[0] ? undefined : lang);
/** A page in every language of the site, the first language first. */
export const inEachLanguage = (pathIn: (lang: string) => string): { lang: string; path: string }[] =>
  site.languages.map((lang) => ({ lang, path: pathIn(lang) }));
/** The list of topics in a language, and a topic’s page in it. */
export const topicsPath = (lang: string = site.languages[0]): string => `${frontPath(lang)}topics/`;
export const topicPath = (id: string, lang: string = site.languages[0]): string =>
  `${topicsPath(lang)}${id}/`;
/** A series’ page in a language. */
export const seriesPath = (id: string, lang: string = site.languages[0]): string =>
  `${frontPath(lang)}series/${id}/`;
export const personPath = (id: string): string => `${base}people/${id}/`;
/** The list of all quotes, and the lists that its filters link to if it has several pages. */
export const quotesPath = `${base}quotes/`;
export const quotesInPath = (lang: string): string => `${quotesPath}in/${lang}/`;
export const ownWordsPath = `${base}quotes/own-words/`;
export const speakersPath = `${base}quotes/speakers/`;
export const topicQuotesPath = (id: string): string => `${topicPath(id)}quotes/`;
/** What a person said, for programs (outputs/record.ts). */
export const recordPath = (id: string): string => `${personPath(id)}record.json`;
/** A list of a person that is too long for the person’s page. */
export const personListPath = (id: string, list: 'quotes' | 'articles' | 'named-in'): string =>
  `${personPath(id)}${list}/`;
/** A full page of the list at a path, counted from the oldest entries. */
export const listPagePath = (list: string, number: number): string => `${list}${number}/`;
/** The years with articles in a language, and the articles of a year. */
export const archivePath = (lang: string): string => `${frontPath(lang)}archive/`;
export const archiveYearPath = (year: string, lang: string): string => `${archivePath(lang)}${year}/`;
export const quotePath = (id: string): string => `${base}q/${id}/`;
/** The sharing panel on a quote’s page. */
export const sharePath = (id: string): string => `${quotePath(id)}#share`;
/** The page that other sites embed in a frame, and its oEmbed description. */
export const embedPath = (id: string): string => `${quotePath(id)}embed/`;
export const oEmbedPath = (id: string): string => `${quotePath(id)}oembed.json`;
/** A quote as a W3C Web Annotation; a file of its own only below legacy pages (legacy.ts), and part of the oEmbed file below all. */
export const annotationPath = (id: string): string => `${quotePath(id)}annotation.json`;

/** The id of the part of a page that says how to cite an article or a quote. */
export const citeFragment = 'cite';
/** How to cite an article. */
export const citePath = (slug: string): string => `${sourcesPath(slug)}#${citeFragment}`;
/** Where that was a page of its own, in pages of the first layout (legacy.ts). */
export const legacyCitePath = (slug: string): string => `${articlePath(slug)}cite/`;
/** Names and media types of the formats for reference managers, by file extension. */
export const citationFormats = {
  bib: { name: 'BibTeX', type: 'application/x-bibtex' },
  'biblatex.bib': { name: 'BibLaTeX', type: 'application/x-bibtex' },
  ris: { name: 'RIS', type: 'application/x-research-info-systems' },
  json: { name: 'CSL-JSON', type: 'application/vnd.citationstyles.csl+json' },
} as const satisfies Record<string, { name: string; type: string }>;
export type CitationFormat = keyof typeof citationFormats;
export const citationFiles = Object.keys(citationFormats) as CitationFormat[];
/** The file in a format, next to the page of an article or a quote at `path`; only below legacy pages (legacy.ts). */
export const citationFilePath = (path: string, format: CitationFormat): string => `${path}citation.${format}`;
/** An article's sources as CSL-JSON; only below legacy pages. */
export const sourcesFilePath = (slug: string): string => `${articlePath(slug)}sources.json`;

/**
 * The formats of every feed: the file name, the media type in links, and the content type that hosts send, if it is not that of the file
 * extension. XML feeds are sent as application/xml, which browsers display.
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

/** The style sheet of the filters of the list of quotes, which depends on the content. */
export const quoteFiltersPath = `${base}quotes/filters.css`;
/** The folder of share cards. */
export const cardsPath = `${base}cards/`;
/** The folder of the search index. */
export const searchIndexPath = `${base}pagefind/`;
/** The folder of the files with which quotations are verified, and one of them (verify-files.ts). */
export const verifyFilesPath = `${base}verify/`;
export const verifyFilePath = (name: string): string => `${verifyFilesPath}${name}`;
/** The page for missing URLs, and its file. */
export const missingPath = `${base}404`;
export const missingFilePath = `${base}404.html`;
/** The site’s icon as SVG, and files with well-known names. */
export const logoPath = `${base}favicon.svg`;
export const sitemapPath = `${base}sitemap-index.xml`;
/** A sitemap of the index, from 0. */
export const sitemapPartPath = (index: number): string => `${base}sitemap-${index}.xml`;
export const newsSitemapPath = `${base}news-sitemap.xml`;
export const robotsPath = `${base}robots.txt`;
export const llmsPath = `${base}llms.txt`;
/** What browsers may load before a reader follows a link. */
export const speculationPath = `${base}speculation.json`;
export const securityPath = `${base}.well-known/security.txt`;
/** What the site says about itself: `release.ts`. */
export const releasePath = `${base}.well-known/verbatim.json`;

/** The newest root of the public ledger, and a file of its leaves, from 0 (ledger-entry.ts). */
export const ledgerPath = `${base}ledger.json`;
export const ledgerPartsPath = `${base}ledger/`;
export const ledgerPartPath = (index: number): string => `${ledgerPartsPath}${index}.json`;

/** Where the hash of a quote’s words is: the file, and the number of the leaf in the ledger. */
export const proofPath = ({ leaf }: { leaf: number }): string =>
  `${ledgerPartPath(Math.floor(leaf / leavesInFile))}#${leaf}`;

/** Id of a quote's marked words inside its article. */
export const quoteFragment = (id: string): string => `q-${id}`;

/** Id of a correction inside its article, by its index in the list. Upper case, so that it never equals the id of a heading or an editor’s id. */
export const correctionFragment = (index: number): string => `C${index + 1}`;

/** Returns the absolute URL of a path on this site. */
export const absolute = (path: string): string =>
  // Most paths need no parser, which takes several times as long; a page asks for a dozen.
  plainPath.test(path) ? site.origin + path : new URL(path, site.origin).href;

/** Paths that a parser of URLs leaves as they are. */
const plainPath = /^(?:\/[\w-][\w.-]*)+\/?$/;

const firstSegment = (path: string) => withoutBase(path).split('/')[1] ?? '';

/**
 * Returns the first path segments that pages of content/pages cannot use, because the software uses them. A function, so that browser
 * scripts which import one path do not contain the settings of the site.
 */
export const reservedSegments = (): ReadonlySet<string> =>
  new Set([
    ...[
      articlesPath,
      topicsPath(),
      seriesPath('x'),
      personPath('x'),
      quotePath('x'),
      quotesPath,
      correctionsPath,
    ].map(firstSegment),
    ...[
      searchPath(site.languages[0]),
      verifyPath(site.languages[0]),
      archivePath(site.languages[0]),
      cardsPath,
      searchIndexPath,
    ].map(firstSegment),
    'assets',
    '404',
  ]);
