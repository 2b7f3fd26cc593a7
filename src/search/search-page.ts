import { make } from '../browser/make.ts';
import type { SearchingWords } from '../locales/searching/en.ts';
import { page, writeAddress, type SearchState } from './address.ts';
import type { Answer } from './engine.ts';
import { SearchFailure, SearchLoader } from './loader.ts';
import { nothingNotes, pageLinks, spellingNotes, type NoteActions } from './notes.ts';
import { resultItem } from './result-item.ts';
import { resultOf } from './result.ts';
import { SearchForm } from './search-form.ts';
import { loadWords } from './words.ts';

/** Waits this many milliseconds after a key before searching, so that a fast typist asks once. */
const pause = 60;

/** What the history keeps of the page beside its address. */
interface Kept {
  scroll?: number;
  /** The last word was not finished: words that begin with it count as well. */
  typing?: boolean;
}
const kept = () => (history.state ?? {}) as Kept;

/**
 * The search page: a form that answers while the reader types, with its state in the address.
 * Without script the form is hidden and the page offers topics and articles instead.
 */
class SearchPage extends HTMLElement {
  #loader = new SearchLoader();
  #asked = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #placed: ReturnType<typeof setTimeout> | undefined;
  #state: SearchState | undefined;

  connectedCallback() {
    const form = this.#form;
    const typed = form.words.value;
    // The list is longer than the page that the browser comes back to: we go to the place ourselves.
    history.scrollRestoration = 'manual';
    void this.#fromAddress().then(() => {
      // What was typed before the script came stays.
      if (typed === '' || form.words.value !== '') return;
      form.words.value = typed;
      void this.#ask(form.state, 'replace');
    });
    addEventListener('popstate', () => void this.#fromAddress());
    addEventListener('pagehide', () => {
      this.#keepPlace();
    });
    // Somebody who goes back leaves no other trace of where they were.
    addEventListener('scroll', () => {
      clearTimeout(this.#placed);
      this.#placed = setTimeout(() => {
        this.#keepPlace();
      }, 150);
    });
    form.words.addEventListener('input', () => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => void this.#ask(form.state, 'replace', true), pause);
    });
    form.element.addEventListener('change', ({ target }) => {
      if (target !== form.words) void this.#ask(form.state, 'push');
    });
    form.element.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#ask(form.state, 'push');
    });
    form.element.addEventListener('reset', () => {
      const { query, kind } = form.state;
      setTimeout(() => {
        form.fill(writeAddress({ query, kind, order: 'best', chosen: {}, shown: page, verbatim: false }));
        void this.#ask(form.state, 'push');
      });
    });
    form.element.addEventListener('focusin', () => {
      this.#loader.warm();
    });
    document.addEventListener('keydown', (event) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
      if (document.activeElement === form.words) return;
      event.preventDefault();
      form.words.select();
    });
    this.addEventListener('click', (event) => {
      const { target } = event;
      if (!(target instanceof Element)) return;
      if (target.closest('[data-more]')) void this.#more();
      if (target.closest('[data-retry]')) void this.#ask(form.state, 'replace');
    });
    if (typed === '' && location.search === '' && matchMedia('(hover: hover)').matches) form.words.focus();
  }

  get #form() {
    return new SearchForm(this.#part('form'));
  }

  #part<K extends keyof HTMLElementTagNameMap>(selector: K): HTMLElementTagNameMap[K];
  #part(selector: string): HTMLElement;
  #part(selector: string): HTMLElement {
    const part = this.querySelector<HTMLElement>(selector);
    if (!part) throw new Error(`search page without ${selector}`);
    return part;
  }

  /** Shows what the address asks for, at the place where the reader left it. */
  async #fromAddress() {
    clearTimeout(this.#placed);
    const { scroll = 0, typing } = kept();
    const turn = ++this.#asked;
    const { state, ignored } = this.#form.fill(location.search);
    const t = await loadWords(document.documentElement.lang);
    // Somebody has typed meanwhile.
    if (turn !== this.#asked) return;
    this.#put(
      '[data-ignored]',
      ignored.length > 0 ? [`${t.ignored} `, make('bdi', {}, ignored.join(', '))] : [],
    );
    const isAsked = state.query !== '' || Object.keys(state.chosen).length > 0;
    if (isAsked) await this.#ask(state, 'keep', typing);
    else this.#clear();
    scrollTo({ top: scroll, behavior: 'instant' });
  }

  #keepPlace() {
    history.replaceState({ ...kept(), scroll: scrollY }, '');
  }

  async #ask(state: SearchState, address: 'push' | 'replace' | 'keep', typing = false) {
    clearTimeout(this.#timer);
    const turn = ++this.#asked;
    const { lang } = document.documentElement;
    const search = writeAddress(state) || location.pathname;
    if (address === 'push' && search !== (location.search || location.pathname)) {
      this.#keepPlace();
      history.pushState({ scroll: scrollY, typing }, '', search);
    } else if (address !== 'keep') history.replaceState({ ...kept(), typing }, '', search);
    const isAsked = state.query.trim() !== '' || Object.keys(state.chosen).length > 0;
    if (!isAsked) {
      this.#clear();
      return;
    }
    const t = await loadWords(lang);
    const waiting = setTimeout(() => {
      if (turn === this.#asked) this.#say(t.working);
    }, 400);
    try {
      await this.#loader.answer({ ...state, lang, typing }, async (answer) => {
        const items = await this.#items(answer, state, t, typing);
        // Only the latest question is answered, and the list before stays until then.
        if (turn !== this.#asked) return;
        clearTimeout(waiting);
        this.#show(answer, items, state, t);
        const counts = await answer.count();
        if (turn === this.#asked) this.#form.count(counts);
      });
    } catch (error) {
      if (turn === this.#asked) this.#fail(error, t);
    } finally {
      clearTimeout(waiting);
    }
  }

  async #items(answer: Answer, { query, shown }: SearchState, t: SearchingWords, typing: boolean) {
    const open = typing ? (/[\p{L}\p{M}\p{N}]+$/u.exec(query)?.[0] ?? '') : '';
    const { lang } = document.documentElement;
    return Promise.all(
      answer.hits
        .slice(0, shown)
        .map(async (hit) => resultItem(resultOf(hit, await hit.data(), answer, open), t, lang, 'h2')),
    );
  }

  #show(answer: Answer, items: HTMLElement[], state: SearchState, t: SearchingWords) {
    this.#state = state;
    const actions = this.#actions(state);
    const found = answer.hits.length;
    const isNarrowed = Object.keys(state.chosen).length > 0;
    const counted = (kind: SearchState['kind'], count: number) =>
      kind === 'article' ? t.articleCount(count) : t.quoteCount(count);
    this.#put('[data-results]', items);
    this.#put('[data-notes]', [
      ...spellingNotes(answer, state.verbatim, t, actions),
      ...(found > 0 ? pageLinks(t.name, answer.pages) : []),
    ]);
    this.#put('[data-nothing]', found > 0 ? [] : nothingNotes(state.query, answer, isNarrowed, t, actions));
    this.#put('[data-failure]', []);
    this.#part('[data-suggestions]').hidden = found > 0;
    const shown = items.length < found ? `, ${t.shownOf(items.length)}` : '';
    this.#say(found > 0 ? `${counted(state.kind, found)}${shown}` : t.nothing);
    const ofKind = { article: found, quote: answer.otherKind };
    if (state.kind === 'quote') [ofKind.article, ofKind.quote] = [answer.otherKind, found];
    this.#put('[data-kind-count=articles]', [String(ofKind.article)]);
    this.#put('[data-kind-count=quotes]', [String(ofKind.quote)]);
    this.#part('[data-more]').hidden = items.length >= found;
  }

  async #more() {
    if (!this.#state) return;
    const { shown } = this.#state;
    await this.#ask({ ...this.#state, shown: shown + page }, 'push', kept().typing);
    this.querySelector<HTMLElement>(`[data-results] > :nth-child(${shown + 1}) a`)?.focus({
      preventScroll: true,
    });
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

  #clear() {
    this.#asked++;
    for (const part of ['results', 'notes', 'nothing', 'failure', 'kind-count=articles', 'kind-count=quotes'])
      this.#put(`[data-${part}]`, []);
    this.#say('');
    this.#part('[data-more]').hidden = true;
    this.#part('[data-suggestions]').hidden = false;
  }

  #fail(error: unknown, t: SearchingWords) {
    // A failed excerpt is told like a failed search: the site cannot be read.
    const failure = error instanceof SearchFailure ? error.failure : 'gone';
    console.warn(error);
    this.#clear();
    if (failure !== 'refused')
      this.#put('[data-failure]', [make('button', { type: 'button', 'data-retry': '' }, t.retry)]);
    this.#say(t.failures[failure]);
  }

  #put(selector: string, content: (Node | string)[]) {
    this.#part(selector).replaceChildren(...content);
  }

  #say(words: string) {
    const status = this.#part('[role=status]');
    if (status.textContent !== words) status.textContent = words;
  }
}

customElements.define('search-page', SearchPage);
