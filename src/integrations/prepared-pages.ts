import { hash } from 'node:crypto';
import { pageForIndex } from '../search/indexed-text.ts';
import { indexedPart } from '../search/record-page.ts';
import type { ResultCache } from './result-cache.ts';

/** What is known of a page of the site, so that it need not be read again. */
interface KnownPage {
  /** The hash of the page. */
  page: string;
  /** The key of what was prepared of it. */
  key: string;
  /** The hash of what was prepared of it. */
  prepared: string;
}

/** Where pages of the site are. */
export interface PageSources {
  /** Returns the page at a URL. */
  pageAt: (url: string) => Promise<string>;
  /** The hashes of pages that are those of the previous build, by URL. */
  hashes: ReadonlyMap<string, string>;
}

const tableKey = 'pages';

/**
 * Prepares pages for the search index. They are on disk, in `cache`, because all of them would take as much memory as the library; what earlier builds prepared is
 * there, too. `table` has what is known of each page, so that pages that have not changed are not even read.
 */
export class PreparedPages {
  readonly #cache: ResultCache;
  readonly #table: ResultCache;
  readonly #before: ReadonlyMap<string, KnownPage>;
  readonly #now = new Map<string, KnownPage>();
  #sources: PageSources = { pageAt: () => Promise.reject(new Error('no pages')), hashes: new Map() };

  constructor(cache: ResultCache, table: ResultCache) {
    this.#cache = cache;
    this.#table = table;
    this.#before = (table.get(tableKey) as Map<string, KnownPage> | undefined) ?? new Map();
  }

  /** Says where pages are. */
  from(sources: PageSources): void {
    this.#sources = sources;
  }

  /** Prepares a page that was just rendered, and returns what goes into the index. */
  prepare(page: string): string {
    return this.#prepare(indexedPart(page)).content;
  }

  /** Returns what goes into the index of the page at a URL. */
  contentAt = async (url: string): Promise<string> => {
    const known = this.#known(url);
    return (known && this.#get(known.key)) ?? (await this.#read(url)).content;
  };

  /** Returns the hash of what goes into the index; the page is not read if an earlier build knows it. */
  hashAt = async (url: string): Promise<string> =>
    (this.#known(url) ?? (await this.#read(url)).known).prepared;

  /** Leaves for the next build what this one has asked for. */
  keep(): void {
    this.#table.set(tableKey, this.#now);
    this.#table.prune();
    this.#cache.prune();
  }

  #known(url: string): KnownPage | undefined {
    const known = this.#now.get(url);
    if (known) return known;
    const page = this.#sources.hashes.get(url);
    const before = this.#before.get(url);
    if (page === undefined || before?.page !== page) return undefined;
    this.#cache.use(before.key);
    this.#now.set(url, before);
    return before;
  }

  async #read(url: string): Promise<{ content: string; known: KnownPage }> {
    const page = await this.#sources.pageAt(url);
    const { key, content } = this.#prepare(indexedPart(page));
    const known = { page: hash('sha256', page), key, prepared: hash('sha256', content) };
    this.#now.set(url, known);
    return { content, known };
  }

  #prepare(part: string): { key: string; content: string } {
    const key = hash('sha256', part);
    const known = this.#get(key);
    if (known !== undefined) return { key, content: known };
    const content = pageForIndex(part);
    this.#cache.set(key, { page: content });
    return { key, content };
  }

  #get(key: string): string | undefined {
    return (this.#cache.get(key) as { page: string } | undefined)?.page;
  }
}
