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
import type { PageTexts } from '../outputs/exports/page-texts.ts';
import type { HtmlOf } from '../outputs/feeds/feed-items.ts';
import { annotationFile, quoteFile } from '../outputs/share/annotation.ts';
import type { TextQuote } from '../outputs/share/text-quote.ts';
import { isPreview } from '../preview.ts';
import { counted } from '../text/counted.ts';
import { inThreads } from './in-threads.ts';
import { resultCache } from './result-cache.ts';
import { type PageOrder, textsOf } from './text-thread.ts';

/**
 * Takes the text of each article from its finished page, and writes it as Markdown with the oEmbed and annotation of each quote, which is located in
 * the text of the whole page. `htmlOf` returns the text for feeds. The dev server makes each file when it is asked for
 * (files-in-development.ts).
 */
export function articleTexts(published: () => Promise<Library>): {
  integration: AstroIntegration;
  htmlOf: HtmlOf;
} {
  const html = new Map<Article, string>();
  const integration: AstroIntegration = {
    name: 'article-texts',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const dist = fileURLToPath(dir);
        const { articles, quotes, legacy } = await published();
        const write = (path: string, text: string) => {
          writeFileSync(join(dist, withoutBase(path)), text);
        };
        await eachArticle(articles, dist, (article, texts) => {
          for (const quote of article.quotes) {
            const words = texts.quotes.get(quote.fragment);
            if (!words) throw new Error(`${article.path} lacks #${quote.fragment}`);
            for (const [path, text] of quoteFiles(quote, legacy)) write(path, text(words));
          }
          // A preview has no files for programs.
          if (isPreview) return;
          write(markdownPath(article.slug), texts.markdown);
          html.set(article, texts.html);
        });
        logger.info(
          `${counted(articles.length, 'article')} as text, ${counted(quotes.length, 'quote')} can be annotated`,
        );
      },
    },
  };
  return { integration, htmlOf: (article) => html.get(article) ?? '' };
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
  use: (article: Article, texts: PageTexts) => void,
): Promise<void> {
  const cache = resultCache('texts');
  const orders = articles.flatMap((article) => {
    const order = {
      address: absolute(article.path),
      fragments: article.quotes.map(({ fragment }) => fragment),
      around: aroundText(article),
    };
    const file = join(dist, withoutBase(article.path), 'index.html');
    const key = createHash('sha256').update(JSON.stringify(order)).update(readFileSync(file)).digest('hex');
    const known = cache.get(key) as PageTexts | undefined;
    if (known) use(article, known);
    return known ? [] : [{ article, key, order: { ...order, file } satisfies PageOrder }];
  });
  const took = ({ article, key }: (typeof orders)[number], texts: PageTexts) => {
    cache.set(key, texts);
    use(article, texts);
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
