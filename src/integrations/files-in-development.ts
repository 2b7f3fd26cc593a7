import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SitemapItem } from '@astrojs/sitemap';
import type { AstroIntegration } from 'astro';
import { toHtml } from 'hast-util-to-html';
import { today } from '../content/clock.ts';
import type { ContentSource } from '../content/content-source.ts';
import { ledgerFiles } from '../content/published-ledger.ts';
import { headersFor } from '../hosting/rules.ts';
import { types, unknownType } from '../hosting/types.ts';
import { bookEntries } from '../model/books.ts';
import type { Article } from '../model/joined.ts';
import type { Library } from '../model/library.ts';
import { publicationTag } from '../model/release.ts';
import {
  absolute,
  cardsPath,
  feedPath,
  ledgerPartsPath,
  ledgerPath,
  llmsPath,
  logoPath,
  markdownPath,
  newsSitemapPath,
  oEmbedPath,
  recordPath,
  securityPath,
  sitemapPath,
  speculationPath,
  verifyFilePath,
  withBase,
} from '../model/routes.ts';
import { pageUrls } from '../model/urls.ts';
import { bitsFor, verifyFileNames } from '../model/verify-files.ts';
import type { Card } from '../outputs/cards/card.ts';
import { cardFile, cardFilePath, publishedCards } from '../outputs/cards/names.ts';
import { articleMarkdown } from '../outputs/exports/article-markdown.ts';
import { articleText } from '../outputs/exports/article-text.ts';
import { llmsTxt } from '../outputs/exports/llms-txt.ts';
import { allFeeds, type FeedEntries, longestFeed } from '../outputs/feeds/feeds.ts';
import { icons } from '../outputs/icons.ts';
import { legacyFiles } from '../outputs/legacy-files.ts';
import { newsSitemap } from '../outputs/news-sitemap.ts';
import { nextToPages } from '../outputs/published-files.ts';
import { recordFile } from '../outputs/record.ts';
import { securityTxt } from '../outputs/security-txt.ts';
import { withdrawnFile } from '../outputs/share/annotation.ts';
import { textQuotes } from '../outputs/share/text-quote.ts';
import { isInSitemap, sitemapIndex, sitemapPart, sitemapParts, sitemapSize } from '../outputs/sitemaps.ts';
import { speculationRules } from '../outputs/speculation.ts';
import { site } from '../site.ts';
import { messageOf } from '../text/message-of.ts';
import { verifyFiles } from '../verify/publish.ts';
import { quoteFiles } from './article-texts.ts';
import { bookCover, bookOf, pagesOf } from './books.ts';
import { cardCache } from './cards.ts';
import { drawCards } from './draw-cards.ts';
import { feedText } from './generated-files.ts';
import { iconFile, siteMark } from './icons.ts';
import { PictureCache } from './picture-cache.ts';

/** Makes a file. `pageOf` returns the HTML of a page. */
type Maker = (pageOf: (path: string) => Promise<string>) => Promise<string | Buffer> | string | Buffer;

/** What a file depends on apart from the content. */
interface Surroundings {
  /** The folder public/. */
  publicFolder: string;
  read: ContentSource['read'];
  sitemapEntry: (item: SitemapItem) => Promise<SitemapItem | undefined>;
}

/**
 * Makes every file of the built site that is not a page when it is asked for: feeds, articles as Markdown, annotations, cards, icons and
 * sitemaps, and files below former URLs. So the dev server has every URL that the build has.
 */
export function filesInDevelopment(
  content: ContentSource,
  sitemapEntry: Surroundings['sitemapEntry'],
): AstroIntegration {
  let publicFolder = '';
  return {
    name: 'files-in-development',
    hooks: {
      'astro:config:done': ({ config }) => {
        publicFolder = fileURLToPath(config.publicDir);
      },
      'astro:server:setup': ({ server, logger }) => {
        const makersFor = makersByLibrary({ publicFolder, read: content.read, sitemapEntry });
        const ledger = async () => {
          const { log } = await content.read();
          return ledgerFiles(log, { publication: publicationTag(), keys: site.ledgerKeys });
        };
        const pageOf = async (path: string) => {
          const response = await fetch(new URL(path, server.resolvedUrls?.local[0]));
          if (!response.ok) throw new Error(`${path} has no page: ${response.status}`);
          return response.text();
        };
        const answer = async (request: IncomingMessage, response: ServerResponse): Promise<boolean> => {
          // Astro removes the base from URLs of requests.
          const { pathname } = new URL(request.url ?? '/', 'http://here.invalid');
          if (!extname(pathname) || isCode(pathname)) return false;
          const path = withBase(pathname);
          const { maker, current } = makersFor(await content.preview());
          const now = current(path);
          const make = maker(now) ?? (isOfLedger(now) ? makerOf((await ledger()).get(now)) : undefined);
          if (make) send(response, now, await make(pageOf));
          else if (now !== path) request.url = (request.url ?? '').replace(path, now);
          return make !== undefined;
        };
        server.middlewares.use((request, response, next) => {
          answer(request, response).then(
            (isAnswered) => {
              if (!isAnswered) next();
            },
            (error: unknown) => {
              logger.error(`${request.url ?? ''}: ${messageOf(error)}`);
              next(error);
            },
          );
        });
      },
    },
  };
}

/** True for scripts and styles, which Vite serves: a page requests some fifty after each save. */
const isCode = (path: string) => /^\/(?:@|src\/|node_modules\/)/.test(path);

const isOfLedger = (path: string) => path === ledgerPath || path.startsWith(ledgerPartsPath);

const makerOf = (text: string | undefined) => (text === undefined ? undefined : () => text);

function send(response: ServerResponse, path: string, body: string | Buffer): void {
  response.setHeader('content-type', headersFor(path)['content-type'] ?? types[extname(path)] ?? unknownType);
  response.setHeader('cache-control', 'no-store');
  response.end(body);
}

/** Returns a function that returns the files of a library, which it computes once for each. */
function makersByLibrary(surroundings: Surroundings) {
  const known = new WeakMap<Library, ReturnType<typeof makersOf>>();
  return (library: Library) => {
    let makers = known.get(library);
    if (!makers) known.set(library, (makers = makersOf(library, surroundings)));
    return makers;
  };
}

function makersOf(library: Library, surroundings: Surroundings) {
  const urls = pageUrls(library);
  const moved = urls.flatMap(({ path, to }) => (to ? [[path, to.path] as const] : []));
  const files = lazy(
    () =>
      new Map<string, Maker>([
        ...legacyFiles(library),
        ...articleFiles(library),
        ...feedFiles(library),
        ...bookFiles(library),
        ...filesToVerify(library, surroundings),
        ...siteFiles(library, surroundings),
      ]),
  );
  // Their names are hashes of what is drawn, which takes a second for 7,000.
  const cards = lazy(() => new Map(cardFiles(library)));
  return {
    maker: (path: string): Maker | undefined => (path.startsWith(cardsPath) ? cards() : files()).get(path),
    /** Returns the current path of a file; another one if it is below a former URL, or next to it. */
    current: (path: string): string => {
      for (const [from, to] of moved) {
        if (path.startsWith(from)) return to + path.slice(from.length);
        for (const ending of nextToPages)
          if (path === from.slice(0, -1) + ending) return to.slice(0, -1) + ending;
      }
      return path;
    },
  };
}

/** Returns a function that computes a value when it is first asked for. */
function lazy<T>(compute: () => T): () => T {
  let known: { value: T } | undefined;
  return () => (known ??= { value: compute() }).value;
}

const articleFiles = ({ articles, legacy }: Library): [string, Maker][] =>
  articles.flatMap((article): [string, Maker][] => [
    [
      markdownPath(article.slug),
      async (pageOf) =>
        articleMarkdown(article, articleText(await pageOf(article.path), absolute(article.path))),
    ],
    ...article.quotes.flatMap((quote) =>
      quoteFiles(quote, legacy).map(([path, text]): [string, Maker] => [
        path,
        async (pageOf) => {
          const words = textQuotes(await pageOf(article.path), new Set([quote.fragment])).get(quote.fragment);
          if (!words) throw new Error(`${article.path} lacks #${quote.fragment}`);
          return text(words);
        },
      ]),
    ),
  ]);

const feedFiles = (library: Library): [string, Maker][] =>
  allFeeds(library).flatMap((feed) =>
    feed.formats.map((format): [string, Maker] => [
      feedPath(feed.feed.path, format),
      async (pageOf) => {
        const html = new Map<Article, string>();
        for (const article of articlesIn(feed.entries)) {
          const text = articleText(await pageOf(article.path), absolute(article.path));
          html.set(article, toHtml(text));
        }
        return feedText(library, feed, format, (article) => html.get(article) ?? '');
      },
    ]),
  );

const articlesIn = (entries: FeedEntries): readonly Article[] =>
  'articles' in entries ? entries.articles.slice(0, longestFeed) : [];

const cardFiles = (library: Library): [string, Maker][] =>
  Array.from(publishedCards(library), ([file, card]): [string, Maker] => [
    cardFilePath(file),
    () => drawn(card, file),
  ]);

const bookFiles = (library: Library): [string, Maker][] =>
  bookEntries(library).map((entry): [string, Maker] => [
    entry.path,
    async (pageOf) => {
      const card = bookCover(entry);
      const cover = await drawn(card, cardFile(card));
      const html = new Map<string, string>();
      for (const path of pagesOf(entry)) html.set(path, await pageOf(path));
      return Buffer.from(await bookOf(entry, cover, html));
    },
  ]);

/** Cards that are being drawn; each is drawn once, and one after the other. */
let drawing: Promise<unknown> = Promise.resolve();
async function drawn(card: Card, file: string): Promise<Buffer> {
  const work = drawing.then(() => drawCards([card], cardCache));
  drawing = work.catch(() => undefined);
  await work;
  const picture = new PictureCache(cardCache).get(file);
  if (!picture) throw new Error(`${file} is not in the cache`);
  return picture;
}

/** The files with which quotations are verified; all are made when the first is asked for. */
function filesToVerify(library: Library, { read }: Surroundings): [string, Maker][] {
  let files: Promise<ReadonlyMap<string, string>> | undefined;
  const made = () => (files ??= read().then(({ ledger }) => verifyFiles(library, ledger)));
  const bits = bitsFor(library.quotes.length + library.withdrawnQuotes.length);
  return verifyFileNames(bits).map((name) => [
    verifyFilePath(name),
    async () => (await made()).get(name) ?? '',
  ]);
}

const siteFiles = (library: Library, { publicFolder, sitemapEntry }: Surroundings): [string, Maker][] => [
  [newsSitemapPath, () => newsSitemap(library.articles, today())],
  [securityPath, () => securityTxt(today())],
  [llmsPath, () => llmsTxt(library)],
  [speculationPath, () => speculationRules()],
  ...library.withdrawnQuotes.map((quote): [string, Maker] => [
    oEmbedPath(quote.id),
    () => withdrawnFile(quote),
  ]),
  ...library.people
    .filter(({ record }) => record.length > 0)
    .map((person): [string, Maker] => [recordPath(person.id), () => recordFile(person)]),
  [sitemapPath, () => sitemapIndex(sitemapParts(library))],
  ...sitemapParts(library).map((path, index): [string, Maker] => [
    path,
    async () => {
      const listed = pageUrls(library).filter(isInSitemap);
      const items = await Promise.all(
        listed
          .slice(index * sitemapSize, (index + 1) * sitemapSize)
          .map((page) => sitemapEntry({ url: absolute(page.path) })),
      );
      return sitemapPart(items.flatMap((item) => item ?? []));
    },
  ]),
  [logoPath, async () => (await siteMark(publicFolder)).svg],
  ...icons.map((icon): [string, Maker] => [
    icon.path,
    async () => {
      const own = await readFile(join(publicFolder, icon.path)).catch(() => undefined);
      return own ?? iconFile((await siteMark(publicFolder)).svg, icon);
    },
  ]),
];
