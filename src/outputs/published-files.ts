import { bookEntries } from '../model/books.ts';
import { leavesInFile } from '../model/ledger-entry.ts';
import type { Library } from '../model/library.ts';
import {
  annotationPath,
  feedPath,
  ledgerPartPath,
  ledgerPath,
  llmsPath,
  logoPath,
  markdownPath,
  newsSitemapPath,
  oEmbedPath,
  recordPath,
  robotsPath,
  securityPath,
  sitemapPath,
  speculationPath,
} from '../model/routes.ts';
import { pageUrls } from '../model/urls.ts';
import { verifyFilePaths } from '../model/verify-files.ts';
import { cardFilePath, publishedCards } from './cards/names.ts';
import { allFeeds } from './feeds/feeds.ts';
import { icons } from './icons.ts';
import { legacyFiles } from './legacy-files.ts';
import { sitemapParts } from './sitemaps.ts';

/**
 * Returns the paths of all files, other than pages, that a link may point to: feeds, articles as Markdown, what people said, files for
 * reference managers, cards, icons, the data for verifying quotations, and files for search engines and assistants. Files in public/ and assets of pages are not included.
 */
export function publishedFiles(library: Library): Set<string> {
  const { articles, quotes } = library;
  const files = new Set([
    ...allFeeds(library).flatMap(({ feed, formats }) => formats.map((format) => feedPath(feed.path, format))),
    ...articles.map(({ slug }) => markdownPath(slug)),
    ...bookEntries(library).map(({ path }) => path),
    ...library.people.filter(({ record }) => record.length > 0).map(({ id }) => recordPath(id)),
    ...[...quotes, ...library.withdrawnQuotes].map((quote) => oEmbedPath(quote.id)),
    ...quotes.filter(({ path }) => library.legacy.pages.has(path)).map((quote) => annotationPath(quote.id)),
    ...legacyFiles(library).keys(),
    ...publishedCards(library).keys().map(cardFilePath),
    ...verifyFilePaths(library),
    ...siteFiles,
    ...ledgerFilePaths(library),
    ...sitemapParts(library),
  ]);
  // Everything under a former URL redirects too.
  const inFolder = Map.groupBy(files, (file) => file.slice(0, file.lastIndexOf('/') + 1));
  for (const { path, to } of pageUrls(library)) {
    if (to === undefined) continue;
    for (const file of inFolder.get(to.path) ?? []) files.add(`${path}${file.slice(to.path.length)}`);
    for (const ending of nextToPages)
      if (files.has(to.path.slice(0, -1) + ending)) files.add(path.slice(0, -1) + ending);
  }
  return files;
}

/** Endings of the files that are next to a page and not below it. */
export const nextToPages = ['.md', '.epub'];

/** Returns the paths of the public ledger. */
const ledgerFilePaths = ({ ledger }: Library): string[] =>
  ledger
    ? [
        ledgerPath,
        ...Array.from({ length: Math.ceil(ledger.size / leavesInFile) }, (_, index) => ledgerPartPath(index)),
      ]
    : [];

const siteFiles = [
  newsSitemapPath,
  sitemapPath,
  robotsPath,
  llmsPath,
  securityPath,
  speculationPath,
  logoPath,
  ...icons.map(({ path }) => path),
];
