import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { fromHtml } from 'hast-util-from-html';
import sharp from 'sharp';
import { bookEntries, type BookEntry } from '../model/books.ts';
import { pictureNames } from '../model/lead-picture.ts';
import type { Library } from '../model/library.ts';
import { sourcesPath, withoutBase } from '../model/routes.ts';
import { articleCard, type Card, seriesCover } from '../outputs/cards/card.ts';
import { cardFile } from '../outputs/cards/names.ts';
import { book, type BookPicture } from '../outputs/epub/book.ts';
import { metadata } from '../outputs/epub/metadata.ts';
import { counted } from '../text/counted.ts';
import { cardCache } from './cards.ts';
import { drawCards } from './draw-cards.ts';
import { PictureCache } from './picture-cache.ts';
import { resultCache } from './result-cache.ts';
import { noteUse } from './used-pictures.ts';

/**
 * Writes each article and each series as EPUB, where content/site.yaml asks for it, from their finished pages. A book whose pages have not changed
 * since the previous build is taken from its cache. The dev server makes each when it is asked for (files-in-development.ts).
 */
export function books(published: () => Promise<Library>): AstroIntegration {
  return {
    name: 'books',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const dist = fileURLToPath(dir);
        const entries = bookEntries(await published());
        if (entries.length === 0) return;
        const cards = entries.map(bookCover);
        noteUse(cardCache, cards.map(cardFile));
        await drawCards(cards, cardCache);
        const covers = new PictureCache(cardCache);
        const cache = resultCache('books');
        const pageAt = (path: string) => readFileSync(join(dist, withoutBase(path), 'index.html'), 'utf8');
        for (const entry of entries) {
          const cover = covers.get(cardFile(bookCover(entry)));
          if (!cover) throw new Error(`the cover of ${entry.path} is not in the cache`);
          const html = new Map(pagesOf(entry).map((path) => [path, pageAt(path)]));
          const key = createHash('sha256')
            .update(JSON.stringify([entry.path, entry.lang, metadata(entry, noFeatures), ...html.values()]))
            .update(cover)
            .digest('hex');
          const known = cache.get(key) as { bytes: Uint8Array } | undefined;
          const bytes = known?.bytes ?? (await bookOf(entry, cover, html));
          if (!known) cache.set(key, { bytes });
          writeFileSync(join(dist, withoutBase(entry.path)), bytes);
        }
        cache.prune();
        logger.info(counted(entries.length, 'book'));
      },
    },
  };
}

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
