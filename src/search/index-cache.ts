import type { Pagefind, PagefindData, PagefindOptions, PagefindResult } from './pagefind.ts';
import type { Facet } from './record.ts';
import { tokensOf } from './tokens.ts';

/** A match in one text. */
export interface Match {
  score: number;
  /** Positions of the matching words in the text, counted in words, in order. */
  positions: readonly number[];
  data: () => Promise<PagefindData>;
}

/** Matches by Pagefind’s id of the text. */
export type Matches = ReadonlyMap<string, Match>;

/** Runs Pagefind searches one term at a time and caches the results. */
export class IndexCache {
  readonly #pagefind: Pagefind;
  readonly #answers = new Map<string, Promise<unknown>>();

  constructor(pagefind: Pagefind) {
    this.#pagefind = pagefind;
  }

  /** Returns texts with words that begin with these letters. This is Pagefind’s only kind of search; it scores shorter words higher. */
  prefix(word: string): Promise<Matches> {
    const term = formsOf(word).at(-1) ?? '';
    return this.#once(`prefix ${term}`, async () => matchesOf(await this.#search(term)));
  }

  /** Returns texts with a whole word, in all its inflections. Quoted, Pagefind returns the texts without useful scores. */
  #whole(form: string): Promise<Matches> {
    return this.#once(`whole ${form}`, async () => {
      const [scored, exact] = await Promise.all([this.prefix(form), this.#exact([form])]);
      return new Map([...scored].filter(([id]) => exact.has(id)));
    });
  }

  /** Returns texts with these words in sequence, in all inflections, scored like the single words; the index may split one word into several. */
  phrase(...words: readonly string[]): Promise<Matches> {
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
              positions: inSequence(
                matches.map((one) => one?.positions ?? []),
                match.positions,
              ),
            },
          ];
        }),
      );
    });
  }

  /** Returns the ids of all texts with a value in a facet. */
  ids(facet: Facet, value: string): Promise<ReadonlySet<string>> {
    return this.#once(`ids ${facet} ${value}`, async () => {
      const results = await this.#search(null, { filters: { [facet]: value } });
      return new Set(results.map(({ id }) => id));
    });
  }

  /** Returns the values of each facet. */
  facetValues(): Promise<ReadonlyMap<string, string[]>> {
    return this.#once('facets', async () => {
      const values = await this.#pagefind.filters();
      return new Map(Object.entries(values).map(([facet, counts]) => [facet, Object.keys(counts)]));
    });
  }

  everything(): Promise<Matches> {
    return this.#once('everything', async () => matchesOf(await this.#search(null)));
  }

  /** Returns the ids of all texts by number: articles first, each kind newest first. */
  numbered(): Promise<readonly string[]> {
    return this.#once('numbered', async () =>
      (await this.#search(null, { sort: { number: 'asc' } })).map(({ id }) => id),
    );
  }

  #exact(forms: readonly string[]): Promise<Matches> {
    const term = forms.join(' ');
    return this.#once(`exact ${term}`, async () => matchesOf(await this.#search(`"${term}"`)));
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

const matchesOf = (results: readonly PagefindResult[]): Matches =>
  new Map(results.map(({ id, score, words, data }) => [id, { score, positions: words, data }]));

/** Returns the positions at which the words follow each other; `fallback` if there are none, because one of them is in a title. */
function inSequence(words: readonly (readonly number[])[], fallback: readonly number[]): readonly number[] {
  const [first = [], ...rest] = words;
  const following = rest.map((positions) => new Set(positions));
  const starts = first.filter((start) =>
    following.every((positions, index) => positions.has(start + index + 1)),
  );
  return starts.length > 0 ? starts.flatMap((start) => words.map((_, index) => start + index)) : fallback;
}
