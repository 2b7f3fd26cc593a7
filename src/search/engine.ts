import { editDistance } from '../text/edit-distance.ts';
import { correct, readWordList, similarNames, type WordList } from './correction.ts';
import { type Contents, files } from './files.ts';
import { bareArabic, foldWord, type Script, scriptOf, scriptOfReader } from './fold-word.ts';
import { IndexCache, type Match, type Matches } from './index-cache.ts';
import { isListed } from './language-words.ts';
import { NumbersAndDates } from './numbers-and-dates.ts';
import type { Pagefind } from './pagefind.ts';
import { plan, type Term } from './plan.ts';
import { type Hit, rank, type Statistics } from './rank.ts';
import { type Facet, facets } from './record.ts';
import { similarPerText, smoothScores } from './similar-articles.ts';
import { type NamedPage, type SpellingGroup, Spellings } from './spellings.ts';
import { formOf } from './tokens.ts';

/** A search request. */
export interface SearchRequest {
  query: string;
  kind: 'article' | 'quote';
  /** The reader's language; results in it come first, then those in the site's first language. */
  lang: string;
  /** Ids chosen in each facet: a result has at least one of them in every facet. */
  chosen?: Chosen | undefined;
  order?: 'best' | 'newest' | undefined;
  /** True if the last word may be incomplete. */
  typing?: boolean | undefined;
  /** True to search only for what was typed: no other spellings, no corrections. */
  verbatim?: boolean | undefined;
}

/** A facet that readers filter by. `kind` is a separate switch. */
export type ChosenFacet = Exclude<Facet, 'kind'>;
export type Chosen = Partial<Record<ChosenFacet, readonly string[]>>;

/** The answer to a request. */
export interface Answer {
  /** Best first. */
  hits: Hit[];
  /** Number of results of the other kind. */
  otherKind: number;
  /** Words with the other spellings that were also searched for. */
  spelled: { typed: string; others: string[] }[];
  /** Words without results, with the word that was searched for instead. */
  corrected: { typed: string; used: string }[];
  /** Words without results, with a similar word that was not searched for: the typed one may be right. */
  offered: { typed: string; used: string }[];
  /** Pages of topics and people that the query names; without results, those with similar names. */
  pages: NamedPage[];
  /** Counts the results of each id in each facet, ignoring the choice in the same facet; includes ids without results. */
  count: () => Promise<Map<ChosenFacet, Map<string, number>>>;
}

/** What queries in one language are interpreted with. */
interface LanguageData {
  contents: Contents;
  common: ReadonlySet<string>;
  spellings: Spellings;
  numbers: NumbersAndDates;
}

/** How the engine changed the query; collected while it searches. */
type Adjustments = Pick<Answer, 'spelled' | 'corrected' | 'offered'>;

/** The published index: Pagefind, and the additional files of the engine. */
export interface SearchIndex {
  pagefind: Pagefind;
  /** Loads a file of the index by name; throws if it is not available. */
  file: (name: string) => Promise<ArrayBuffer>;
}

/** Measured on a test collection of 1,400 texts; `npm run bench:search` prints the effect of each. */
const weights = {
  /** Share of a score that comes from similar texts. */
  similar: 0.45,
  /** Advantage of the newest article over the oldest, if they are dated. */
  recency: 0.06,
};

/**
 * Answers queries from the published index. Caches what it has loaded, so that the next keystroke loads only one word; discard an engine
 * whose request failed. One class, although long, because every step shares the same cache.
 */
export class SearchEngine {
  readonly #index: SearchIndex;
  readonly #cache: IndexCache;
  #read: Promise<Contents> | undefined;
  readonly #languages = new Map<string, LanguageData>();
  #similar: Promise<Uint16Array> | undefined;
  readonly #lists = new Map<Script, Promise<WordList>>();
  readonly #words = new Map<string, Promise<Uint8Array>>();
  #bare: Promise<Map<string, string[]>> | undefined;

  constructor(index: SearchIndex) {
    this.#index = index;
    this.#cache = new IndexCache(index.pagefind);
  }

  /** Answers a request; any query is valid. Throws only if the index cannot be read. */
  async answer(request: SearchRequest): Promise<Answer> {
    const { spellings, contents, common, numbers } = await this.#dataOf(request.lang);
    const terms = plan(request.query, common, request.typing);
    const spelled = request.verbatim ? new Map<string, Set<string>>() : spellings.inPlan(terms);
    const adjustments: Adjustments = { spelled: [], corrected: [], offered: [] };
    // A single word already identifies the subject; similar texts add nothing.
    const isQuestion = terms.filter(({ need }) => need === 'any').length > 1;
    const [found, own, first, similar, numbered, oneKind, ...chosen] = await Promise.all([
      Promise.all(terms.map((term) => this.#find(term, request, spelled, adjustments))),
      this.#inOwnLanguage(request.lang, terms),
      this.#anyOf('lang', Object.keys(contents.common).slice(0, 1)),
      contents.similar && isQuestion ? this.#similarArticles() : undefined,
      this.#cache.numbered(),
      this.#ids('kind', request.kind),
      ...choices(request.chosen).map(
        async ([facet, values]) => [facet, await this.#anyOf(facet, values)] as const,
      ),
    ]);
    const names = await Promise.all(
      [...spelled]
        .filter(([name]) => /\s/u.test(name))
        .map(([name, others]) => this.#name(name, others, request.lang, adjustments)),
    );
    const joined = request.verbatim ? [] : await this.#joined(terms, found);
    const written = request.verbatim ? [] : numbers.otherForms(terms);
    const dates = await Promise.all(written.map((words) => this.#cache.phrase(...words)));
    const others = [...names, ...joined, mergeMatches(...dates)].filter(({ size }) => size > 0);
    const statistics = { ids: oneKind, meanLength: contents.meanLength[request.kind] ?? 1 };
    const scored = await this.#score(terms, [...found, ...others], statistics, similar);
    const all = [...scored.values()];
    const inKind = all.filter(({ id }) => oneKind.has(id));
    const order = new Map(numbered.filter((id) => oneKind.has(id)).map((id, index) => [id, index]));
    const orderOf = ({ id }: Hit) => order.get(id) ?? order.size;
    if (contents.dated)
      for (const hit of inKind) hit.score *= 1 + weights.recency * (1 - orderOf(hit) / order.size);
    const fits = (id: string) => chosen.every(([, ids]) => ids.has(id));
    const byDate = request.order === 'newest' || terms.length === 0;
    const ofTopic = await this.#topicNamed(request, spellings);
    // Those with its name in the text: a reader sees why they are found.
    const isOfTopic = ({ id, positions }: Hit) =>
      ofTopic.has(id) && positions.some(({ length }) => length > 0);
    const nearby = (hit: Hit) =>
      Number(own.has(hit.id)) * 4 + Number(first.has(hit.id)) * 2 + Number(isOfTopic(hit));
    const hits = inKind
      .filter(({ id }) => fits(id))
      .sort((a, b) =>
        byDate
          ? orderOf(a) - orderOf(b)
          : nearby(b) - nearby(a) || b.score - a.score || orderOf(a) - orderOf(b),
      );
    return {
      ...adjustments,
      hits,
      otherKind: all.filter(({ id }) => !oneKind.has(id) && fits(id)).length,
      pages:
        hits.length > 0
          ? spellings.named(request.query, request.lang)
          : similarNames(request.query, contents.names, request.lang),
      count: () => this.#count(chosen, inKind),
    };
  }

  /** Returns the names of topics and people, for suggestions. */
  async names(): Promise<readonly SpellingGroup[]> {
    return (await this.#contents()).names;
  }

  /** Returns the ids of the texts on the topic that the complete query names. */
  async #topicNamed({ query }: SearchRequest, spellings: Spellings): Promise<ReadonlySet<string>> {
    const path = spellings.whole(query);
    const topic = path === undefined ? undefined : /\/topics\/([^/]+)\/$/.exec(path)?.[1];
    return topic === undefined ? new Set() : this.#anyOf('topic', [topic]);
  }

  /** Returns the matches of one term: as typed, in other spellings, or corrected. */
  async #find(
    term: Term,
    { verbatim, lang }: SearchRequest,
    spelled: ReadonlyMap<string, ReadonlySet<string>>,
    adjustments: Adjustments,
  ): Promise<Matches> {
    const { common } = await this.#dataOf(lang);
    if (term.words.length > 1) return this.#cache.phrase(...term.words);
    const word = term.words[0] ?? '';
    const others = spelled.get(word);
    const names = others ? await this.#name(word, others, lang, adjustments) : undefined;
    // IS, the name: the index would also return every “is”.
    if (names && common.has(foldWord(word))) return names;
    let found = await this.#word(word, verbatim === true);
    if (found.size === 0 && term.open && word.length > 1) found = await this.#cache.prefix(word);
    if (names) found = mergeMatches(found, names);
    if (found.size > 0) return found;
    return this.#corrected(word, verbatim === true || term.need !== 'any', adjustments);
  }

  /** Returns the matches of the word that was most likely meant, and records the correction. */
  async #corrected(word: string, verbatim: boolean, adjustments: Adjustments): Promise<Matches> {
    // Short words resemble too many others, and while typed they are prefixes of most words.
    if (word.length < 4) return new Map();
    const list = await this.#list(scriptOf(word));
    // `airstrikes` for texts with `air strikes`.
    for (let at = 3; at <= word.length - 3 && !verbatim; at++) {
      const parts = [word.slice(0, at), word.slice(at)];
      const found = parts.every((part) => list.has(formOf(part))) && (await this.#cache.phrase(...parts));
      if (found && found.size > 0) {
        adjustments.spelled.push({ typed: word, others: [parts.join(' ')] });
        return found;
      }
    }
    const used = correct(word, list);
    if (used === undefined) return new Map();
    const asTyped = foldWord(used) === foldWord(word);
    if (verbatim && !asTyped) return new Map();
    if (!asTyped && !(await this.#isMistake(word, used, list))) {
      adjustments.offered.push({ typed: word, used });
      return new Map();
    }
    const found = await this.#cache.phrase(used);
    if (found.size > 0 && !asTyped) adjustments.corrected.push({ typed: word, used });
    return found;
  }

  /**
   * True if a word is a mistyped other one: near to one that several texts have, and not a word of the language. Without a list
   * of the language's words, only a long word with one wrong letter is.
   */
  async #isMistake(typed: string, used: string, list: WordList): Promise<boolean> {
    const word = foldWord(typed);
    if (!/^\p{L}+$/u.test(word)) return false;
    const isNear = used.startsWith(word.charAt(0)) && editDistance(word, foldWord(used), 2) < 2;
    if (!isNear && (list.get(used) ?? 0) < 2) return false;
    const { languages } = await this.#contents();
    const own = languages.filter((lang) => scriptOfReader(lang) === scriptOf(word));
    if (own.length === 0) return isNear && word.length > 5;
    const filters = await Promise.all(own.map((lang) => this.#languageWords(lang)));
    return !filters.some((filter) => isListed(word, filter));
  }

  #languageWords(lang: string): Promise<Uint8Array> {
    const words =
      this.#words.get(lang) ?? this.#index.file(files.language(lang)).then((bytes) => new Uint8Array(bytes));
    this.#words.set(lang, words);
    return words;
  }

  /** Returns the matches of adjacent words written as one, if either has no results: `air strikes` for texts with `airstrikes`. */
  #joined(terms: readonly Term[], found: readonly Matches[]): Promise<Matches[]> {
    return Promise.all(
      terms.flatMap(({ words: [word = ''], weight }, index) => {
        const next = terms[index + 1];
        const isWhole = found[index]?.size && found[index + 1]?.size;
        if (!next || isWhole || weight < 1 || next.weight < 1 || word.length < 3) return [];
        return next.text.length < 3 || next.need === 'not' ? [] : this.#cache.phrase(word + next.text);
      }),
    );
  }

  /** Returns the matches of a whole word; in Arabic script also with the particles that are joined to it. */
  async #word(word: string, verbatim: boolean): Promise<Matches> {
    const found = await this.#cache.phrase(word);
    if (verbatim || scriptOf(word) !== 'arabic') return found;
    const bare = bareArabic(word);
    this.#bare ??= this.#list('arabic').then(groupByBareForm);
    const forms = (await this.#bare).get(bare) ?? [];
    return mergeMatches(found, ...(await Promise.all(forms.map((form) => this.#cache.phrase(form)))));
  }

  /** Returns the ids of texts in the reader's language, or in the languages of the script that the reader typed. */
  async #inOwnLanguage(lang: string, terms: readonly Term[]): Promise<ReadonlySet<string>> {
    const scripts = new Set(terms.flatMap(({ words }) => words).map(scriptOf));
    const [script, ...others] = scripts;
    // Readers of any language type names in Latin letters.
    if (script === undefined || others.length > 0 || script === 'latin' || script === scriptOfReader(lang))
      return this.#anyOf('lang', [lang]);
    const languages = Object.keys((await this.#contents()).common);
    return this.#anyOf(
      'lang',
      languages.filter((other) => scriptOfReader(other) === script),
    );
  }

  /** Returns the matches of a name in its other forms, and records the forms that matched. */
  async #name(
    typed: string,
    others: ReadonlySet<string>,
    lang: string,
    adjustments: Adjustments,
  ): Promise<Matches> {
    const { common } = await this.#dataOf(lang);
    const forms = await Promise.all(
      [...others]
        .filter((form) => !common.has(foldWord(form)))
        .map(async (form) => {
          const words = form.split(/\s+/u);
          // Particles are only expected in the script that the reader types.
          const found =
            words.length > 1
              ? await this.#cache.phrase(...words)
              : await this.#word(form, scriptOf(form) !== scriptOf(typed));
          return { form, found };
        }),
    );
    const matching = forms.filter(({ found }) => found.size > 0);
    if (matching.length > 0) adjustments.spelled.push({ typed, others: matching.map(({ form }) => form) });
    return mergeMatches(...matching.map(({ found }) => found));
  }

  async #score(
    terms: readonly Term[],
    found: readonly Matches[],
    statistics: Statistics,
    similar: Uint16Array | undefined,
  ) {
    const asked = terms.filter(({ need }) => need !== 'not');
    const all = asked.length === 0 ? await this.#cache.everything() : new Map<string, Match>();
    const scored = rank(terms, found, all, statistics);
    if (similar) {
      // Numbers begin with the articles.
      const articles = (await this.#cache.numbered()).slice(0, similar.length / similarPerText);
      const scores = Float64Array.from(articles, (id) => scored.get(id)?.score ?? 0);
      for (const [number, score] of smoothScores(scores, similar, weights.similar).entries()) {
        const hit = scored.get(articles[number] ?? '');
        if (hit) hit.score = score;
      }
    }
    return scored;
  }

  /** Returns the ids of all texts with a value in a facet. */
  async #ids(facet: Facet, value: string): Promise<ReadonlySet<string>> {
    const { single } = await this.#contents();
    if (single[facet] === undefined) return this.#cache.ids(facet, value);
    return new Set(single[facet] === value ? await this.#cache.numbered() : []);
  }

  async #anyOf(facet: ChosenFacet, values: readonly string[]): Promise<ReadonlySet<string>> {
    const sets = await Promise.all(values.map((value) => this.#ids(facet, value)));
    return new Set(sets.flatMap((ids) => [...ids]));
  }

  /** Counts the results for each value: within the choices in the other facets, as if the value were added to the choice in its own. */
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
    return (this.#read ??= this.#text(files.contents).then((json) => JSON.parse(json) as Contents));
  }

  /** Returns the data for a language; for a language that the site does not have, the data for its first. */
  async #dataOf(lang: string): Promise<LanguageData> {
    const contents = await this.#contents();
    const known = this.#languages.get(lang);
    if (known) return known;
    const common = new Set(contents.common[lang] ?? Object.values(contents.common)[0]);
    const compounds = contents.compounds.map((form) => ({ path: '', forms: [form.replace(' ', ''), form] }));
    const reading = {
      contents,
      common,
      spellings: new Spellings([...contents.names, ...compounds], common),
      numbers: new NumbersAndDates(Object.keys(contents.common)),
    };
    this.#languages.set(lang, reading);
    return reading;
  }

  #similarArticles(): Promise<Uint16Array> {
    return (this.#similar ??= this.#index.file(files.similar).then((bytes) => new Uint16Array(bytes)));
  }

  async #list(script: Script): Promise<WordList> {
    if (!(await this.#contents()).scripts.includes(script)) return new Map();
    const list = this.#lists.get(script) ?? this.#text(files.words(script)).then(readWordList);
    this.#lists.set(script, list);
    return list;
  }

  async #text(name: string): Promise<string> {
    return new TextDecoder().decode(await this.#index.file(name));
  }
}

/** Groups Arabic words by their form without particles. */
function groupByBareForm(list: WordList): Map<string, string[]> {
  const forms = new Map<string, string[]>();
  for (const form of list.keys()) forms.set(bareArabic(form), [...(forms.get(bareArabic(form)) ?? []), form]);
  return forms;
}

const choices = (chosen: Chosen = {}) =>
  (Object.entries(chosen) as [ChosenFacet, readonly string[]][]).filter(([, values]) => values.length > 0);

/** Merges the matches of several forms; a text with several has the occurrences of all. */
function mergeMatches(...lists: Matches[]): Matches {
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
