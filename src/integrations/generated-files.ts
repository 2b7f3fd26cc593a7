import { hash } from 'node:crypto';
import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { today } from '../content/clock.ts';
import { articleBookPath } from '../model/books.ts';
import type { Article } from '../model/joined.ts';
import type { Library } from '../model/library.ts';
import { moment } from '../model/moment.ts';
import {
  type FeedFormat,
  feedPath,
  fileAt,
  llmsPath,
  newsSitemapPath,
  oEmbedPath,
  recordPath,
  securityPath,
  speculationPath,
} from '../model/routes.ts';
import { llmsTxt } from '../outputs/exports/llms-txt.ts';
import { atom } from '../outputs/feeds/atom.ts';
import { type BookSizeOf, type FeedItem, feedItems, type HtmlOf } from '../outputs/feeds/feed-items.ts';
import {
  allFeeds,
  type Feed,
  type FeedEntries,
  longestFeed,
  type WholeFeed,
} from '../outputs/feeds/feeds.ts';
import { jsonFeed } from '../outputs/feeds/json-feed.ts';
import { rss } from '../outputs/feeds/rss.ts';
import { legacyFiles } from '../outputs/legacy-files.ts';
import { newsSitemap } from '../outputs/news-sitemap.ts';
import { recordFile } from '../outputs/record.ts';
import { securityTxt } from '../outputs/security-txt.ts';
import { withdrawnFile } from '../outputs/share/annotation.ts';
import { speculationRules } from '../outputs/speculation.ts';
import { counted } from '../text/counted.ts';
import { fileKeeper, keepOrWrite } from './kept-files.ts';
import { siteFile } from './site-files.ts';

/** The writer of each format of `feedFormats`; `changed` is the time at which the feed last changed. */
const feedWriters: Record<FeedFormat, (feed: Feed, items: readonly FeedItem[], changed: string) => string> = {
  rss,
  atom,
  json: jsonFeed,
};

/** The text of an article for feeds, and a hash of everything that it depends on. */
export interface TextsForFeeds {
  htmlOf: HtmlOf;
  keyOf: (article: Article) => string;
}

/**
 * Writes the files for programs: feeds, what people said, news sitemap, security.txt, llms.txt. Runs after the build because feeds contain the text of
 * finished pages, and the size of books. Those of which nothing has changed are taken from the previous build. The dev server makes each file when it is asked for
 * (files-in-development.ts).
 */
export function generatedFiles(published: () => Promise<Library>, texts: TextsForFeeds): AstroIntegration {
  return {
    name: 'generated-files',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const dist = fileURLToPath(dir);
        const keeper = fileKeeper();
        const library = await published();
        const sizeOf: BookSizeOf = (path) =>
          statSync(siteFile(dist, fileAt(path)), { throwIfNoEntry: false })?.size;
        /** What the texts of a feed depend on. */
        const keysOf = ({ entries }: WholeFeed) =>
          articlesIn(entries).map((article) => {
            const book = articleBookPath(article);
            return [texts.keyOf(article), book === undefined ? undefined : sizeOf(book)];
          });
        const propsOf = (of: WholeFeed) => JSON.stringify([keeper?.textOf(of), keysOf(of)]);
        let count = 0;
        const made = generated(library, texts.htmlOf, today(), { tracked: keeper?.library, sizeOf });
        for (const { path, make, of } of made) {
          count++;
          const file = fileAt(path);
          const props = () => (of === 'library' || !of ? 'library' : hash('sha256', propsOf(of)));
          keepOrWrite(of && keeper, dist, file, { props, text: make });
        }
        logger.info(`${counted(count, 'file')} for programs`);
      },
    },
  };
}

/** Returns the articles whose texts a feed can have. */
const articlesIn = (entries: FeedEntries): readonly Article[] =>
  'articles' in entries ? entries.articles.slice(0, longestFeed) : [];

/** A file for programs. */
interface GeneratedFile {
  path: string;
  make: () => string;
  /** The feed that it is; `library` if it depends on nothing but the library. Files without this are always written. */
  of?: WholeFeed | 'library';
}

/** Returns the files with their paths, one at a time. */
export function* generatedFileTexts(
  library: Library,
  htmlOf: HtmlOf,
  today: string,
): Generator<[path: string, text: string]> {
  for (const { path, make } of generated(library, htmlOf, today)) yield [path, make()];
}

/** Dates come from the content, except for what depends on `today`, so that an unchanged feed has the same bytes. */
function* generated(
  library: Library,
  htmlOf: HtmlOf,
  today: string,
  { tracked = library, sizeOf }: { tracked?: Library | undefined; sizeOf?: BookSizeOf } = {},
): Generator<GeneratedFile> {
  for (const [path, make] of legacyFiles(library)) yield { path, make };
  for (const of of allFeeds(tracked))
    for (const format of of.formats)
      yield {
        path: feedPath(of.feed.path, format),
        make: () => feedText(tracked, of, format, htmlOf, sizeOf),
        of,
      };
  for (const quote of library.withdrawnQuotes)
    yield { path: oEmbedPath(quote.id), make: () => withdrawnFile(quote) };
  for (const person of tracked.people)
    if (person.record.length > 0)
      yield { path: recordPath(person.id), make: () => recordFile(person), of: 'library' };
  yield { path: newsSitemapPath, make: () => newsSitemap(library.articles, today) };
  yield { path: securityPath, make: () => securityTxt(today) };
  yield { path: llmsPath, make: () => llmsTxt(tracked), of: 'library' };
  yield { path: speculationPath, make: speculationRules };
}

/** Returns a feed in a format; `htmlOf` returns the text of each of its articles, `sizeOf` the size of each of its books, if it is known. */
export function feedText(
  library: Library,
  { feed, entries }: { feed: Feed; entries: FeedEntries },
  format: FeedFormat,
  htmlOf: HtmlOf,
  sizeOf?: BookSizeOf,
): string {
  const items = feedItems(entries, feed.lang, htmlOf, sizeOf);
  const changed = latest(
    items.length > 0
      ? items.map(({ changed }) => changed)
      : library.articles.map(({ changedAt }) => changedAt),
  );
  return feedWriters[format](feed, items, changed);
}

/** A feed must have a time; that of an empty site is the epoch. */
const latest = (moments: readonly string[]) =>
  moments.reduce((a, b) => (Date.parse(a) > Date.parse(b) ? a : b), moment('1970-01-01'));
