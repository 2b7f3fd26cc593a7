import { loadPartsStrings } from 'virtual:parts-strings';
import type { PartsStrings } from '../../i18n/en/parts.ts';
import { type Answer, SearchEngine, type SearchRequest } from '../../search/engine.ts';
import { PartedIndex, PartFailure, type PartsSource } from '../../search/open-parts.ts';
import type { IndexPart, PartedEntry } from '../../search/parts.ts';
import { PartsView, type Visit } from './parts-view.ts';
import type { SearchedParts, ShownAnswer } from './shown-answer.ts';

/** How long a complete answer may take, in milliseconds, before the answer of the newest parts is shown: if the older ones are there, they answer at once. */
const patience = 150;

/** Takes an answer, and a function that sends further requests to the same texts. */
type Use<T> = (answer: ShownAnswer, ask: SearchEngine['answer']) => Promise<T>;

/** Searches an index in parts: the newest first, then all. */
export class SearchInParts {
  /** All parts. */
  readonly engine: SearchEngine;
  readonly #index: PartedIndex;
  readonly #engines = new Map<string, SearchEngine>();
  readonly #view: PartsView;
  readonly #missing = new Set<IndexPart>();
  readonly #tried = new Set<IndexPart>();
  /** True if the reader, or the line, allows to load all parts. */
  #loadsAll: boolean;
  #hasLoaded = false;

  private constructor(index: PartedIndex, t: PartsStrings, loadsAll: boolean) {
    this.#index = index;
    this.#loadsAll = loadsAll && !isDear();
    this.engine = this.#engineOf(index.parts);
    this.#view = new PartsView(t, index.parts, {
      loadAll: () => {
        this.#loadsAll = true;
      },
      retry: () => {
        this.#missing.clear();
        this.#tried.clear();
      },
    });
  }

  /** `loadsAll`: false where only the newest parts may be loaded without being asked for. */
  static async open(
    entry: PartedEntry,
    source: PartsSource,
    lang: string,
    loadsAll = true,
  ): Promise<SearchInParts> {
    return new SearchInParts(new PartedIndex(entry, source), await loadPartsStrings(lang), loadsAll);
  }

  /**
   * Answers a request, perhaps twice: from the newest parts at once, then from all. A part that cannot be loaded is loaded again, and then left out;
   * the answer says so. Rejects if no part can be searched, or if `isOutdated`: the site was published again.
   */
  async answer<T>(request: SearchRequest, use: Use<T>, isOutdated: () => Promise<boolean>): Promise<T> {
    this.#view.begin();
    for (;;)
      try {
        return await this.#once(request, use, isOutdated);
      } catch (error) {
        if (!(error instanceof PartFailure) || (await isOutdated())) throw error;
        for (const part of error.parts) {
          this.#index.forget(part);
          if (this.#tried.has(part)) this.#missing.add(part);
          this.#tried.add(part);
        }
        this.#engines.clear();
        if (this.#scopeOf(request).length === 0) {
          this.#missing.clear();
          throw error.cause;
        }
      }
  }

  async #once<T>(request: SearchRequest, use: Use<T>, isOutdated: () => Promise<boolean>): Promise<T> {
    const scope = this.#scopeOf(request);
    const first = this.#newestOf(scope);
    const engine = this.#engineOf(scope);
    const visit: Visit = {};
    const ready = this.#hasLoaded && this.#loadsAll ? engine.answer(request) : undefined;
    if (first.length < scope.length) {
      ready?.catch(() => undefined);
      // Ranked a second time only for a reader who waits.
      const isLate = !ready || (await Promise.race([ready.then(() => false), later(patience)]));
      if (isLate) {
        const partial = this.#engineOf(first, true);
        const answer = await partial.answer(request);
        const isWaiting = !this.#loadsAll;
        if (isWaiting || answer.hits.length > 0) {
          const shown = this.#shown(request, answer, { scope, first, isWaiting, visit });
          const used = await use(shown, (other) => partial.answer(other));
          if (isWaiting) return used;
        }
      }
    }
    const answer = await (ready ?? engine.answer(request));
    this.#hasLoaded = true;
    if (answer.hits.length === 0 && (await isOutdated())) throw new Error('the site was published again');
    return use(this.#shown(request, answer, { scope, first: scope, isWaiting: false, visit }), (other) =>
      engine.answer(other),
    );
  }

  /** Returns the parts that a request is about, without those that cannot be loaded. */
  #scopeOf({ chosen }: SearchRequest): IndexPart[] {
    const years = chosen?.year ?? [];
    return this.#index.parts.filter(
      (part) =>
        !this.#missing.has(part) &&
        (years.length === 0 || years.some((year) => part.from <= year && year <= part.to)),
    );
  }

  /** Returns the parts to begin with: those of the newest that are searched, or the newest of those. */
  #newestOf(scope: readonly IndexPart[]): readonly IndexPart[] {
    const newest = scope.filter((part) => this.#index.newest.includes(part));
    return newest.length > 0 ? newest : scope.slice(0, 1);
  }

  #engineOf(parts: readonly IndexPart[], isPartial = false): SearchEngine {
    const key = `${isPartial} ${parts.map(({ name }) => name).join(' ')}`;
    const known = this.#engines.get(key);
    if (known) return known;
    const engine = new SearchEngine(this.#index.of(parts, isPartial));
    this.#engines.set(key, engine);
    return engine;
  }

  #shown(
    { chosen }: SearchRequest,
    answer: Answer,
    {
      scope,
      first,
      isWaiting,
      visit,
    }: { scope: readonly IndexPart[]; first: readonly IndexPart[]; isWaiting: boolean; visit: Visit },
  ): ShownAnswer {
    const parts: SearchedParts = {
      searched: first,
      rest: scope.filter((part) => !first.includes(part)),
      isWaiting,
      missing: this.#index.parts.filter((part) => this.#missing.has(part)),
      isNarrowed: (chosen?.year ?? []).length > 0,
    };
    return {
      ...answer,
      told: (text) => this.#view.told(text, parts),
      present: (page, show, count) =>
        this.#view.present({ page, found: answer.hits.length, parts, visit, show, count }),
    };
  }
}

const later = (time: number) =>
  new Promise<true>((resolve) => {
    setTimeout(() => {
      resolve(true);
    }, time);
  });

/** What browsers that report the line say about it (Network Information API); Chromium does. */
interface Connection {
  saveData?: boolean;
  effectiveType?: string;
}

/** True if the reader saves data, or has a slow line. */
function isDear(): boolean {
  const { connection } = navigator as { connection?: Connection };
  return connection?.saveData === true || /[23]g$/.test(connection?.effectiveType ?? '');
}
