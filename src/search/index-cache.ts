import type { Pagefind, PagefindData, PagefindOptions, PagefindResult } from './pagefind.ts';
import type { Facet } from './record.ts';
import { tokensOf } from './tokens.ts';

/** Where something is in one text. */
export interface Match {
  score: number;
  /** Places of the words in the text, counted in words, in order. */
  places: readonly number[];
  data: () => Promise<PagefindData>;
}

/** By Pagefind’s id of the text. */
export type Found = ReadonlyMap<string, Match>;

/** Asks Pagefind for one thing at a time, and for nothing twice. */
export class IndexCache {
  readonly #pagefind: Pagefind;
  readonly #answers = new Map<string, Promise<unknown>>();

  constructor(pagefind: Pagefind) {
    this.#pagefind = pagefind;
  }

  /** All words that begin with these letters: Pagefind looks for nothing less, and prefers the shorter ones. */
  beginning(word: string): Promise<Found> {
    const term = formsOf(word).at(-1) ?? '';
    return this.#once(`beginning ${term}`, async () => found(await this.#search(term)));
  }

  /** A whole word, in all its endings. In quotation marks Pagefind tells which texts have it, and nothing of scores. */
  #whole(form: string): Promise<Found> {
    return this.#once(`whole ${form}`, async () => {
      const [scored, exact] = await Promise.all([this.beginning(form), this.#exact([form])]);
      return new Map([...scored].filter(([id]) => exact.has(id)));
    });
  }

  /** Words that stand one after another, in all their endings; one word may be several to the index. Scored as the words are by themselves. */
  phrase(...words: readonly string[]): Promise<Found> {
    const forms = words.flatMap(formsOf);
    const [first, ...rest] = forms;
    if (first === undefined) return Promise.resolve(new Map());
    if (rest.length === 0) return this.#whole(first);
    return this.#once(`phrase ${forms.join(' ')}`, async () => {
      const [exact, ...each] = await Promise.all([
        this.#exact(forms),
        ...forms.map((form) => this.#whole(form)),
      ]);
      return new Map(
        [...exact].map(([id, match]) => {
          const matches = each.map((matches) => matches.get(id));
          const score = matches.reduce((sum, one) => sum + (one?.score ?? 0), 0);
          return [
            id,
            {
              ...match,
              score,
              places: inRow(
                matches.map((one) => one?.places ?? []),
                match.places,
              ),
            },
          ];
        }),
      );
    });
  }

  /** Ids of all texts with a value in a facet. */
  ids(facet: Facet, value: string): Promise<ReadonlySet<string>> {
    return this.#once(`ids ${facet} ${value}`, async () => {
      const results = await this.#search(null, { filters: { [facet]: value } });
      return new Set(results.map(({ id }) => id));
    });
  }

  /** The values of each facet. */
  facetValues(): Promise<ReadonlyMap<string, string[]>> {
    return this.#once('facets', async () => {
      const values = await this.#pagefind.filters();
      return new Map(Object.entries(values).map(([facet, counts]) => [facet, Object.keys(counts)]));
    });
  }

  everything(): Promise<Found> {
    return this.#once('everything', async () => found(await this.#search(null)));
  }

  /** Ids of all texts by their numbers: articles first, each kind newest first. */
  numbered(): Promise<readonly string[]> {
    return this.#once('numbered', async () =>
      (await this.#search(null, { sort: { number: 'asc' } })).map(({ id }) => id),
    );
  }

  #exact(forms: readonly string[]): Promise<Found> {
    const term = forms.join(' ');
    return this.#once(`exact ${term}`, async () => found(await this.#search(`"${term}"`)));
  }

  async #search(term: string | null, options: PagefindOptions = {}): Promise<PagefindResult[]> {
    return (await this.#pagefind.search(term, options)).results;
  }

  #once<T>(key: string, ask: () => Promise<T>): Promise<T> {
    const known = this.#answers.get(key);
    if (known) return known as Promise<T>;
    const asked = ask();
    this.#answers.set(key, asked);
    return asked;
  }
}

const formsOf = (text: string) => tokensOf(text).map(({ form }) => form);

const found = (results: readonly PagefindResult[]): Found =>
  new Map(results.map(({ id, score, words, data }) => [id, { score, places: words, data }]));

/** The places where each word follows the one before; where none does (part of it stands in a title), those given. */
function inRow(words: readonly (readonly number[])[], otherwise: readonly number[]): readonly number[] {
  const [first = [], ...rest] = words;
  const following = rest.map((places) => new Set(places));
  const starts = first.filter((start) => following.every((places, index) => places.has(start + index + 1)));
  return starts.length > 0 ? starts.flatMap((start) => words.map((_, index) => start + index)) : otherwise;
}
