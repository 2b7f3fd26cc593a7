import type { SearchIndex } from './engine.ts';
import { files } from './files.ts';
import type { LoadFile } from './index-files.ts';
import { once } from './once.ts';
import {
  type CreateInstance,
  type Pagefind,
  type PagefindAnswer,
  type PagefindEntry,
  type PagefindOptions,
  pagefindOptions,
  type PagefindResult,
} from './pagefind.ts';
import { fileOfPart, type IndexPart, type PartedEntry, similarFile } from './parts.ts';
import { similarPerText } from './similar-articles.ts';

/** Parts of the index that could not be searched. The cause is the error of the first. */
export class PartFailure extends Error {
  readonly parts: readonly IndexPart[];
  constructor(parts: readonly IndexPart[], cause: unknown) {
    super(`the index of ${parts.map(({ name }) => name).join(', ')}: ${String(cause)}`, { cause });
    this.parts = parts;
  }
}

/** Where an index in parts is read from. */
export interface PartsSource {
  createInstance: CreateInstance;
  /** What URLs of the index begin with. */
  basePath: string;
  /** Requests a file of Pagefind by name. */
  fetch: (name: string) => Promise<Response>;
  /** Loads a file of the engine by name. */
  file: LoadFile;
}

/** Opens an index that is one, or all parts of one in parts. */
export function openWhole(entry: PartedEntry, source: PartsSource): SearchIndex {
  if (entry.parts) {
    const index = new PartedIndex(entry, source);
    return index.of(index.parts);
  }
  const { createInstance, basePath, fetch, file } = source;
  const pagefind = createInstance({
    basePath,
    baseUrl: '/',
    entry,
    fetch: (url: string) => fetch(url.slice(basePath.length)),
    ...pagefindOptions,
  });
  return { pagefind, file };
}

/**
 * An index in parts (decision 083). Each part is loaded when it is searched first, and answers are kept, so that a search of all parts does not repeat that of the newest.
 */
export class PartedIndex {
  /** The newest first. */
  readonly parts: readonly IndexPart[];
  /** Those that are searched first. */
  readonly newest: readonly IndexPart[];
  readonly #entry: PagefindEntry;
  readonly #source: PartsSource;
  readonly #open = new Map<IndexPart, { pagefind: Pagefind; once: ReturnType<typeof once> }>();
  readonly #once = once();

  constructor({ parts = [], first, ...entry }: PartedEntry, source: PartsSource) {
    this.parts = parts;
    this.newest = parts.slice(0, first);
    this.#entry = entry;
    this.#source = source;
  }

  /** Returns some of the parts as one index; `isPartial` if others will be searched, too. Its functions reject with a PartFailure. */
  of(parts: readonly IndexPart[], isPartial = false): SearchIndex {
    return {
      pagefind: {
        search: async (term, options) => joined(parts, await this.#search(parts, term, options), options),
        filters: async () => {
          const counts: Record<string, Record<string, number>> = {};
          for (const filters of await all(parts, (part) => this.#opened(part).pagefind.filters()))
            for (const [facet, values] of Object.entries(filters))
              for (const [value, count] of Object.entries(values))
                (counts[facet] ??= {})[value] = (counts[facet][value] ?? 0) + count;
          return counts;
        },
      },
      file: (name) => (name === files.similar ? this.#similar(parts) : this.#file(name)),
      isPartial,
    };
  }

  /** Opens a part again when it is searched next. */
  forget(part: IndexPart): void {
    this.#open.delete(part);
  }

  #file(name: string): Promise<ArrayBuffer> {
    return this.#once(name, () => this.#source.file(name));
  }

  #opened(part: IndexPart) {
    let opened = this.#open.get(part);
    if (!opened) {
      const { createInstance, basePath, fetch } = this.#source;
      const [edition] = Object.values(this.#entry.languages);
      const pagefind = createInstance({
        basePath,
        baseUrl: '/',
        entry: { ...this.#entry, languages: { all: { ...edition, hash: part.hash } } },
        fetch: (url: string) => fetch(fileOfPart(url.slice(basePath.length), part.name)),
        ...pagefindOptions,
      });
      this.#open.set(part, (opened = { pagefind, once: once() }));
    }
    return opened;
  }

  #search(parts: readonly IndexPart[], term: string | null, options: PagefindOptions) {
    return all(parts, (part) => {
      const opened = this.#opened(part);
      return opened.once(JSON.stringify([term, options]), async () => {
        const answer = await opened.pagefind.search(term, options);
        for (const result of answer.results) {
          const { data } = result;
          result.id = `${part.name} ${result.id}`;
          result.data = () =>
            data().catch((error: unknown) => {
              throw new PartFailure([part], error);
            });
        }
        return answer;
      });
    });
  }

  /**
   * Returns the articles similar to those of some parts, by their number among these. Articles of other parts, whose scores are not known, change nothing: an
   * article itself is in their place.
   */
  async #similar(parts: readonly IndexPart[]): Promise<ArrayBuffer> {
    const lists = await all(parts, async (part) => new Uint32Array(await this.#file(similarFile(part))));
    const total = this.parts.reduce((sum, { articles }) => sum + articles, 0);
    const numbers = new Int32Array(total).fill(-1);
    let [first, next] = [0, 0];
    for (const part of this.parts) {
      if (parts.includes(part)) for (let at = 0; at < part.articles; at++) numbers[first + at] = next++;
      first += part.articles;
    }
    const similar = new Uint32Array(next * similarPerText);
    let at = 0;
    for (const list of lists)
      for (const entry of list) {
        const number = numbers[total - 1 - (entry >> 2)] ?? -1;
        similar[at] = number < 0 ? Math.floor(at / similarPerText) << 2 : (number << 2) | (entry & 3);
        at++;
      }
    return similar.buffer;
  }
}

/** Calls a function for all parts at once. Rejects with all parts for which it rejects. */
async function all<T>(parts: readonly IndexPart[], ask: (part: IndexPart) => Promise<T>): Promise<T[]> {
  const settled = await Promise.allSettled(parts.map(ask));
  const failed = parts.filter((_, index) => settled[index]?.status === 'rejected');
  if (failed.length > 0) {
    const first = settled.find(({ status }) => status === 'rejected') as PromiseRejectedResult;
    throw new PartFailure(failed, first.reason);
  }
  return settled.map((one) => (one as PromiseFulfilledResult<T>).value);
}

/** Joins the answers of parts; sorted by number, all articles come before all quotes, as in one index. */
function joined(
  parts: readonly IndexPart[],
  answers: readonly PagefindAnswer[],
  { sort }: PagefindOptions,
): PagefindAnswer {
  const [keywords] = answers.flatMap(({ search_keywords: words }) => (words ? [words] : []));
  if (sort) {
    const articlesOf = (part: number) => parts[part]?.articles ?? 0;
    const articles = answers.flatMap(({ results }, part) => results.slice(0, articlesOf(part)));
    return {
      results: [...articles, ...answers.flatMap(({ results }, part) => results.slice(articlesOf(part)))],
    };
  }
  const [word, ...others] = keywords ?? [];
  const nearness = answers.map(({ results }) =>
    word === undefined || others.length > 0 ? 0 : nearnessOf(results, word),
  );
  const most = Math.max(...nearness);
  const results = answers.flatMap(({ results: own }, part) => (nearness[part] === most ? own : []));
  return keywords ? { results, search_keywords: keywords } : { results };
}

/**
 * Returns how many letters of a word the words of results have; infinity if they begin with it. If no word does, Pagefind returns those with the longest beginning of
 * it. One index does so only if none of its texts has the word.
 */
function nearnessOf(results: readonly PagefindResult[], word: string): number {
  let most = 0;
  const isNear = (found: string | undefined) => {
    most = Math.max(most, found?.length ?? 0);
    return found?.startsWith(word);
  };
  // Most begin with it: the first is enough.
  for (const { words, verbose_meta_scores: [field] = [] } of results)
    if (isNear(words[0]?.verbose?.word_string) || field?.matched_terms.some(isNear)) return Infinity;
  return most;
}
