import { hash } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { Article, Quote } from '../model/joined.ts';
import type { Legacy } from '../model/legacy.ts';
import type { Library } from '../model/library.ts';
import { absolute, annotationPath, fileAt, markdownPath, oEmbedPath, pageFileAt } from '../model/routes.ts';
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
import { type FileKeeper, fileKeeper, keepOrWrite } from './kept-files.ts';
import { pageHash } from './known-files.ts';
import { onRenderedPage } from './rendered-pages.ts';
import { type ResultCache, resultCache, resultsCaches, resultsVersion, textsKind } from './result-cache.ts';
import { siteFile } from './site-files.ts';
import { type PageOrder, textsOf } from './texts-of-page.ts';

/**
 * Takes the text of each article from its finished page, and writes it as Markdown with the oEmbed and annotation of each quote, which is located in
 * the text of the whole page. Files of which nothing has changed are taken from the previous build. `texts` returns the texts for feeds. The dev server
 * makes each file when it is asked for (files-in-development.ts).
 */
export function articleTexts(published: () => Promise<Library>): {
  integration: AstroIntegration;
  texts: TextsForFeeds;
} {
  /** By the path of the article: feeds may be made from a library that records what is read. */
  const html = new Map<string, () => string>();
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
        const thread = (early = new EarlyTexts({ caches: resultsCaches(), version: resultsVersion() }));
        const results = (cache = resultCache(textsKind));
        onRenderedPage((file, page, path) => {
          const article = byFile.get(file);
          if (!article) return;
          const order = orderOf(article);
          const key = keyOf(order, hash('sha256', page));
          if (!results.has(key)) thread.take(key, { ...order, page: { file: path } });
        });
      },
      'astro:build:done': async ({ dir, logger }) => {
        const dist = fileURLToPath(dir);
        const library = await published();
        const { articles, quotes } = library;
        const files = filesOf(library, dist, fileKeeper());
        const results = (cache ??= resultCache(textsKind));
        const read = reading(results, dist);
        const changed = articles.flatMap((article) => {
          const key = keyOf(orderOf(article), pageHash(dist, fileOf(article)));
          keys.set(article.path, key);
          results.use(key);
          if (!files.reuse(article, key)) return { article, key };
          // Read when a feed that has it is written.
          html.set(article.path, read(article, key));
          return [];
        });
        const taken = { cache: results, early: (await early?.all()) ?? new Map<string, PageTexts>() };
        await eachArticle(changed, dist, taken, (article, texts, key) => {
          files.write(article, texts, key);
          // A preview has no files for programs.
          if (isPreview) return;
          const isHeld = html.size < mostHeld || !results.has(key);
          html.set(article.path, isHeld ? held(texts) : read(article, key));
        });
        results.prune();
        logger.info(
          `${counted(articles.length, 'article')} as text, ${counted(quotes.length, 'quote')} can be annotated`,
        );
      },
    },
  };
  const texts: TextsForFeeds = {
    htmlOf: ({ path }) => html.get(path)?.() ?? '',
    keyOf: ({ path }) => keys.get(path) ?? '',
  };
  return { integration, texts };
}

/** Returns what returns functions that read the texts of articles, from what is kept or from their pages. */
const reading = (results: ResultCache, dist: string) => (article: Article, key: string) => () =>
  keptTexts(results, key, () => pageOrder(article, dist)).html;

/** A function that has a text, and nothing else that is near. */
const held =
  ({ html }: PageTexts) =>
  () =>
    html;

/** Articles whose texts are held for feeds, of which most have the newest. The rest are read from disk when a feed has them. */
const mostHeld = 2000;

/** An article, and the hash of everything that its texts depend on. */
interface KeyedArticle {
  article: Article;
  key: string;
}

/** Articles that are worth threads. */
const worthThreads = 60;

/**
 * Takes the texts of articles, on all processors if they are many. Texts of pages that an earlier build had are taken from its cache. Only a
 * few are in memory at a time.
 */
async function eachArticle(
  articles: readonly KeyedArticle[],
  dist: string,
  { cache, early }: { cache: ResultCache; early: Map<string, PageTexts> },
  use: (article: Article, texts: PageTexts, key: string) => void,
): Promise<void> {
  const rest = articles.filter(({ article, key }) => {
    const known = cache.get(key) as PageTexts | undefined;
    const taken = known ?? early.get(key);
    if (!known && taken) cache.set(key, taken);
    early.delete(key);
    if (taken) use(article, taken, key);
    return !taken;
  });
  const took = ({ article, key }: KeyedArticle, texts: PageTexts) => {
    cache.set(key, texts);
    use(article, texts, key);
  };
  if (rest.length < worthThreads) for (const one of rest) took(one, textsOf(pageOrder(one.article, dist)));
  else
    await inThreads<{ order: PageOrder; result: PageTexts }>(
      new URL('text-thread.ts', import.meta.url),
      rest.map(({ article }) => pageOrder(article, dist)),
      // The search index has a thread of its own.
      Math.max(1, availableParallelism() - 1),
      (texts, number) => {
        const one = rest[number];
        if (one) took(one, texts);
      },
    );
}

/** Writes the files of articles and their quotes, or takes them from the previous build. */
function filesOf({ legacy }: Library, dist: string, keeper: FileKeeper | undefined) {
  /** What files are made from, so that what they read is known. */
  const tracked = new Map(keeper?.library.quotes.map((quote) => [quote.id, quote]));
  function* pathsOf(article: Article): Generator<string> {
    for (const quote of article.quotes) {
      yield oEmbedPath(quote.id);
      if (isAnnotated(quote, legacy)) yield annotationPath(quote.id);
    }
    // A preview has no files for programs.
    if (!isPreview) yield markdownPath(article.slug);
  }
  const writeOne = (path: string, key: string, text: () => string) => {
    keepOrWrite(keeper, dist, fileAt(path), { props: () => key, text });
  };
  /** Files that were taken of articles of which others must be written. */
  const taken = new Set<string>();
  return {
    /** Returns false if some of them must be written. */
    reuse: (article: Article, key: string): boolean => {
      if (!keeper) return false;
      const own: string[] = [];
      let isWhole = true;
      for (const path of pathsOf(article))
        if (keeper.reuse(fileAt(path), key, dist)) own.push(path);
        else isWhole = false;
      if (!isWhole) for (const path of own) taken.add(path);
      return isWhole;
    },
    write: (article: Article, texts: PageTexts, key: string) => {
      for (const { id, fragment } of article.quotes) {
        const words = texts.quotes.get(fragment);
        if (!words) throw new Error(`${article.path} lacks #${fragment}`);
        const quote = tracked.get(id) ?? article.quotes.find((one) => one.id === id);
        if (!quote) continue;
        for (const [path, text] of quoteFiles(quote, legacy))
          if (!taken.has(path)) writeOne(path, key, () => text(words));
      }
      const path = markdownPath(article.slug);
      if (!isPreview && !taken.has(path)) writeOne(path, key, () => texts.markdown);
    },
  };
}

/** Returns the file of an article’s page, from the folder of the site. */
const fileOf = ({ path }: Article): string => pageFileAt(path);

/** Returns texts that are kept; takes them from a page, and keeps them, where they are not. */
function keptTexts(results: ResultCache, key: string, order: () => PageOrder): PageTexts {
  const known = results.get(key) as PageTexts | undefined;
  if (known) return known;
  const texts = textsOf(order());
  results.set(key, texts);
  return texts;
}

const orderOf = (article: Article): TextOrder => ({
  address: absolute(article.path),
  fragments: article.quotes.map(({ fragment }) => fragment),
  around: aroundText(article),
});

/** Returns how to take the texts of an article from its page on disk. */
const pageOrder = (article: Article, dist: string): PageOrder => ({
  ...orderOf(article),
  page: { file: siteFile(dist, fileOf(article)) },
});

/** Returns a hash of everything that the texts of a page with a hash depend on. */
const keyOf = (order: TextOrder, page: string): string => hash('sha256', JSON.stringify([order, page]));

/** Returns the files of a quote that depend on its place in the page of the article, by path. */
export const quoteFiles = (
  quote: Quote,
  legacy: Legacy,
): [path: string, text: (words: TextQuote) => string][] => [
  [oEmbedPath(quote.id), (words) => quoteFile(quote, words)],
  ...[annotationPath(quote.id)]
    .filter(() => isAnnotated(quote, legacy))
    .map((path): [string, (words: TextQuote) => string] => [path, (words) => annotationFile(quote, words)]),
];

/** True if a quote has a file with its annotation. */
const isAnnotated = ({ path }: Quote, { pages }: Legacy): boolean => pages.has(path);
