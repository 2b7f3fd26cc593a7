import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { today } from '../content/clock.ts';
import type { Library } from '../model/library.ts';
import { moment } from '../model/moment.ts';
import {
  type FeedFormat,
  feedPath,
  llmsPath,
  newsSitemapPath,
  oEmbedPath,
  recordPath,
  securityPath,
  speculationPath,
  withoutBase,
} from '../model/routes.ts';
import { llmsTxt } from '../outputs/exports/llms-txt.ts';
import { atom } from '../outputs/feeds/atom.ts';
import { type FeedItem, feedItems, type HtmlOf } from '../outputs/feeds/feed-items.ts';
import { allFeeds, type Feed, type FeedEntries } from '../outputs/feeds/feeds.ts';
import { jsonFeed } from '../outputs/feeds/json-feed.ts';
import { rss } from '../outputs/feeds/rss.ts';
import { legacyFiles } from '../outputs/legacy-files.ts';
import { newsSitemap } from '../outputs/news-sitemap.ts';
import { recordFile } from '../outputs/record.ts';
import { securityTxt } from '../outputs/security-txt.ts';
import { withdrawnFile } from '../outputs/share/annotation.ts';
import { speculationRules } from '../outputs/speculation.ts';
import { counted } from '../text/counted.ts';

/** The writer of each format of `feedFormats`; `changed` is the time at which the feed last changed. */
const feedWriters: Record<FeedFormat, (feed: Feed, items: readonly FeedItem[], changed: string) => string> = {
  rss,
  atom,
  json: jsonFeed,
};

/**
 * Writes the files for programs: feeds, what people said, news sitemap, security.txt, llms.txt. Runs after the build because feeds contain the text of
 * finished pages, which `htmlOf` returns. The dev server makes each when it is asked for (files-in-development.ts).
 */
export function generatedFiles(published: () => Promise<Library>, htmlOf: HtmlOf): AstroIntegration {
  return {
    name: 'generated-files',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const dist = fileURLToPath(dir);
        let count = 0;
        for (const [path, text] of generatedFileTexts(await published(), htmlOf, today())) {
          const file = join(dist, withoutBase(path));
          mkdirSync(dirname(file), { recursive: true });
          writeFileSync(file, text);
          count++;
        }
        logger.info(`${counted(count, 'file')} for programs`);
      },
    },
  };
}

/**
 * Returns the files with their paths, one at a time. Dates come from the content, except for what depends on `today`, so that an
 * unchanged feed has the same bytes.
 */
export function* generatedFileTexts(
  library: Library,
  htmlOf: HtmlOf,
  today: string,
): Generator<[path: string, text: string]> {
  for (const [path, text] of legacyFiles(library)) yield [path, text()];
  for (const each of allFeeds(library))
    for (const format of each.formats)
      yield [feedPath(each.feed.path, format), feedText(library, each, format, htmlOf)];
  for (const quote of library.withdrawnQuotes) yield [oEmbedPath(quote.id), withdrawnFile(quote)];
  for (const person of library.people)
    if (person.record.length > 0) yield [recordPath(person.id), recordFile(person)];
  yield [newsSitemapPath, newsSitemap(library.articles, today)];
  yield [securityPath, securityTxt(today)];
  yield [llmsPath, llmsTxt(library)];
  yield [speculationPath, speculationRules()];
}

/** Returns a feed in a format; `htmlOf` returns the text of each of its articles. */
export function feedText(
  library: Library,
  { feed, entries }: { feed: Feed; entries: FeedEntries },
  format: FeedFormat,
  htmlOf: HtmlOf,
): string {
  const items = feedItems(entries, feed.lang, htmlOf);
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
