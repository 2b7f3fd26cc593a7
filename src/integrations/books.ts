import { hash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { fromHtml } from 'hast-util-from-html';
import sharp from 'sharp';
import { bookEntries, type BookEntry } from '../model/books.ts';
import { pictureNames } from '../model/lead-picture.ts';
import type { Library } from '../model/library.ts';
import { fileAt, pageFileAt, sourcesPath } from '../model/routes.ts';
import { articleCard, type Card, seriesCover } from '../outputs/cards/card.ts';
import { cardFile } from '../outputs/cards/names.ts';
import { book, type BookPicture } from '../outputs/epub/book.ts';
import { metadata } from '../outputs/epub/metadata.ts';
import { counted } from '../text/counted.ts';
import { cardCache } from './cards.ts';
import { drawCards } from './draw-cards.ts';
import { fileKeeper } from './kept-files.ts';
import { pageHash } from './known-files.ts';
import { PictureCache } from './picture-cache.ts';
import { resultCache } from './result-cache.ts';
import { siteFile } from './site-files.ts';
import { noteUse, tidiedLines } from './used-pictures.ts';

/**
 * Writes each article and each series as EPUB, where content/site.yaml asks for it, from their finished pages. A book whose pages have not changed
 * since an earlier build is taken from that. The dev server makes each when it is asked for (files-in-development.ts).
 */
export function books(published: () => Promise<Library>): AstroIntegration {
  return {
    name: 'books',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const dist = fileURLToPath(dir);
        const entries = bookEntries(await published());
        if (entries.length === 0) return;
        const keeper = fileKeeper();
        const tidied = noteUse(cardCache, entries.map(bookCover).map(cardFile));
        for (const line of tidiedLines(tidied, 'card')) logger.info(line);
        const cache = resultCache('books');
        const missing: { entry: BookEntry; key: string }[] = [];
        const write = (entry: BookEntry, key: string, bytes: Uint8Array) => {
          const file = fileAt(entry.path);
          const make = () => {
            mkdirSync(dirname(join(dist, file)), { recursive: true });
            writeFileSync(join(dist, file), bytes);
          };
          if (keeper) keeper.record(file, key, make);
          else make();
        };
        for (const entry of entries) {
          const key = keyOf(entry, dist);
          cache.use(key);
          if (keeper?.reuse(fileAt(entry.path), key, dist)) continue;
          const known = cache.get(key) as { bytes: Uint8Array } | undefined;
          if (known) write(entry, key, known.bytes);
          else missing.push({ entry, key });
        }
        const covers = missing.map(({ entry }) => bookCover(entry));
        if (covers.length > 0) await drawCards(covers, cardCache);
        const drawn = new PictureCache(cardCache);
        for (const { entry, key } of missing) {
          const cover = drawn.get(cardFile(bookCover(entry)));
          if (!cover) throw new Error(`the cover of ${entry.path} is not in the cache`);
          const pageAt = (path: string) => readFileSync(siteFile(dist, pageFileAt(path)), 'utf8');
          const html = new Map(pagesOf(entry).map((path) => [path, pageAt(path)]));
          const bytes = await bookOf(entry, cover, html);
          cache.set(key, { bytes });
          write(entry, key, bytes);
        }
        cache.prune();
        logger.info(counted(entries.length, 'book'));
      },
    },
  };
}

/** Returns a hash of everything that a book depends on: the name of its cover has a hash of all that is drawn. Pages of the previous build are not read. */
const keyOf = (entry: BookEntry, dist: string): string =>
  hash(
    'sha256',
    JSON.stringify([
      ...[entry.path, entry.lang, metadata(entry, noFeatures), cardFile(bookCover(entry))],
      ...pagesOf(entry).map((path) => pageHash(dist, pageFileAt(path))),
    ]),
  );

/** What pages have says this; the rest of the metadata, such as the first name of an article, is in no page. */
const noFeatures = { hasPictures: false, hasDrawings: false, hasNotes: false };

/** Returns the card that is the cover of a book. */
export const bookCover = ({ series, articles: [first], lang, path }: BookEntry): Card => {
  if (series) return seriesCover(series, lang);
  if (!first) throw new Error(`${path} has no articles`);
  return articleCard(first, 'cover');
};

/** Returns the paths of the pages that a book is made of. */
export const pagesOf = ({ articles }: BookEntry): string[] =>
  articles.flatMap(({ path, slug }) => [path, sourcesPath(slug)]);

/** Returns a book, from its cover and the HTML of its pages by their paths. */
export async function bookOf(
  entry: BookEntry,
  cover: Uint8Array,
  html: ReadonlyMap<string, string>,
): Promise<Uint8Array> {
  const pages = entry.articles.map((article) => ({
    article,
    page: fromHtml(html.get(article.path) ?? ''),
    sources: fromHtml(html.get(sourcesPath(article.slug)) ?? ''),
  }));
  const names = new Set(entry.articles.flatMap(pictureNames));
  const pictures = new Map<string, BookPicture>();
  for (const name of names) pictures.set(name, await picture(name));
  return book(entry, pages, cover, pictures);
}

/** The most pixels across a picture: reading devices have about as many, and every reader loads all pictures of a book. */
const widest = 1080;

/** Returns a picture of content/pictures in a format that every reading system shows, without metadata. */
async function picture(name: string): Promise<BookPicture> {
  const image = sharp(join('content/pictures', name))
    .autoOrient()
    .resize({ width: widest, withoutEnlargement: true });
  const { hasAlpha, format } = await image.metadata();
  const isDrawing = hasAlpha || format === 'png';
  const [bytes, extension] = isDrawing
    ? [await image.png({ palette: true }).toBuffer(), 'png']
    : [await image.jpeg({ quality: 78, mozjpeg: true }).toBuffer(), 'jpg'];
  return {
    name: new RegExp(`\\.${extension}$`).test(name) ? name : `${name}.${extension}`,
    mediaType: isDrawing ? 'image/png' : 'image/jpeg',
    bytes,
  };
}
