import { once } from './once.ts';
import type { MatchingField, Pagefind, PagefindAnswer, PagefindData, PagefindResult } from './pagefind.ts';
import type { Facet } from './record.ts';
import { tokensOf } from './tokens.ts';

/** A match in one text. */
export interface Match {
  /** How often the word occurs in the text; in its title and metadata it counts differently. */
  frequency: number;
  /** Length of the text, in words. */
  length: number;
  /** Positions of the matching words in the text, counted in words, in order. */
  positions: readonly number[];
  /** The words without their endings, as they are in the index. */
  stems: readonly string[];
  /** The fields of its metadata that match. */
  fields: readonly MatchingField[];
  data: () => Promise<PagefindData>;
}

/** Matches by Pagefind’s id of the text. */
export type Matches = ReadonlyMap<string, Match>;

/** Runs Pagefind searches one term at a time and caches the results. */
export class IndexCache {
  readonly #pagefind: Pagefind;
  readonly #once = once();

  constructor(pagefind: Pagefind) {
    this.#pagefind = pagefind;
  }

  /** Returns texts with words that begin with these letters. This is Pagefind’s only kind of search. */
  prefix(word: string): Promise<Matches> {
    const term = formsOf(word).at(-1) ?? '';
    return this.#once(`prefix ${term}`, async () => {
      const { results, search_keywords: stems } = await this.#begin(term);
      return new Map(results.map((result) => [result.id, matchOf(result, stems)]));
    });
  }

  /** Returns texts with a whole word, in all its inflections. Words with the same inflections have the same object. */
  async #whole(form: string): Promise<Matches> {
    const { results, search_keywords: [stem = form] = [] } = await this.#begin(form);
    return this.#once(`whole ${stem}`, () => matchesOf(results, stem));
  }

  /** Returns texts with these words in sequence, in all inflections; the index may split one word into several. */
  phrase(...words: readonly string[]): Promise<Matches> {
    const forms = words.flatMap(formsOf);
    const [first, ...rest] = forms;
    if (first === undefined) return Promise.resolve(new Map());
    if (rest.length === 0) return this.#whole(first);
    return this.#once(`phrase ${forms.join(' ')}`, async () => {
      const [{ results, search_keywords: stems }, ...each] = await Promise.all([
        this.#pagefind.search(`"${forms.join(' ')}"`, {}),
        ...forms.map((form) => this.#whole(form)),
      ]);
      return new Map(
        results.map((result) => {
          const match = matchOf(result, stems);
          const sequences = inSequence(each.map((matches) => matches.get(result.id)?.positions ?? []));
          const positions = sequences.length > 0 ? sequences : match.positions;
          return [
            result.id,
            {
              ...match,
              frequency: Math.max(1, sequences.length / forms.length),
              positions,
              fields: withEvery(each.map((matches) => matches.get(result.id)?.fields ?? [])),
            },
          ];
        }),
      );
    });
  }

  /** Returns the ids of all texts with a value in a facet. */
  ids(facet: Facet, value: string): Promise<ReadonlySet<string>> {
    return this.#once(`ids ${facet} ${value}`, async () => {
      const { results } = await this.#pagefind.search(null, { filters: { [facet]: value } });
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
    return this.#once('everything', async () => {
      const { results } = await this.#pagefind.search(null, {});
      return new Map(results.map((result) => [result.id, matchOf(result)]));
    });
  }

  /** Returns the ids of all texts by number: articles first, each kind newest first. */
  numbered(): Promise<readonly string[]> {
    return this.#once('numbered', async () =>
      (await this.#pagefind.search(null, { sort: { number: 'asc' } })).results.map(({ id }) => id),
    );
  }

  #begin(form: string): Promise<PagefindAnswer> {
    return this.#once(`begin ${form}`, () => this.#pagefind.search(form, {}));
  }
}

const formsOf = (text: string) => tokensOf(text).map(({ form }) => form);

/** How often a word counts that is in the title of a text, in another heading, or elsewhere in it. */
const countOf = (weight: number) => (weight >= 7 ? 4 : Math.min(weight, 1.5));

/** How often a word counts that is in the metadata of a text. */
const counts: Partial<Record<string, number>> = { author: 0.5, topics: 1, speaker: 1, from: 0.3 };

function matchOf(
  { words, params, verbose_meta_scores: fields = [], data }: PagefindResult,
  stems: readonly string[] = [],
): Match {
  let frequency = 0;
  for (const { weight } of words) frequency += countOf(weight);
  for (const { field_name: name } of fields) frequency += counts[name] ?? 0;
  const positions = words.map(({ location }) => location);
  return { frequency, length: params?.document_length ?? 0, positions, stems, fields, data };
}

/** Returns the matches of a search for the beginning of words, only of words with one stem. */
const matchesOf = (results: readonly PagefindResult[], stem: string): Matches =>
  new Map(
    results.flatMap((result): [string, Match][] => {
      const words = result.words.filter(({ verbose }) => verbose?.word_string === stem);
      const { verbose_meta_scores: all = [] } = result;
      const fields = all.filter(({ matched_terms: terms }) => terms.includes(stem));
      return words.length + fields.length > 0
        ? [[result.id, matchOf({ ...result, words, verbose_meta_scores: fields }, [stem])]]
        : [];
    }),
  );

/** Returns the fields in which every word of a phrase matches; Pagefind does not report them. */
const withEvery = (words: readonly (readonly MatchingField[])[]): MatchingField[] =>
  words
    .flat()
    .filter(({ field_name: name }) => words.every((fields) => fields.some((one) => one.field_name === name)));

/** Returns the positions at which the words follow each other; none if one of them is in a title. */
function inSequence(words: readonly (readonly number[])[]): readonly number[] {
  const [first = [], ...rest] = words;
  const following = rest.map((positions) => new Set(positions));
  const starts = first.filter((start) =>
    following.every((positions, index) => positions.has(start + index + 1)),
  );
  return starts.flatMap((start) => words.map((_, index) => start + index));
}

/** Merges the matches of several forms; a text with several has the occurrences of all. */
export function mergeMatches(...lists: Matches[]): Matches {
  const [first, ...rest] = lists;
  if (first === undefined || rest.length === 0) return first ?? new Map();
  const union = new Map(first);
  for (const list of rest)
    for (const [id, match] of list) {
      const before = union.get(id);
      union.set(
        id,
        before
          ? {
              ...match,
              frequency: match.frequency + before.frequency,
              stems: [...before.stems, ...match.stems],
              fields: [...before.fields, ...match.fields],
              positions: [...new Set([...match.positions, ...before.positions])].sort((a, b) => a - b),
            }
          : match,
      );
    }
  return union;
}
