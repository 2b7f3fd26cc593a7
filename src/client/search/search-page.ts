import { loadSearchStrings } from 'virtual:search-strings';
import type { SearchStrings } from '../../i18n/en/search.ts';
import type { SearchEngine } from '../../search/engine.ts';
import { currentSearch, currentState, dropEntry, pushEntry, replaceEntry, writeEntry } from '../history.ts';
import { isSearchKey, moveFocus } from './keys.ts';
import { SearchLoader } from './loader.ts';
import { resultItems } from './result-item.ts';
import { SearchForm } from './search-form.ts';
import { formatQuery, pageSize, type SearchState } from './search-url.ts';
import { SearchView } from './search-view.ts';

/** Delay between a keystroke and the search, in milliseconds, so that fast typing causes one search. */
const delay = 60;

/** State in the history entry, in addition to the URL. */
interface EntryState {
  scroll?: number;
  /** True if the query was typed and not submitted: the next keystroke replaces the entry, and the last word may be incomplete. */
  typing?: boolean;
}
const entryState = (): EntryState => currentState();

const hasQuery = ({ query, chosen }: SearchState) => query.trim() !== '' || Object.keys(chosen).length > 0;

/**
 * The search page: a form that searches while the reader types, with its state in the URL.
 * Without script, the form is hidden and the page offers topics and articles instead.
 */
class SearchPage extends HTMLElement {
  #loader = new SearchLoader();
  #view = new SearchView(this);
  #turn = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #scrollTimer: ReturnType<typeof setTimeout> | undefined;
  #state: SearchState | undefined;
  /** Loaded with the first results, because a page that is left loads nothing. */
  #recent: Promise<{ storeSearch: (query: string) => void }> | undefined;

  connectedCallback() {
    const form = this.#form;
    const typed = form.field.value;
    // The list is longer than the page that the browser restores, so restore the scroll position here.
    history.scrollRestoration = 'manual';
    void this.#showUrl().then(() => {
      // Keep what was typed before the script was loaded.
      if (typed === '' || form.field.value !== '') return;
      form.field.value = typed;
      void this.#ask(form.state, 'replace');
    });
    addEventListener('popstate', () => {
      dropEntry();
      void this.#showUrl();
    });
    addEventListener('pagehide', () => {
      this.#storeScroll();
      writeEntry();
    });
    // `popstate` comes too late to store the scroll position of the entry that the reader leaves.
    addEventListener('scroll', () => {
      clearTimeout(this.#scrollTimer);
      this.#scrollTimer = setTimeout(() => {
        this.#storeScroll();
      }, 150);
    });
    this.#listenToForm(form);
    document.addEventListener('keydown', (event) => {
      if (!isSearchKey(event) || document.activeElement === form.field) return;
      event.preventDefault();
      form.field.select();
    });
    this.addEventListener('keydown', (event) => {
      moveFocus(event, [form.field, ...this.querySelectorAll<HTMLElement>('[data-results] a')]);
    });
    this.addEventListener('click', (event) => {
      const { target } = event;
      if (!(target instanceof Element)) return;
      if (target.closest('[data-results] a')) this.#store();
      if (target.closest('[data-more]')) void this.#more();
      if (target.closest('[data-retry]')) void this.#ask(form.state, 'replace');
    });
    if (import.meta.env.DEV)
      void import('./index-age.ts').then(async ({ indexAge }) => {
        this.append(await indexAge());
      });
    if (typed === '' && location.search === '' && matchMedia('(hover: hover)').matches) form.field.focus();
  }

  #listenToForm(form: SearchForm) {
    form.field.addEventListener('input', () => {
      this.#view.busy(true);
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => void this.#ask(form.state, 'type', true), delay);
    });
    form.element.addEventListener('change', ({ target }) => {
      if (target !== form.field) void this.#ask(form.state, 'push');
    });
    form.element.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#store();
      void this.#ask(form.state, 'push');
    });
    form.element.addEventListener('reset', () => {
      const { query, kind } = form.state;
      setTimeout(() => {
        form.fill(formatQuery({ query, kind, order: 'best', chosen: {}, shown: pageSize, verbatim: false }));
        void this.#ask(form.state, 'push');
      });
    });
    form.element.addEventListener('focusin', () => {
      this.#loader.warm();
    });
  }

  /** Stores the query, which the dialog offers again. */
  #store() {
    this.#recent?.then(({ storeSearch }) => {
      storeSearch(this.#form.state.query);
    }, console.debug);
  }

  get #form() {
    return new SearchForm(this.querySelector('form'));
  }

  /** Searches for the state in the URL, and restores the scroll position. */
  async #showUrl() {
    clearTimeout(this.#scrollTimer);
    const { scroll = 0, typing } = entryState();
    const turn = ++this.#turn;
    this.#view.busy(true);
    const { state, ignored } = this.#form.fill(location.search);
    const t = await loadSearchStrings(document.documentElement.lang);
    // The reader has typed meanwhile.
    if (turn !== this.#turn) return;
    this.#view.ignored(ignored, t);
    if (hasQuery(state)) await this.#ask(state, 'keep', typing);
    // A keystroke may still be waiting to be searched.
    else this.#clear();
    scrollTo({ top: scroll, behavior: 'instant' });
  }

  #storeScroll() {
    replaceEntry({ ...entryState(), scroll: scrollY });
  }

  async #ask(state: SearchState, change: 'push' | 'type' | 'replace' | 'keep', typing = false) {
    clearTimeout(this.#timer);
    const turn = ++this.#turn;
    this.#view.busy(true);
    const { lang } = document.documentElement;
    const search = formatQuery(state) || location.pathname;
    // Submitted and linked queries stay in the history; the next keystroke replaces a typed one.
    const isNew = change === 'push' || (change === 'type' && !entryState().typing && currentSearch() !== '');
    if (isNew && search !== (currentSearch() || location.pathname)) {
      this.#storeScroll();
      pushEntry({ scroll: scrollY, typing }, search);
    } else if (change !== 'keep') replaceEntry({ ...entryState(), typing }, search);
    if (!hasQuery(state)) {
      this.#clear();
      return;
    }
    const t = await loadSearchStrings(lang);
    const waiting = setTimeout(() => {
      if (turn === this.#turn) this.#view.say(t.working);
    }, 400);
    try {
      await this.#loader.answer({ ...state, lang, typing }, async (answer, ask) => {
        // The first result of a new page does not wait for the texts of the others.
        if (this.#view.isEmpty) {
          const first = await resultItems(answer, 1, t, lang, 'h2');
          clearTimeout(waiting);
          if (turn === this.#turn) this.#view.show(answer, first, state, t);
        }
        const items = await resultItems(answer, state.shown, t, lang, 'h2');
        // Show only the latest answer; the previous list stays until then.
        if (turn !== this.#turn) return;
        clearTimeout(waiting);
        const show = () => {
          this.#state = state;
          this.#view.show(answer, items, state, t);
          this.#recent ??= import('./recent-searches.ts');
          if (answer.hits.length === 0) void this.#offer(state, ask, turn, t);
          // As many words may be a quotation.
          else if (/(?:\S+\s+){7}\S/u.test(state.query))
            void import('./verify-offer.ts')
              .then(({ offerCheck }) => offerCheck(this, answer, state.query))
              .catch(console.debug);
        };
        const count = async () => {
          const counts = await answer.count();
          if (turn !== this.#turn) return;
          this.#form.count(counts, t.locale);
          this.#view.busy(false);
          // Nothing is waited for: the next page can have the fonts of the site.
          delete document.documentElement.dataset.line;
        };
        if (answer.present) return answer.present(this, show, count);
        show();
        return count();
      });
    } catch (error) {
      if (turn === this.#turn) {
        this.#view.fail(error, t);
        this.#view.busy(false);
      }
    } finally {
      clearTimeout(waiting);
    }
  }

  /** Offers to search without the word that has no results with the others. Optional: nothing is reported if it cannot be loaded. */
  async #offer(state: SearchState, ask: SearchEngine['answer'], turn: number, t: SearchStrings) {
    const { lang } = document.documentElement;
    try {
      const { withoutRarest } = await import('./suggestions.ts');
      const rest = await withoutRarest({ ...state, lang }, ask);
      if (rest && turn === this.#turn)
        this.#view.offer({ ...state, query: rest.query }, t.without(rest.word));
    } catch (error) {
      console.debug(error);
    }
  }

  async #more() {
    if (!this.#state) return;
    const { shown } = this.#state;
    await this.#ask({ ...this.#state, shown: shown + pageSize }, 'push', entryState().typing);
    this.querySelector<HTMLElement>(`[data-results] > :nth-child(${shown + 1}) a`)?.focus({
      preventScroll: true,
    });
  }

  #clear() {
    this.#turn++;
    this.#view.clear();
    this.#form.enable();
    this.#view.busy(false);
  }
}

customElements.define('search-page', SearchPage);
