import { loadSearchStrings } from 'virtual:search-strings';
import { currentSearch, currentState, dropEntry, pushEntry, replaceEntry, writeEntry } from '../history.ts';
import { SearchLoader } from './loader.ts';
import { resultItems } from './result-item.ts';
import { SearchForm } from './search-form.ts';
import { page, type SearchState, writeAddress } from './search-url.ts';
import { SearchView } from './search-view.ts';

/** Waits this many milliseconds after a key before searching, so that a fast typist asks once. */
const pause = 60;

/** What the history keeps of the page beside its address. */
interface Kept {
  scroll?: number;
  /** Typed and not submitted: the next key replaces the entry, and words that begin with the last one count as well. */
  typing?: boolean;
}
const kept = (): Kept => currentState();

const isAsked = ({ query, chosen }: SearchState) => query.trim() !== '' || Object.keys(chosen).length > 0;

/**
 * The search page: a form that answers while the reader types, with its state in the address.
 * Without script the form is hidden and the page offers topics and articles instead.
 */
class SearchPage extends HTMLElement {
  #loader = new SearchLoader();
  #view = new SearchView(this);
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
    addEventListener('popstate', () => {
      dropEntry();
      void this.#fromAddress();
    });
    addEventListener('pagehide', () => {
      this.#keepPlace();
      writeEntry();
    });
    // Somebody who goes back leaves no other trace of where they were.
    addEventListener('scroll', () => {
      clearTimeout(this.#placed);
      this.#placed = setTimeout(() => {
        this.#keepPlace();
      }, 150);
    });
    this.#listenToForm(form);
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
    if (import.meta.env.DEV)
      void import('./index-age.ts').then(async ({ indexAge }) => {
        this.append(await indexAge());
      });
    if (typed === '' && location.search === '' && matchMedia('(hover: hover)').matches) form.words.focus();
  }

  #listenToForm(form: SearchForm) {
    form.words.addEventListener('input', () => {
      this.#view.busy(true);
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => void this.#ask(form.state, 'type', true), pause);
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
  }

  get #form() {
    return new SearchForm(this.querySelector('form'));
  }

  /** Shows what the address asks for, at the place where the reader left it. */
  async #fromAddress() {
    clearTimeout(this.#placed);
    const { scroll = 0, typing } = kept();
    const turn = ++this.#asked;
    this.#view.busy(true);
    const { state, ignored } = this.#form.fill(location.search);
    const t = await loadSearchStrings(document.documentElement.lang);
    // Somebody has typed meanwhile.
    if (turn !== this.#asked) return;
    this.#view.ignored(ignored, t);
    if (isAsked(state)) await this.#ask(state, 'keep', typing);
    // A key that was just typed is still waited for.
    else this.#clear();
    scrollTo({ top: scroll, behavior: 'instant' });
  }

  #keepPlace() {
    replaceEntry({ ...kept(), scroll: scrollY });
  }

  async #ask(state: SearchState, address: 'push' | 'type' | 'replace' | 'keep', typing = false) {
    clearTimeout(this.#timer);
    const turn = ++this.#asked;
    this.#view.busy(true);
    const { lang } = document.documentElement;
    const search = writeAddress(state) || location.pathname;
    // What was submitted or arrived at stays in the history; what was only typed is replaced by what is typed next.
    const isNew = address === 'push' || (address === 'type' && !kept().typing && currentSearch() !== '');
    if (isNew && search !== (currentSearch() || location.pathname)) {
      this.#keepPlace();
      pushEntry({ scroll: scrollY, typing }, search);
    } else if (address !== 'keep') replaceEntry({ ...kept(), typing }, search);
    if (!isAsked(state)) {
      this.#clear();
      return;
    }
    const t = await loadSearchStrings(lang);
    const waiting = setTimeout(() => {
      if (turn === this.#asked) this.#view.say(t.working);
    }, 400);
    try {
      await this.#loader.answer({ ...state, lang, typing }, async (answer) => {
        const typed = typing ? state.query : '';
        const items = await resultItems(answer, state.shown, typed, t, lang, 'h2');
        // Only the latest question is answered, and the list before stays until then.
        if (turn !== this.#asked) return;
        clearTimeout(waiting);
        this.#state = state;
        this.#view.show(answer, items, state, t);
        const counts = await answer.count();
        if (turn === this.#asked) {
          this.#form.count(counts, t.locale);
          this.#view.busy(false);
        }
      });
    } catch (error) {
      if (turn === this.#asked) {
        this.#view.fail(error, t);
        this.#view.busy(false);
      }
    } finally {
      clearTimeout(waiting);
    }
  }

  async #more() {
    if (!this.#state) return;
    const { shown } = this.#state;
    await this.#ask({ ...this.#state, shown: shown + page }, 'push', kept().typing);
    this.querySelector<HTMLElement>(`[data-results] > :nth-child(${shown + 1}) a`)?.focus({
      preventScroll: true,
    });
  }

  #clear() {
    this.#asked++;
    this.#view.clear();
    this.#view.busy(false);
  }
}

customElements.define('search-page', SearchPage);
