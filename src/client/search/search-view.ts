import type { SearchStrings } from '../../i18n/en/search.ts';
import type { Answer } from '../../search/engine.ts';
import { h } from '../dom.ts';
import { failureIn } from './loader.ts';
import {
  type NoteActions,
  nothingNotes,
  pageLinks,
  spellingNotes,
  withoutQuotationMarks,
} from './messages.ts';
import { type SearchState, writeAddress } from './search-url.ts';

/** The search page below its form: what was found, what was made of the words, and what failed. */
export class SearchView {
  readonly #page: HTMLElement;

  constructor(page: HTMLElement) {
    this.#page = page;
  }

  /** Shows these results, of all that were found. */
  show(answer: Answer, items: HTMLElement[], state: SearchState, t: SearchStrings): void {
    const actions = this.#actions(state);
    const found = answer.hits.length;
    const isNarrowed = Object.keys(state.chosen).length > 0;
    const counted = (kind: SearchState['kind'], count: number) =>
      kind === 'article' ? t.articleCount(count) : t.quoteCount(count);
    this.#put('[data-results]', items);
    this.#put('[data-notes]', [
      ...spellingNotes(answer, state.verbatim, t, actions),
      ...(found > 0 ? pageLinks(t.seeAlso, answer.pages, t) : []),
    ]);
    this.#put('[data-nothing]', found > 0 ? [] : nothingNotes(state.query, answer, isNarrowed, t, actions));
    this.#put('[data-failure]', []);
    this.#part('[data-suggestions]').hidden = found > 0;
    const shown = items.length < found ? `${t.comma}${t.shownOf(items.length)}` : '';
    this.say(
      found > 0 ? `${counted(state.kind, found)}${shown}` : t.noResults(withoutQuotationMarks(state.query)),
    );
    const ofKind = { article: found, quote: answer.otherKind };
    if (state.kind === 'quote') [ofKind.article, ofKind.quote] = [answer.otherKind, found];
    const figures = new Intl.NumberFormat(t.locale);
    this.#put('[data-kind-count=articles]', [figures.format(ofKind.article)]);
    this.#put('[data-kind-count=quotes]', [figures.format(ofKind.quote)]);
    this.#part('[data-more]').hidden = items.length >= found;
  }

  clear(): void {
    for (const part of ['results', 'notes', 'nothing', 'failure', 'kind-count=articles', 'kind-count=quotes'])
      this.#put(`[data-${part}]`, []);
    this.say('');
    this.#part('[data-more]').hidden = true;
    this.#part('[data-suggestions]').hidden = false;
  }

  /** Tells what failed, with a way on. */
  fail(error: unknown, t: SearchStrings): void {
    const failure = failureIn(error);
    console.warn(error);
    this.clear();
    if (failure !== 'refused')
      this.#put('[data-failure]', [h('button', { type: 'button', 'data-retry': '' }, t.retry)]);
    this.say(t.failures[failure]);
  }

  ignored(names: readonly string[], t: SearchStrings): void {
    this.#put('[data-ignored]', names.length > 0 ? [`${t.ignored} `, h('bdi', {}, names.join(', '))] : []);
  }

  /** Addresses of nearly the same search. */
  #actions(state: SearchState): NoteActions {
    const path = location.pathname;
    return {
      typed: path + writeAddress({ ...state, verbatim: true }),
      spelled: path + writeAddress({ ...state, verbatim: false }),
      instead: (query) => path + writeAddress({ ...state, query }),
    };
  }

  #put(selector: string, content: (Node | string)[]) {
    this.#part(selector).replaceChildren(...content);
  }

  /** Marks the results as those of an earlier query for as long as the current one is being answered. */
  busy(isBusy: boolean) {
    this.#part('[data-results]').setAttribute('aria-busy', String(isBusy));
  }

  /** To screen readers as well. */
  say(words: string) {
    const status = this.#part('[role=status]');
    if (status.textContent !== words) status.textContent = words;
  }

  #part(selector: string): HTMLElement {
    const part = this.#page.querySelector<HTMLElement>(selector);
    if (!part) throw new Error(`search page without ${selector}`);
    return part;
  }
}
