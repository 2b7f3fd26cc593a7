import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { serialize } from 'node:v8';
import { builtPaths } from '../content/built-files.ts';
import { diskCache } from '../content/cache-version.ts';
import { now } from '../content/clock.ts';
import { namesKey } from '../content/names-in-cache.ts';
import type { Reading } from '../content/read-content.ts';
import { bookCover } from '../integrations/books.ts';
import { cardCache } from '../integrations/cards.ts';
import { keptIndexes, keptIndexesKind } from '../integrations/kept-indexes.ts';
import { PictureCache } from '../integrations/picture-cache.ts';
import { onRenderedPage } from '../integrations/rendered-pages.ts';
import type { Share } from '../integrations/share.ts';
import { bookEntries } from '../model/books.ts';
import { cardFile, publishedCards } from '../outputs/cards/names.ts';
import { counted } from '../text/counted.ts';
import { factsOf } from './bundle.ts';
import type { KeptPages } from './kept-pages.ts';
import { type BuildIdentity, PartWriter } from './part-file.ts';
import { pictureCache } from './pictures.ts';

/** Results of builds that parts contain: texts of articles, books, and pages that are prepared for the search. */
const resultKinds = ['texts', 'books', 'indexed-pages'];

/**
 * Writes what a part of a build makes into one file: its pages as soon as they are rendered, with what each read, and in the end everything that was
 * made from them. The build that joins the parts (`join-parts.ts`) uses them as a build uses those of the one before.
 */
export class PartMaker {
  readonly #file: string;
  readonly #share: Share;
  readonly #kept: KeptPages;
  readonly #writer: PartWriter;
  #pages = 0;

  /** Writes into the folder `work`, under the name of `file`; `kept` records what pages read. */
  constructor(work: string, file: string, share: Share, kept: KeptPages, identity: BuildIdentity) {
    this.#share = share;
    this.#kept = kept;
    this.#file = file;
    mkdirSync(work, { recursive: true });
    const time = Math.floor(now() / 1000);
    this.#writer = new PartWriter(join(work, basename(file)), {
      ...identity,
      part: share.part,
      time,
      library: kept.libraryHash(),
    });
    onRenderedPage((name, page) => {
      this.#writer.add(`page/${name}`, Buffer.from(page), kept.recordOf(name));
      this.#pages++;
    });
  }

  /**
   * Adds everything but pages and ends the file. `bundle` is the folder of the code that rendered the pages, `caches` that of results of this version. Returns a
   * line about the part.
   */
  async end(bundle: string, caches: string, version: string, reading: Reading): Promise<string> {
    for (const folder of ['server', 'assets']) this.#addFiles(`bundle/${folder}/`, join(bundle, folder));
    this.#add('bundle-facts', Buffer.alloc(0), factsOf(bundle));
    for (const kind of resultKinds) this.#addFiles(`result/${kind}/`, join(caches, kind, version));
    this.#addIndexes(caches, version);
    this.#addCached('card', cardCache, this.#cardFiles());
    this.#addCached('picture', pictureCache, await this.#kept.pictures.cachedFiles());
    this.#addContent(reading);
    this.#writer.end(this.#kept.library.properties);
    const { articles } = this.#share.library;
    const years = [articles.at(-1), articles[0]].flatMap((article) => article?.date.slice(0, 4) ?? []);
    const of = years.length > 0 ? ` of ${[...new Set(years)].join(' to ')}` : '';
    const size = (this.#writer.size / 1e6).toFixed(1);
    return `${relative(process.cwd(), this.#file)}: ${counted(articles.length, 'article')}${of}, ${counted(this.#pages, 'page')}, ${size} MB`;
  }

  #add = (name: string, bytes: Uint8Array, info?: unknown): void => {
    this.#writer.add(name, bytes, info);
  };

  #addFiles(prefix: string, folder: string): void {
    for (const path of pathsIn(folder)) this.#add(prefix + path, readFileSync(join(folder, path)));
  }

  #addCached(kind: string, folder: string, files: ReadonlySet<string>): void {
    const cache = new PictureCache(folder);
    for (const file of files) {
      const picture = cache.get(file);
      if (!picture) throw new Error(`the ${kind} ${file} is not in the cache`);
      this.#add(`${kind}/${file}`, picture);
    }
  }

  #addIndexes(caches: string, version: string): void {
    const kept = keptIndexes(version, caches);
    const keys = new Set(
      pathsIn(join(caches, keptIndexesKind, version)).map((path) => path.slice(0, path.indexOf('/'))),
    );
    for (const key of keys) {
      const index = kept?.get(key);
      if (!index) throw new Error(`the index ${key} is not as it was left`);
      this.#addFiles(`index/${key}/`, index.folder);
      this.#add('index-end', serialize(index.written), index.of);
    }
  }

  /** Returns the names of the cards that the build of the whole site needs for the share. */
  #cardFiles(): Set<string> {
    const { library } = this.#share;
    const covers = bookEntries({ articles: library.articles, series: [] }).map(bookCover);
    return new Set([...publishedCards(library).keys(), ...covers.map(cardFile)]);
  }

  /** Adds articles as they were read; with the first part, the names that were found in all of them. */
  #addContent({ contents }: Reading): void {
    const cache = diskCache(process.cwd());
    const own = new Set(this.#share.library.articles.map(({ slug }) => slug));
    const keys = contents.articles.flatMap(({ id, key }) => (own.has(id) ? (key ?? []) : []));
    for (const key of [...keys, ...(this.#share.part.number === 1 ? [namesKey] : [])]) {
      const record = cache.encoded(key);
      if (record) this.#add('content', record[2], [key, Buffer.from(record[1])]);
    }
  }
}

/** Returns the files below a folder; none if it does not exist. */
const pathsIn = (folder: string): string[] => (existsSync(folder) ? builtPaths(folder) : []);
