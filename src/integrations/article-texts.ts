import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { Article, Quote } from '../model/joined.ts';
import type { Legacy } from '../model/legacy.ts';
import type { Library } from '../model/library.ts';
import { absolute, annotationPath, markdownPath, oEmbedPath, withoutBase } from '../model/routes.ts';
import { aroundText } from '../outputs/exports/article-markdown.ts';
import type { PageTexts, TextOrder } from '../outputs/exports/page-texts.ts';
import { annotationFile, quoteFile } from '../outputs/share/annotation.ts';
import type { TextQuote } from '../outputs/share/text-quote.ts';
import { isPreview } from '../preview.ts';
import { site } from '../site.ts';
import { counted } from '../text/counted.ts';
import { EarlyTexts } from './early-texts.ts';
import type { TextsForFeeds } from './generated-files.ts';
import { inThreads } from './in-threads.ts';
import { onRenderedPage } from './rendered-pages.ts';
import { type ResultCache, resultCache } from './result-cache.ts';
import { type PageOrder, textsOf } from './text-thread.ts';

/**
 * Takes the text of each article from its finished page, and writes it as Markdown with the oEmbed and annotation of each quote, which is located in
 * the text of the whole page. `texts` returns the texts for feeds. The dev server makes each file when it is asked for
 * (files-in-development.ts).
 */
export function articleTexts(published: () => Promise<Library>): {
  integration: AstroIntegration;
  texts: TextsForFeeds;
} {
  /** By the path of the article: feeds may be made from a library that records what is read. */
  const html = new Map<string, string>();
  const keys = new Map<string, string>();
  let cache: ResultCache | undefined;
  let early: EarlyTexts | undefined;
  const integration: AstroIntegration = {
    name: 'article-texts',
    hooks: {
      'astro:build:start': async () => {
        // Pages that get the policy afterwards are not as they were rendered.
        if (availableParallelism() === 1 || site.policyInPages) return;
        const byFile = new Map((await published()).articles.map((article) => [fileOf(article), article]));
        const thread = (early = new EarlyTexts());
        const results = (cache = resultCache('texts'));
        onRenderedPage((file, page) => {
          const article = byFile.get(file);
          if (!article) return;
          const order = orderOf(article);
          const key = keyOf(order, page);
          if (!results.get(key)) thread.take(key, { ...order, page });
        });
      },
      'astro:build:done': async ({ dir, logger }) => {
        const dist = fileURLToPath(dir);
        const { articles, quotes, legacy } = await published();
        const write = (path: string, text: string) => {
          writeFileSync(join(dist, withoutBase(path)), text);
        };
        const found = {
          cache: (cache ??= resultCache('texts')),
          early: (await early?.all()) ?? new Map<string, PageTexts>(),
        };
        await eachArticle(articles, dist, found, (article, texts, key) => {
          for (const quote of article.quotes) {
            const words = texts.quotes.get(quote.fragment);
            if (!words) throw new Error(`${article.path} lacks #${quote.fragment}`);
            for (const [path, text] of quoteFiles(quote, legacy)) write(path, text(words));
          }
          // A preview has no files for programs.
          if (isPreview) return;
          write(markdownPath(article.slug), texts.markdown);
          html.set(article.path, texts.html);
          keys.set(article.path, key);
        });
        logger.info(
          `${counted(articles.length, 'article')} as text, ${counted(quotes.length, 'quote')} can be annotated`,
        );
      },
    },
  };
  const texts: TextsForFeeds = {
    htmlOf: ({ path }) => html.get(path) ?? '',
    keyOf: ({ path }) => keys.get(path) ?? '',
  };
  return { integration, texts };
}

/** Articles that are worth threads. */
const worthThreads = 60;

/**
 * Takes the texts of all articles, on all processors if they are many. Texts of pages that an earlier build had are taken from its cache. Only a
 * few are in memory at a time.
 */
async function eachArticle(
  articles: readonly Article[],
  dist: string,
  { cache, early }: { cache: ResultCache; early: Map<string, PageTexts> },
  use: (article: Article, texts: PageTexts, key: string) => void,
): Promise<void> {
  const orders = articles.flatMap((article) => {
    const order = orderOf(article);
    const page = join(dist, fileOf(article));
    const key = keyOf(order, readFileSync(page));
    const known = cache.get(key) as PageTexts | undefined;
    const taken = known ?? early.get(key);
    if (!known && taken) cache.set(key, taken);
    early.delete(key);
    if (taken) use(article, taken, key);
    return taken ? [] : [{ article, key, order: { ...order, page } satisfies PageOrder }];
  });
  const took = ({ article, key }: (typeof orders)[number], texts: PageTexts) => {
    cache.set(key, texts);
    use(article, texts, key);
  };
  if (orders.length < worthThreads) for (const one of orders) took(one, textsOf(one.order));
  else
    await inThreads<{ order: PageOrder; result: PageTexts }>(
      new URL('text-thread.ts', import.meta.url),
      orders.map(({ order }) => order),
      // The search index has a thread of its own.
      Math.max(1, availableParallelism() - 1),
      (texts, number) => {
        const one = orders[number];
        if (one) took(one, texts);
      },
    );
  cache.prune();
}

/** Returns the file of an article’s page, from the folder of the site. */
const fileOf = ({ path }: Article): string => `${withoutBase(path).slice(1)}index.html`;

const orderOf = (article: Article): TextOrder => ({
  address: absolute(article.path),
  fragments: article.quotes.map(({ fragment }) => fragment),
  around: aroundText(article),
});

/** Returns a hash of everything that the texts of a page depend on. */
const keyOf = (order: TextOrder, page: Uint8Array): string =>
  createHash('sha256').update(JSON.stringify(order)).update(page).digest('hex');

/** Returns the files of a quote that depend on its place in the page of the article, by path. */
export const quoteFiles = (
  quote: Quote,
  legacy: Legacy,
): [path: string, text: (words: TextQuote) => string][] => [
  [oEmbedPath(quote.id), (words) => quoteFile(quote, words)],
  ...[annotationPath(quote.id)]
    .filter(() => legacy.pages.has(quote.path))
    .map((path): [string, (words: TextQuote) => string] => [path, (words) => annotationFile(quote, words)]),
];
