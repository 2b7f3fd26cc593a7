import type { SearchStrings } from '../../i18n/en/search.ts';
import { h } from '../dom.ts';
import { failureIn } from './loader.ts';
import {
  noResultsNotes,
  type NoteActions,
  noticeOf,
  offers,
  pageLinks,
  spellingNotes,
  withoutQuotationMarks,
} from './messages.ts';
import { formatQuery, type SearchState } from './search-url.ts';
import type { ShownAnswer } from './shown-answer.ts';

/** The search page below its form: results, notes and failures. */
export class SearchView {
  readonly #page: HTMLElement;
  #shown: ShownAnswer | undefined;

  constructor(page: HTMLElement) {
    this.#page = page;
  }

  /** True if no results are shown. */
  get isEmpty(): boolean {
    return this.#part('[data-results]').childElementCount === 0;
  }

  /** Shows results of an answer: at first perhaps one alone, then all. */
  show(answer: ShownAnswer, items: HTMLElement[], state: SearchState, t: SearchStrings): void {
    const actions = this.#actions(state);
    const found = answer.total;
    const count = Math.min(state.shown, found);
    const isFiltered = Object.keys(state.chosen).length > 0;
    const counted = (kind: SearchState['kind'], count: number) =>
      kind === 'article' ? t.articleCount(count) : t.quoteCount(count);
    const list = this.#part('[data-results]');
    // The first result of this answer, if it is shown already, stays as it is: it may have the focus.
    if (answer === this.#shown) list.append(...items.slice(1));
    else list.replaceChildren(...items);
    this.#shown = answer;
    this.#put('[data-notes]', [
      ...noticeOf(answer),
      ...spellingNotes(answer, state.verbatim, t, actions),
      ...(found > 0 ? offers(state.query, answer, t, actions) : []),
      ...(found > 0 ? pageLinks(t.seeAlso, answer.pages, t) : []),
    ]);
    this.#put('[data-nothing]', found > 0 ? [] : noResultsNotes(state.query, answer, isFiltered, t, actions));
    this.#put('[data-failure]', []);
    this.#part('[data-suggestions]').hidden = found > 0;
    const shown = count < found ? `${t.comma}${t.shownOf(count)}` : '';
    const text =
      found > 0 ? `${counted(state.kind, found)}${shown}` : t.noResults(withoutQuotationMarks(state.query));
    this.say(answer.told?.(text) ?? text);
    const ofKind = { article: found, quote: answer.otherKind };
    if (state.kind === 'quote') [ofKind.article, ofKind.quote] = [answer.otherKind, found];
    const numbers = new Intl.NumberFormat(t.locale);
    this.#put('[data-kind-count=articles]', [numbers.format(ofKind.article)]);
    this.#put('[data-kind-count=quotes]', [numbers.format(ofKind.quote)]);
    this.#part('[data-more]').hidden = count >= found;
  }

  /** Offers another search below the notes that there are no results. */
  offer(state: SearchState, label: string): void {
    const link = h('a', { href: location.pathname + formatQuery(state) }, label);
    this.#part('[data-nothing]').append(h('p', {}, link));
  }

  clear(): void {
    for (const part of ['results', 'notes', 'nothing', 'failure', 'kind-count=articles', 'kind-count=quotes'])
      this.#put(`[data-${part}]`, []);
    this.say('');
    this.#part('[data-more]').hidden = true;
    this.#part('[data-suggestions]').hidden = false;
  }

  /** Shows why the search failed, with a button to retry. */
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

  /** Returns URLs of variations of the search. */
  #actions(state: SearchState): NoteActions {
    const path = location.pathname;
    return {
      typed: path + formatQuery({ ...state, verbatim: true }),
      spelled: path + formatQuery({ ...state, verbatim: false }),
      instead: (query) => path + formatQuery({ ...state, query }),
    };
  }

  #put(selector: string, content: (Node | string)[]) {
    this.#part(selector).replaceChildren(...content);
  }

  /** Marks the results as outdated while a query is being answered. */
  busy(isBusy: boolean) {
    this.#part('[data-results]').setAttribute('aria-busy', String(isBusy));
  }

  /** Shows a status, which screen readers announce. */
  say(text: string) {
    const status = this.#part('[role=status]');
    if (status.textContent !== text) status.textContent = text;
  }

  #part(selector: string): HTMLElement {
    const part = this.#page.querySelector<HTMLElement>(selector);
    if (!part) throw new Error(`search page without ${selector}`);
    return part;
  }
}
