import { correct, nearNames, readWordList, type WordList } from './correction.ts';
import { type Contents, files } from './files.ts';
import { bareArabic, foldWord, type Script, scriptOf, scriptOfReader } from './fold-word.ts';
import { type Found, IndexCache, type Match } from './index-cache.ts';
import type { Pagefind } from './pagefind.ts';
import { plan, type Term } from './plan.ts';
import { type Hit, rank } from './rank.ts';
import { type Facet, facets } from './record.ts';
import { neighboursKept, shareScores } from './similar-articles.ts';
import { type NamedPage, Spellings } from './spellings.ts';
import { formOf } from './tokens.ts';

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

/** What queries in a language are read with. */
interface Reading {
  contents: Contents;
  common: ReadonlySet<string>;
  spellings: Spellings;
}

type Told = Pick<Answer, 'spelled' | 'corrected'>;

/** The published index: Pagefind, and the files beside it. */
export interface SearchIndex {
  pagefind: Pagefind;
  /** Reads a file of the index, by its name; throws where it cannot be had. */
  file: (name: string) => Promise<ArrayBuffer>;
}

/** Measured on a test collection of 1,400 texts; `npm run bench:search` tells what each is worth. */
const weights = {
  /** What neighbours give to a score. */
  neighbours: 0.35,
  /** The newest article beside the oldest. */
  recency: 0.06,
};

/**
 * Answers questions from the published index. Keeps what it was told, so that the next key costs one word; one that failed is
 * done with. It is one class, and long, because every step shares what the index has told already.
 */
export class SearchEngine {
  readonly #index: SearchIndex;
  readonly #cache: IndexCache;
  #read: Promise<Contents> | undefined;
  readonly #readings = new Map<string, Reading>();
  #near: Promise<Uint16Array> | undefined;
  readonly #lists = new Map<Script, Promise<WordList>>();
  #bare: Promise<Map<string, string[]>> | undefined;

  constructor(index: SearchIndex) {
    this.#index = index;
    this.#cache = new IndexCache(index.pagefind);
  }

  /** Answers a request. Any query gives an answer, at worst an empty one; throws only where the index cannot be read. */
  async answer(request: SearchRequest): Promise<Answer> {
    const { spellings, contents, common } = await this.#readingOf(request.lang);
    const terms = plan(request.query, common, request.typing);
    const spelled = request.verbatim ? new Map<string, Set<string>>() : spellings.inPlan(terms);
    const told: Told = { spelled: [], corrected: [] };
    // One word says itself what a text is about; its neighbours have nothing to add.
    const isQuestion = terms.filter(({ need }) => need === 'any').length > 1;
    const [found, own, near, numbered, oneKind, ...chosen] = await Promise.all([
      Promise.all(terms.map((term) => this.#find(term, request, spelled, told))),
      this.#inOwnLanguage(request.lang, terms),
      contents.near && isQuestion ? this.#neighbours() : undefined,
      this.#cache.numbered(),
      this.#ids('kind', request.kind),
      ...choices(request.chosen).map(
        async ([facet, values]) => [facet, await this.#anyOf(facet, values)] as const,
      ),
    ]);
    const names = await Promise.all(
      [...spelled]
        .filter(([name]) => /\s/u.test(name))
        .map(([name, others]) => this.#name(name, others, request.lang, told)),
    );
    const joined = request.verbatim ? [] : await this.#joined(terms, found);
    const others = [...names, ...joined].filter(({ size }) => size > 0);
    const scored = await this.#score(terms, [...found, ...others], near);
    const all = [...scored.values()];
    const inKind = all.filter(({ id }) => oneKind.has(id));
    const place = new Map(numbered.filter((id) => oneKind.has(id)).map((id, index) => [id, index]));
    const placeOf = ({ id }: Hit) => place.get(id) ?? place.size;
    for (const hit of inKind) hit.score *= 1 + weights.recency * (1 - placeOf(hit) / place.size);
    const fits = (id: string) => chosen.every(([, ids]) => ids.has(id));
    const byDate = request.order === 'newest' || terms.length === 0;
    const isOwn = ({ id }: Hit) => Number(own.has(id));
    const hits = inKind
      .filter(({ id }) => fits(id))
      .sort((a, b) =>
        byDate
          ? placeOf(a) - placeOf(b)
          : isOwn(b) - isOwn(a) || b.score - a.score || placeOf(a) - placeOf(b),
      );
    const words = [
      ...terms.filter(({ need }) => need !== 'not').flatMap((term) => term.words),
      ...told.spelled.flatMap(({ others }) => others.flatMap((other) => other.split(/\s+/u))),
      ...told.corrected.map(({ used }) => used),
    ];
    return {
      ...told,
      hits,
      otherKind: all.filter(({ id }) => !oneKind.has(id) && fits(id)).length,
      pages:
        hits.length > 0
          ? spellings.named(request.query, request.lang)
          : nearNames(request.query, contents.names, request.lang),
      words: telling(words, common),
      count: () => this.#count(chosen, inKind),
    };
  }

  /** Where one thing is found: under what was typed, its other spellings, or what was most likely meant. */
  async #find(
    term: Term,
    { verbatim, lang }: SearchRequest,
    spelled: ReadonlyMap<string, ReadonlySet<string>>,
    told: Told,
  ): Promise<Found> {
    const { common } = await this.#readingOf(lang);
    if (term.words.length > 1) return this.#cache.phrase(...term.words);
    const word = term.words[0] ?? '';
    const others = spelled.get(word);
    const names = others ? await this.#name(word, others, lang, told) : undefined;
    // IS, the name: the index would find every “is”.
    if (names && common.has(foldWord(word))) return names;
    let found = await this.#word(word, verbatim === true);
    if (found.size === 0 && term.open && word.length > 1) found = await this.#cache.beginning(word);
    if (names) found = best(found, names);
    if (found.size > 0) return found;
    return this.#corrected(word, verbatim === true || term.need === 'not', told);
  }

  /** Where the word that was most likely meant is found; tells that it was used. */
  async #corrected(word: string, verbatim: boolean, told: Told): Promise<Found> {
    // So short a word may be anything, and while it is typed it is nearly every word’s beginning.
    if (word.length < 4) return new Map();
    const list = await this.#list(scriptOf(word));
    // `airstrikes` where texts have `air strikes`.
    for (let at = 3; at <= word.length - 3 && !verbatim; at++) {
      const parts = [word.slice(0, at), word.slice(at)];
      const found = parts.every((part) => list.has(formOf(part))) && (await this.#cache.phrase(...parts));
      if (found && found.size > 0) {
        told.spelled.push({ typed: word, others: [parts.join(' ')] });
        return found;
      }
    }
    const used = correct(word, list);
    if (used === undefined) return new Map();
    const asTyped = foldWord(used) === foldWord(word);
    if (verbatim && !asTyped) return new Map();
    const found = await this.#cache.phrase(used);
    if (found.size > 0 && !asTyped) told.corrected.push({ typed: word, used });
    return found;
  }

  /** Two words one after another, one of which finds nothing, written as one: `air strikes` where texts have `airstrikes`. */
  #joined(terms: readonly Term[], found: readonly Found[]): Promise<Found[]> {
    return Promise.all(
      terms.flatMap(({ words: [word = ''], weight }, index) => {
        const next = terms[index + 1];
        const isWhole = found[index]?.size && found[index + 1]?.size;
        if (!next || isWhole || weight < 1 || next.weight < 1 || word.length < 3) return [];
        return next.text.length < 3 || next.need === 'not' ? [] : this.#cache.phrase(word + next.text);
      }),
    );
  }

  /** One whole word; in Arabic script, with the particles that are written as one with it. */
  async #word(word: string, verbatim: boolean): Promise<Found> {
    const found = await this.#cache.phrase(word);
    if (verbatim || scriptOf(word) !== 'arabic') return found;
    const bare = bareArabic(word);
    this.#bare ??= this.#list('arabic').then(byBareForm);
    const forms = (await this.#bare).get(bare) ?? [];
    return best(found, ...(await Promise.all(forms.map((form) => this.#cache.phrase(form)))));
  }

  /** Texts in the reader's language; somebody who types in another script reads that as well. */
  async #inOwnLanguage(lang: string, terms: readonly Term[]): Promise<ReadonlySet<string>> {
    const scripts = new Set(terms.flatMap(({ words }) => words).map(scriptOf));
    const [script, ...others] = scripts;
    // Names are typed in Latin letters by readers of any language.
    if (script === undefined || others.length > 0 || script === 'latin' || script === scriptOfReader(lang))
      return this.#anyOf('lang', [lang]);
    const languages = Object.keys((await this.#contents()).common);
    return this.#anyOf(
      'lang',
      languages.filter((other) => scriptOfReader(other) === script),
    );
  }

  /** A name under its other forms; tells those that were found. */
  async #name(typed: string, others: ReadonlySet<string>, lang: string, told: Told): Promise<Found> {
    const { common } = await this.#readingOf(lang);
    const forms = await Promise.all(
      [...others]
        .filter((form) => !common.has(foldWord(form)))
        .map(async (form) => {
          const words = form.split(/\s+/u);
          // Particles are looked for in the script that the reader writes.
          const found =
            words.length > 1
              ? await this.#cache.phrase(...words)
              : await this.#word(form, scriptOf(form) !== scriptOf(typed));
          return { form, found };
        }),
    );
    const there = forms.filter(({ found }) => found.size > 0);
    if (there.length > 0) told.spelled.push({ typed, others: there.map(({ form }) => form) });
    return best(...there.map(({ found }) => found));
  }

  async #score(terms: readonly Term[], found: readonly Found[], near: Uint16Array | undefined) {
    const asked = terms.filter(({ need }) => need !== 'not');
    const all = asked.length === 0 ? await this.#cache.everything() : new Map<string, Match>();
    const scored = rank(terms, found, all);
    if (near) {
      // The articles are numbered first.
      const articles = (await this.#cache.numbered()).slice(0, near.length / neighboursKept);
      const scores = Float64Array.from(articles, (id) => scored.get(id)?.score ?? 0);
      for (const [number, score] of shareScores(scores, near, weights.neighbours).entries()) {
        const hit = scored.get(articles[number] ?? '');
        if (hit) hit.score = score;
      }
    }
    return scored;
  }

  /** Ids of all texts with a value in a facet. */
  async #ids(facet: Facet, value: string): Promise<ReadonlySet<string>> {
    const { single } = await this.#contents();
    if (single[facet] === undefined) return this.#cache.ids(facet, value);
    return new Set(single[facet] === value ? await this.#cache.numbered() : []);
  }

  async #anyOf(facet: ChosenFacet, values: readonly string[]): Promise<ReadonlySet<string>> {
    const sets = await Promise.all(values.map((value) => this.#ids(facet, value)));
    return new Set(sets.flatMap((ids) => [...ids]));
  }

  /** Of the texts found, how many have each value: with what is chosen in the other facets, as another choice in this one would add. */
  async #count(
    chosen: readonly (readonly [ChosenFacet, ReadonlySet<string>])[],
    found: readonly Hit[],
  ): Promise<Map<ChosenFacet, Map<string, number>>> {
    const values = await this.#cache.facetValues();
    const counts = new Map<ChosenFacet, Map<string, number>>();
    for (const facet of facets) {
      if (facet === 'kind') continue;
      const within = found.filter(({ id }) => chosen.every(([other, ids]) => other === facet || ids.has(id)));
      const counted = await Promise.all(
        (values.get(facet) ?? []).map(async (value) => {
          const ids = await this.#cache.ids(facet, value);
          return [value, within.filter(({ id }) => ids.has(id)).length] as const;
        }),
      );
      counts.set(facet, new Map(counted));
    }
    return counts;
  }

  #contents(): Promise<Contents> {
    const read = async () => JSON.parse(await this.#text(files.contents)) as Contents;
    return (this.#read ??= read());
  }

  /** Contents as readers of a language are answered from them; of the site’s first language where it has none in that. */
  async #readingOf(lang: string): Promise<Reading> {
    const contents = await this.#contents();
    const known = this.#readings.get(lang);
    if (known) return known;
    const common = new Set(contents.common[lang] ?? Object.values(contents.common)[0]);
    const reading = { contents, common, spellings: new Spellings(contents.names, common) };
    this.#readings.set(lang, reading);
    return reading;
  }

  #neighbours(): Promise<Uint16Array> {
    const read = async () => new Uint16Array(await this.#index.file(files.near));
    return (this.#near ??= read());
  }

  async #list(script: Script): Promise<WordList> {
    if (!(await this.#contents()).scripts.includes(script)) return new Map();
    const read = async () => readWordList(await this.#text(files.words(script)));
    const list = this.#lists.get(script) ?? read();
    this.#lists.set(script, list);
    return list;
  }

  async #text(name: string): Promise<string> {
    return new TextDecoder().decode(await this.#index.file(name));
  }
}

/** Without the common words of a phrase, which would mark every line; where there are only such, with them. */
function telling(words: readonly string[], common: ReadonlySet<string>): string[] {
  const rest = words.filter((word) => !common.has(foldWord(word)) || word === word.toUpperCase());
  return rest.length > 0 ? rest : [...words];
}

/** Arabic words by what is left of each without its particles. */
function byBareForm(list: WordList): Map<string, string[]> {
  const forms = new Map<string, string[]>();
  for (const form of list.keys()) forms.set(bareArabic(form), [...(forms.get(bareArabic(form)) ?? []), form]);
  return forms;
}

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
