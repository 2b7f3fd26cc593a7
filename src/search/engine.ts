import { correct, nearNames, readWordList, type WordList } from './correction.ts';
import { files, type Contents } from './files.ts';
import { bareArabic, foldWord, scriptOf, type Script } from './fold-word.ts';
import { IndexCache, type Found, type Match } from './index-cache.ts';
import { shareScores } from './near.ts';
import type { Pagefind, PagefindData } from './pagefind.ts';
import { plan, type Term } from './plan.ts';
import { rank } from './rank.ts';
import { facets, type Facet } from './record.ts';
import { Spellings, type NamedPage } from './spellings.ts';

/** What a reader asks for. */
export interface SearchRequest {
  query: string;
  kind: 'article' | 'quote';
  /** The reader's language: what is written in it comes first. */
  lang: string;
  /** Ids chosen in each facet: any of one facet's, and one of every facet. */
  chosen?: Chosen | undefined;
  order?: 'best' | 'newest' | undefined;
  /** The last word may go on. */
  typing?: boolean | undefined;
  /** Nothing is searched for but what was typed: no other spellings, no corrections. */
  verbatim?: boolean | undefined;
}

/** A facet that readers choose in. `kind` is a switch of its own. */
export type ChosenFacet = Exclude<Facet, 'kind'>;
export type Chosen = Partial<Record<ChosenFacet, readonly string[]>>;

/** One result: an article or a quote. */
export interface Hit {
  id: string;
  score: number;
  /** For each thing that was asked, the places of its words in the text, counted in words. */
  places: number[][];
  /** Loads its text; ask only for results that are shown. */
  data: () => Promise<PagefindData>;
}

export interface Answer {
  /** Best first. */
  hits: Hit[];
  /** How many there are of the other kind. */
  otherKind: number;
  /** Words for which other spellings were searched for as well. */
  spelled: { typed: string; others: string[] }[];
  /** Words that found nothing, with the one that was searched for in their place. */
  corrected: { typed: string; used: string }[];
  /** Pages of topics and people that the query names; where nothing was found, those whose names are near. */
  pages: NamedPage[];
  /** What was searched for, for marking: as typed, and in other spellings. */
  words: string[];
  /** For each facet, how many of these results each id has; the facet's own choice left aside. Ids that have none are told too. */
  count: () => Promise<Map<ChosenFacet, Map<string, number>>>;
}

/** The published index: Pagefind, and the files beside it. */
export interface SearchIndex {
  pagefind: Pagefind;
  /** Reads a file of the index, by its name; throws where it cannot be had. */
  file: (name: string) => Promise<ArrayBuffer>;
}

/** A word that the index has by its own list, but did not find: parts of the index are missing or broken. */
export class BrokenIndex extends Error {}

/** Measured on a test collection of 1,400 texts; `npm run bench:search` tells what each is worth. */
const weights = {
  /** What neighbours give to a score. */
  neighbours: 0.35,
  /** The newest article beside the oldest. */
  recency: 0.06,
};

/** Answers questions from the published index. Keeps what it was told, so that the next key costs one word; one that failed is done with. */
export class SearchEngine {
  readonly #index: SearchIndex;
  readonly #cache: IndexCache;
  #contents: Promise<{ contents: Contents; common: ReadonlySet<string>; spellings: Spellings }> | undefined;
  #near: Promise<Uint16Array> | undefined;
  readonly #lists = new Map<Script, Promise<WordList>>();

  constructor(index: SearchIndex) {
    this.#index = index;
    this.#cache = new IndexCache(index.pagefind);
  }

  /** Answers a request. Any query gives an answer, at worst an empty one; throws only where the index cannot be read. */
  async answer(request: SearchRequest): Promise<Answer> {
    const { spellings, contents, common } = await this.#read();
    const terms = plan(request.query, common, request.typing);
    const spelled = request.verbatim ? new Map<string, Set<string>>() : spellings.inPlan(terms);
    const told: Pick<Answer, 'spelled' | 'corrected'> = { spelled: [], corrected: [] };
    const [found, own, near, newest, oneKind, ...chosen] = await Promise.all([
      Promise.all(terms.map((term) => this.#find(term, request, spelled, told))),
      this.#inOwnLanguage(request.lang, terms),
      contents.near ? this.#neighbours() : undefined,
      this.#cache.newestFirst(),
      this.#cache.ids('kind', request.kind),
      ...choices(request.chosen).map(([facet, values]) => this.#anyOf(facet, values)),
    ]);
    const names = await Promise.all(
      [...spelled]
        .filter(([name]) => /\s/u.test(name))
        .map(([name, others]) => this.#name(name, others, told)),
    );
    const scored = await this.#score(terms, [...found, ...names.filter((name) => name.size > 0)], near);
    const place = new Map(newest.map((id, index) => [id, index]));
    for (const [id, hit] of scored) {
      const age = (place.get(id) ?? newest.length) / Math.max(1, newest.length);
      hit.score *= 1 + weights.recency * (1 - age);
    }
    const all = [...scored.values()];
    const inKind = all.filter(({ id }) => oneKind.has(id));
    const fits = (id: string) => chosen.every((ids) => ids.has(id));
    const byDate = request.order === 'newest' || terms.length === 0;
    const oldest = newest.length;
    const hits = inKind
      .filter(({ id }) => fits(id))
      .sort(
        byDate
          ? (a, b) => (place.get(a.id) ?? oldest) - (place.get(b.id) ?? oldest) || (a.id < b.id ? -1 : 1)
          : (a, b) =>
              Number(own.has(b.id)) - Number(own.has(a.id)) || b.score - a.score || (a.id < b.id ? -1 : 1),
      );
    return {
      ...told,
      hits,
      otherKind: all.filter(({ id }) => !oneKind.has(id) && fits(id)).length,
      pages: hits.length > 0 ? spellings.named(request.query) : nearNames(request.query, contents.names),
      words: [
        ...terms.filter(({ need }) => need !== 'not').flatMap(({ words }) => words),
        ...told.spelled.flatMap(({ others }) => others.flatMap((other) => other.split(/\s+/u))),
        ...told.corrected.map(({ used }) => used),
      ],
      count: () => this.#count(request, new Set(inKind.map(({ id }) => id))),
    };
  }

  /** Where one thing is found: under what was typed, its other spellings, or what was most likely meant. */
  async #find(
    term: Term,
    { verbatim }: SearchRequest,
    spelled: ReadonlyMap<string, ReadonlySet<string>>,
    told: Pick<Answer, 'spelled' | 'corrected'>,
  ): Promise<Found> {
    const { common } = await this.#read();
    if (term.words.length > 1) return this.#cache.phrase(term.words);
    const word = term.words[0] ?? '';
    const others = spelled.get(word);
    const names = others ? await this.#name(word, others, told) : undefined;
    // IS, the name: the index would find every “is”.
    if (names && common.has(foldWord(word))) return names;
    let found = await this.#word(word, verbatim === true);
    if (found.size === 0 && term.open && word.length > 1) found = await this.#cache.beginning(word);
    if (names) found = best(found, names);
    if (found.size > 0) return found;
    return this.#corrected(word, verbatim === true || term.need === 'not', told);
  }

  /** Where the word that was most likely meant is found; tells that it was used. */
  async #corrected(word: string, verbatim: boolean, told: Pick<Answer, 'corrected'>): Promise<Found> {
    const used = correct(word, await this.#list(scriptOf(word)));
    if (used === undefined) return new Map();
    const asTyped = foldWord(used) === foldWord(word);
    if (verbatim && !asTyped) return new Map();
    const found = await this.#cache.whole(used);
    if (found.size === 0) throw new BrokenIndex(`the index lists “${used}” and does not find it`);
    if (!asTyped) told.corrected.push({ typed: word, used });
    return found;
  }

  /** One whole word; in Arabic script, with the particles that are written as one with it. */
  async #word(word: string, verbatim: boolean): Promise<Found> {
    const found = await this.#cache.whole(word);
    if (verbatim || scriptOf(word) !== 'arabic') return found;
    const bare = bareArabic(word);
    const forms = [...(await this.#list('arabic')).keys()].filter((form) => bareArabic(form) === bare);
    return best(found, ...(await Promise.all(forms.map((form) => this.#cache.whole(form)))));
  }

  /** Texts in the reader's language; somebody who types in another script reads that as well. */
  async #inOwnLanguage(lang: string, terms: readonly Term[]): Promise<ReadonlySet<string>> {
    const scripts = new Set(terms.flatMap(({ words }) => words).map(scriptOf));
    const isArabic = scripts.size === 1 && scripts.has('arabic') && !arabicScript.includes(lang);
    const own = await Promise.all(
      (isArabic ? arabicScript : [lang]).map((one) => this.#cache.ids('lang', one)),
    );
    return new Set(own.flatMap((ids) => [...ids]));
  }

  /** A name under its other forms; tells those that were found. */
  async #name(typed: string, others: ReadonlySet<string>, told: Pick<Answer, 'spelled'>): Promise<Found> {
    const { common } = await this.#read();
    const forms = await Promise.all(
      [...others]
        .filter((form) => !common.has(foldWord(form)))
        .map(async (form) => {
          const words = form.split(/\s+/u);
          // Particles are looked for in the script that the reader writes.
          const found =
            words.length > 1
              ? await this.#cache.phrase(words)
              : await this.#word(form, scriptOf(form) !== scriptOf(typed));
          return { form, found };
        }),
    );
    const there = forms.filter(({ found }) => found.size > 0);
    if (there.length > 0) told.spelled.push({ typed, others: there.map(({ form }) => form) });
    return best(...there.map(({ found }) => found));
  }

  async #score(terms: readonly Term[], found: readonly Found[], near: Uint16Array | undefined) {
    const numbered = near ? await this.#cache.articles() : [];
    const asked = terms.filter(({ need }) => need !== 'not');
    const all = asked.length === 0 ? await this.#cache.everything() : new Map<string, Match>();
    const scored = rank(terms, found, all);
    if (near && asked.length > 0) {
      const scores = Float64Array.from(numbered, (id) => scored.get(id)?.score ?? 0);
      const sharedScores = shareScores(scores, near, weights.neighbours);
      for (const [number, id] of numbered.entries()) {
        const hit = scored.get(id);
        if (hit) hit.score = sharedScores[number] ?? hit.score;
      }
    }
    return scored;
  }

  async #anyOf(facet: ChosenFacet, values: readonly string[]): Promise<ReadonlySet<string>> {
    const sets = await Promise.all(values.map((value) => this.#cache.ids(facet, value)));
    return new Set(sets.flatMap((ids) => [...ids]));
  }

  async #count(
    { chosen }: SearchRequest,
    found: ReadonlySet<string>,
  ): Promise<Map<ChosenFacet, Map<string, number>>> {
    const values = await this.#cache.facetValues();
    const sets = new Map(
      await Promise.all(
        choices(chosen).map(async ([facet, ids]) => [facet, await this.#anyOf(facet, ids)] as const),
      ),
    );
    const counts = new Map<ChosenFacet, Map<string, number>>();
    for (const facet of facets) {
      if (facet === 'kind') continue;
      const rest = [...sets].filter(([other]) => other !== facet).map(([, ids]) => ids);
      const within = [...found].filter((id) => rest.every((ids) => ids.has(id)));
      const counted = await Promise.all(
        (values.get(facet) ?? []).map(async (value) => {
          const ids = await this.#cache.ids(facet, value);
          return [value, within.filter((id) => ids.has(id)).length] as const;
        }),
      );
      counts.set(facet, new Map(counted));
    }
    return counts;
  }

  #read() {
    const read = async () => {
      const contents = JSON.parse(await this.#text(files.contents)) as Contents;
      const common = new Set(contents.common);
      return { contents, common, spellings: new Spellings(contents.names, common) };
    };
    return (this.#contents ??= read());
  }

  #neighbours(): Promise<Uint16Array> {
    const read = async () => new Uint16Array(await this.#index.file(files.near));
    return (this.#near ??= read());
  }

  async #list(script: Script): Promise<WordList> {
    if (!(await this.#read()).contents.scripts.includes(script)) return new Map();
    const read = async () => readWordList(await this.#text(files.words(script)));
    const list = this.#lists.get(script) ?? read();
    this.#lists.set(script, list);
    return list;
  }

  async #text(name: string): Promise<string> {
    return new TextDecoder().decode(await this.#index.file(name));
  }
}

/** Languages in Arabic script. */
const arabicScript = ['ar', 'fa', 'ur', 'ckb'];

const choices = (chosen: Chosen = {}) =>
  (Object.entries(chosen) as [ChosenFacet, readonly string[]][]).filter(([, values]) => values.length > 0);

/** The union of what was found under several forms; a text that has several counts as its best one, with the places of all. */
function best(...lists: Found[]): Found {
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
              score: Math.max(match.score, before.score),
              places: merged(match.places, before.places),
            }
          : match,
      );
    }
  return union;
}

const merged = (a: readonly number[], b: readonly number[]) =>
  [...new Set([...a, ...b])].sort((x, y) => x - y);
