import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { today } from '../content/ledger-file.ts';
import type { Article } from '../model/joined.ts';
import type { Library } from '../model/library.ts';
import {
  absolute,
  type FeedFormat,
  feedPath,
  llmsPath,
  markdownPath,
  newsSitemapPath,
} from '../model/routes.ts';
import { articleMarkdown } from '../outputs/exports/article-markdown.ts';
import { articleText } from '../outputs/exports/article-text.ts';
import { llmsTxt } from '../outputs/exports/llms-txt.ts';
import { atom } from '../outputs/feeds/atom.ts';
import { type FeedItem, feedItems } from '../outputs/feeds/feed-items.ts';
import { allFeeds, type Feed } from '../outputs/feeds/feeds.ts';
import { jsonFeed } from '../outputs/feeds/json-feed.ts';
import { rss } from '../outputs/feeds/rss.ts';
import { moment } from '../outputs/moment.ts';
import { newsSitemap } from '../outputs/news-sitemap.ts';
import { securityPath, securityTxt } from '../outputs/security-txt.ts';
import { counted } from '../text/counted.ts';

/** The writer of each format of `feedFormats`; `changed` is the time at which the feed last changed. */
const feedWriters: Record<FeedFormat, (feed: Feed, items: readonly FeedItem[], changed: string) => string> = {
  rss,
  atom,
  json: jsonFeed,
};

/**
 * Writes the files for programs: feeds, articles as Markdown, news sitemap, security.txt, llms.txt.
 * Runs after the build because feeds contain the text of finished pages; `npm run dev` does not serve them.
 */
export function machineFiles(published: () => Promise<Library>): AstroIntegration {
  return {
    name: 'generated-files',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const dist = fileURLToPath(dir);
        const library = await published();
        const texts = new Map<Article, Root>();
        for (const article of library.articles) {
          const page = await readFile(join(dist, article.path, 'index.html'), 'utf8');
          texts.set(article, articleText(page, absolute(article.path)));
        }
        const files = machineFileTexts(library, texts, today());
        for (const [path, text] of files) {
          await mkdir(dirname(join(dist, path)), { recursive: true });
          await writeFile(join(dist, path), text);
        }
        logger.info(`${counted(files.size, 'file')} for programs`);
      },
    },
  };
}

/**
 * Returns the files by path from the site’s root; `texts` has the result of `articleText` for each article’s page. Dates come from the
 * content, except for what depends on `today`, so that an unchanged feed has the same bytes.
 */
export function machineFileTexts(
  library: Library,
  texts: ReadonlyMap<Article, Root>,
  today: string,
): Map<string, string> {
  const files = new Map<string, string>();
  const html = new Map([...texts].map(([article, text]) => [article, toHtml(text)]));
  for (const { feed, entries } of allFeeds(library)) {
    const items = feedItems(entries, feed.lang, (article) => html.get(article) ?? '');
    const changed = latest(
      items.length > 0
        ? items.map(({ changed }) => changed)
        : library.articles.map(({ changed }) => moment(changed)),
    );
    for (const format of Object.keys(feedWriters) as FeedFormat[])
      files.set(feedPath(feed.path, format), feedWriters[format](feed, items, changed));
  }
  for (const [article, text] of texts) files.set(markdownPath(article.slug), articleMarkdown(article, text));
  files.set(newsSitemapPath, newsSitemap(library.articles, today));
  files.set(securityPath, securityTxt(today));
  files.set(llmsPath, llmsTxt(library));
  return files;
}

/** A feed must have a time; that of an empty site is the epoch. */
const latest = (moments: readonly string[]) =>
  moments.reduce((a, b) => (Date.parse(a) > Date.parse(b) ? a : b), moment('1970-01-01'));
