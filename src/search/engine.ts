import { similarNames } from './correction.ts';
import { type Adjustments } from './corrections.ts';
import { type Chosen, type ChosenFacet, FacetFilters } from './facet-filters.ts';
import type { Contents } from './files.ts';
import { scriptOf, scriptOfReader } from './fold-word.ts';
import { IndexCache, type Match, type Matches, mergeMatches } from './index-cache.ts';
import { IndexFiles, type LoadFile } from './index-files.ts';
import { Languages } from './language-data.ts';
import type { Pagefind } from './pagefind.ts';
import { plan, type Term } from './plan.ts';
import { type Hit, rank, type Statistics } from './rank.ts';
import { similarPerText, smoothScores } from './similar-articles.ts';
import type { NamedPage, Spellings } from './spellings.ts';
import { WordMatches } from './word-matches.ts';

export type { Chosen, ChosenFacet } from './facet-filters.ts';

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
  /** Number of results that will be shown, for a search server; the engine finds all. */
  shown?: number | undefined;
}

/** The answer to a request. */
export interface Answer extends Adjustments {
  /** Best first; of a search server, only as many as were asked for. */
  hits: Hit[];
  /** Number of results. */
  total: number;
  /** A sentence for readers, before the results: that the search server did not answer, and the index did instead. */
  notice?: string | undefined;
  /** Number of results of the other kind. */
  otherKind: number;
  /** Pages of topics and people that the query names; without results, those with similar names. */
  pages: NamedPage[];
  /** Counts the results of each id in each facet, ignoring the choice in the same facet; includes ids without results. */
  count: () => Promise<Map<ChosenFacet, Map<string, number>>>;
}

/** The published index: Pagefind, and the additional files of the engine. */
export interface SearchIndex {
  pagefind: Pagefind;
  file: LoadFile;
  /** True if it lacks texts that will be searched, too: then no word is corrected, because they may have it. */
  isPartial?: boolean;
}

/** Measured on a test collection of 1,400 texts; `npm run bench:search` prints the effect of each. */
const weights = {
  /** Share of a low score that comes from similar texts; half of it for the best one. */
  similar: 0.8,
  /** Advantage of the newest article over the oldest, if they are dated. */
  recency: 0.06,
};

/**
 * Answers queries from the published index. Caches what it has loaded, so that the next keystroke loads only one word; discard an engine
 * whose request failed.
 */
export class SearchEngine {
  readonly #files: IndexFiles;
  readonly #cache: IndexCache;
  readonly #filters: FacetFilters;
  readonly #words: WordMatches;
  readonly #languages: Languages;
  readonly #isPartial: boolean;

  constructor({ pagefind, file, isPartial = false }: SearchIndex) {
    this.#isPartial = isPartial;
    this.#files = new IndexFiles(file);
    this.#languages = new Languages(this.#files);
    this.#cache = new IndexCache(pagefind);
    this.#filters = new FacetFilters(this.#files, this.#cache);
    this.#words = new WordMatches(this.#files, this.#cache);
  }

  /** Answers a request; any query is valid. Throws only if the index cannot be read. */
  async answer(request: SearchRequest): Promise<Answer> {
    const { query, kind, lang } = request;
    const { spellings, contents, common } = await this.#languages.of(lang);
    const terms = plan(query, common, request.typing);
    // A single word already identifies the subject; similar texts add nothing.
    const isQuestion = terms.filter(({ need }) => need === 'any').length > 1;
    const [{ matches, adjustments }, similar, order, ids, chosen, nearness] = await Promise.all([
      this.#matches(request, terms),
      contents.similar && isQuestion && !this.#isPartial ? this.#files.similarArticles() : undefined,
      this.#filters.orderOf(kind),
      this.#filters.withValue('kind', kind),
      this.#filters.choices(request.chosen),
      this.#nearness(request, terms),
    ]);
    const statistics = { ids, meanLength: contents.meanLength[kind] ?? 1 };
    const all = [...(await this.#score(terms, matches, statistics, similar)).values()];
    const inKind = all.filter(({ id }) => ids.has(id));
    const orderOf = ({ id }: Hit) => order.get(id) ?? order.size;
    if (contents.dated)
      for (const hit of inKind) hit.score *= 1 + weights.recency * (1 - orderOf(hit) / order.size);
    const fits = ({ id }: Hit) => chosen.every(([, within]) => within.has(id));
    const byDate = request.order === 'newest' || terms.length === 0;
    const hits = inKind
      .filter(fits)
      .map((hit) => ({
        hit,
        near: byDate ? 0 : nearness(hit),
        score: byDate ? 0 : hit.score,
        order: orderOf(hit),
      }))
      .sort((a, b) => b.near - a.near || b.score - a.score || a.order - b.order)
      .map(({ hit }) => hit);
    return {
      ...adjustments,
      hits,
      total: hits.length,
      otherKind: all.filter((hit) => !ids.has(hit.id) && fits(hit)).length,
      pages: hits.length > 0 ? spellings.named(query, lang) : similarNames(query, contents.names, lang),
      count: () => this.#filters.count(chosen, inKind),
    };
  }

  /** Returns the matches of each term, then those of names, compounds, amounts and dates; and how the query was changed for them. */
  async #matches({ query, lang, verbatim = false }: SearchRequest, terms: readonly Term[]) {
    const { spellings, common, numbers } = await this.#languages.of(lang);
    const adjustments: Adjustments = { spelled: [], corrected: [], offered: [] };
    const spelled = verbatim ? new Map<string, Set<string>>() : spellings.inPlan(terms);
    const options = { common, spelled, verbatim, isPartial: this.#isPartial };
    const found = await Promise.all(terms.map((term) => this.#words.ofTerm(term, options, adjustments)));
    const names = [...spelled].filter(([name]) => /\s/u.test(name));
    const others = await Promise.all(
      names.map(([name, forms]) => this.#words.ofName(name, forms, common, adjustments)),
    );
    if (!verbatim) {
      const dates = numbers.otherForms(terms).map((words) => this.#cache.phrase(...words));
      others.push(...(await this.#words.joined(terms, found)), mergeMatches(...(await Promise.all(dates))));
    }
    // Each was added when its files were loaded.
    for (const list of Object.values(adjustments) as { typed: string }[][])
      list.sort((a, b) => query.indexOf(a.typed) - query.indexOf(b.typed));
    return { matches: [...found, ...others.filter(({ size }) => size > 0)], adjustments };
  }

  /** Returns how near a hit is to the reader, whatever its score: first those in a language of the reader, then in the main one, then on the topic that was named. */
  async #nearness(request: SearchRequest, terms: readonly Term[]): Promise<(hit: Hit) => number> {
    const { contents, spellings } = await this.#languages.of(request.lang);
    const [own, main, ofTopic] = await Promise.all([
      this.#inOwnLanguage(request.lang, terms),
      this.#filters.withAnyOf('lang', Object.keys(contents.common).slice(0, 1)),
      this.#topicNamed(request, spellings),
    ]);
    // Those with its name in the text: a reader sees why they are found.
    return ({ id, positions }) =>
      Number(own.has(id)) * 4 +
      Number(main.has(id)) * 2 +
      Number(ofTopic.has(id) && positions.some(({ length }) => length > 0));
  }

  /** Returns what queries are interpreted with: names of topics and people, common words, parts of the index. */
  contents(): Promise<Contents> {
    return this.#files.contents();
  }

  /** Returns for each word the articles that have it, in all its inflections, with its positions. */
  async inArticles(words: readonly string[]): Promise<Matches[]> {
    const [articles, ...found] = await Promise.all([
      this.#filters.withValue('kind', 'article'),
      ...words.map((word) => this.#cache.phrase(word)),
    ]);
    return found.map((matches) => new Map([...matches].filter(([id]) => articles.has(id))));
  }

  /** Returns the ids of the texts on the topic that the complete query names. */
  async #topicNamed({ query }: SearchRequest, spellings: Spellings): Promise<ReadonlySet<string>> {
    const path = spellings.whole(query);
    const topic = path === undefined ? undefined : /\/topics\/([^/]+)\/$/.exec(path)?.[1];
    return topic === undefined ? new Set() : this.#filters.withAnyOf('topic', [topic]);
  }

  /** Returns the ids of texts in the reader's language, or in the languages of the script that the reader typed. */
  async #inOwnLanguage(lang: string, terms: readonly Term[]): Promise<ReadonlySet<string>> {
    const scripts = new Set(terms.flatMap(({ words }) => words).map(scriptOf));
    const [script, ...others] = scripts;
    // Readers of any language type names in Latin letters.
    if (script === undefined || others.length > 0 || script === 'latin' || script === scriptOfReader(lang))
      return this.#filters.withAnyOf('lang', [lang]);
    const languages = Object.keys((await this.#files.contents()).common);
    return this.#filters.withAnyOf(
      'lang',
      languages.filter((other) => scriptOfReader(other) === script),
    );
  }

  async #score(
    terms: readonly Term[],
    found: readonly Matches[],
    statistics: Statistics,
    similar: Uint16Array | Uint32Array | undefined,
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
}
