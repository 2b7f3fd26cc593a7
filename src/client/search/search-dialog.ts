import { loadSearchStrings } from 'virtual:search-strings';
import type { SearchStrings } from '../../i18n/en/search.ts';
import type { Answer, SearchEngine, SearchRequest } from '../../search/engine.ts';
import { h } from '../dom.ts';
import { loadStyles } from '../load-styles.ts';
import { openModal } from '../modal.ts';
import { moveFocus } from './keys.ts';
import { failureIn, SearchLoader } from './loader.ts';
import {
  noResultsNotes,
  noticeOf,
  offers,
  pageLinks,
  spellingNotes,
  withoutQuotationMarks,
} from './messages.ts';
import { resultItems } from './result-item.ts';
import styles from './search.css?url';
import { formatQuery, pageSize } from './search-url.ts';
import type { ShownAnswer } from './shown-answer.ts';

/** Delay between a keystroke and the search, in milliseconds. */
const delay = 60;
/** Number of results shown of each kind. */
const maxResults: Record<SearchRequest['kind'], number> = { article: 5, quote: 3 };

/** Shared by all dialogs of the page, so that the engine stays loaded. */
const loader = new SearchLoader();
/** What was in the field when the dialog closed. */
let typed = '';

/** Opens the search dialog; resolves when it is open. `searchPage` is the URL of the page with all results, `query`, or what the reader had typed before, is searched for immediately. */
export async function openSearch(searchPage: string, query?: string): Promise<void> {
  loader.warm();
  const { lang, dir } = document.documentElement;
  const [t] = await Promise.all([loadSearchStrings(lang), loadStyles(styles)]);
  // The reader may have opened it twice meanwhile. One that was just closed is still in the page.
  if (!document.querySelector('.search-dialog[open]'))
    new SearchDialog(t, lang, dir, searchPage).open(query ?? typed);
}

/** Stores a query in the page's history entry, or removes it. */
const storeQuery = (search?: string) => {
  const state = history.state as { search?: string } | null;
  if (search !== state?.search) history.replaceState({ ...state, search }, '');
};

class SearchDialog {
  readonly #t: SearchStrings;
  readonly #lang: string;
  readonly #searchPage: string;
  // Not of type `search`: WebKit then handles Escape itself, and the dialog stays open.
  readonly #field = h('input', {
    name: 'q',
    autocomplete: 'off',
    autocapitalize: 'off',
    spellcheck: 'false',
    enterkeyhint: 'search',
    dir: 'auto',
  });
  readonly #status = h('p', { role: 'status', class: 'meta' });
  readonly #found = h('div', {});
  readonly #dialog: HTMLDialogElement;
  #turn = 0;
  #isLeaving = false;
  /** Stores a search; there once suggestions are loaded, because a page that is left loads nothing. */
  #store: ((query: string) => void) | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(t: SearchStrings, lang: string, dir: string, searchPage: string) {
    this.#t = t;
    this.#lang = lang;
    this.#searchPage = new URL(searchPage, location.href).pathname;
    const form = h(
      'form',
      { action: this.#searchPage, role: 'search' },
      h('label', {}, t.label, this.#field),
      h('button', { type: 'button', 'data-close': '' }, t.close),
    );
    this.#dialog = h(
      'dialog',
      { class: 'search-dialog', 'aria-label': t.submit, closedby: 'any', lang, dir },
      form,
      this.#status,
      this.#found,
    );
    this.#field.addEventListener('input', () => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => void this.#ask(), delay);
    });
    this.#dialog.addEventListener('click', (event) => {
      const { target } = event;
      if (!(target instanceof Element)) return;
      if (target.closest('[data-close]')) this.#dialog.close();
      if (target.closest('[data-retry]')) void this.#ask();
      // The link opens in another tab or window: the dialog stays open.
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      if (target.closest('a')) this.#leave();
    });
    form.addEventListener('submit', () => {
      this.#leave();
    });
    this.#dialog.addEventListener('keydown', (event) => {
      this.#move(event);
    });
    // The browser restores the focus.
    this.#dialog.addEventListener('close', () => {
      clearTimeout(this.#timer);
      this.#turn++;
      typed = this.#field.value;
      if (!this.#isLeaving) storeQuery();
    });
  }

  open(query: string) {
    openModal(this.#dialog);
    this.#field.value = query;
    this.#field.focus();
    // So that typing replaces it.
    this.#field.select();
    if (query) void this.#ask();
    else void this.#offer();
  }

  /** Shows suggestions while the field is empty. Optional: nothing is reported if it cannot be loaded. */
  async #offer() {
    const turn = ++this.#turn;
    this.#found.replaceChildren();
    this.#status.textContent = '';
    try {
      const [{ offers: offersOf, storeSearch }, names] = await Promise.all([
        import('./suggestions.ts'),
        loader.names(),
      ]);
      this.#store = storeSearch;
      if (turn === this.#turn)
        this.#found.replaceChildren(...offersOf(names, this.#t, this.#lang, this.#urlOf));
    } catch (error) {
      console.debug(error);
    }
  }

  #urlOf = (query: string, verbatim = false, kind: SearchRequest['kind'] = 'article'): string =>
    this.#searchPage + formatQuery({ query, kind, order: 'best', chosen: {}, shown: pageSize, verbatim });

  /** Stores the query when the reader follows a link, so that Back opens the dialog again (opener.ts). */
  #leave() {
    this.#isLeaving = true;
    this.#store?.(this.#field.value);
    storeQuery(this.#field.value);
    // Otherwise a target on the same page would stay behind the dialog.
    setTimeout(() => {
      this.#dialog.close();
    });
  }

  /** Moves the focus between the field and the results with the arrow keys. */
  #move(event: KeyboardEvent) {
    moveFocus(event, [this.#field, ...this.#found.querySelectorAll<HTMLElement>('a, button')]);
  }

  async #ask() {
    const turn = ++this.#turn;
    const query = this.#field.value;
    const t = this.#t;
    if (query.trim() === '') {
      await this.#offer();
      return;
    }
    const request = { query, lang: this.#lang, typing: true };
    const waiting = setTimeout(() => {
      if (turn === this.#turn) this.#status.textContent = t.working;
    }, 400);
    try {
      await loader.answer({ ...request, kind: 'article' }, async (articles, ask) => {
        const quotes = articles.otherKind > 0 ? await ask({ ...request, kind: 'quote' }) : undefined;
        const lists = [
          await this.#list(articles, 'article'),
          ...(quotes ? [await this.#list(quotes, 'quote')] : []),
        ];
        const suggestions = await this.#suggest(articles, query, ask).catch(() => []);
        lists.unshift(suggestions);
        if (turn !== this.#turn) return;
        // What the first parts answer stays in the status while the others are searched.
        clearTimeout(waiting);
        const show = () => {
          this.#show(query, articles, quotes?.total ?? 0, lists.flat());
        };
        if (articles.present) await articles.present(this.#found, show);
        else show();
      });
    } catch (error) {
      if (turn !== this.#turn) return;
      console.warn(error);
      this.#status.textContent = t.failures[failureIn(error)];
      this.#found.replaceChildren(
        h(
          'p',
          {},
          h('button', { type: 'button', 'data-retry': '' }, t.retry),
          ' ',
          h('a', { href: this.#searchPage }, t.byTopic),
        ),
      );
    } finally {
      clearTimeout(waiting);
    }
  }

  /** Returns links to pages whose names begin with what was typed, and without results to a search with a word less. Rejects if they cannot be loaded. */
  async #suggest({ hits, otherKind, pages }: Answer, query: string, ask: SearchEngine['answer']) {
    const { storeSearch, suggested, withoutRarest } = await import('./suggestions.ts');
    this.#store = storeSearch;
    const known = pages.map(({ path }) => path);
    const names = suggested(await loader.names(), query, this.#lang);
    const isEmpty = hits.length + otherKind === 0;
    const rest = isEmpty && (await withoutRarest({ query, lang: this.#lang, kind: 'article' }, ask));
    return [
      ...pageLinks(
        this.#t.suggestions,
        names.filter(({ path }) => !known.includes(path)),
        this.#t,
      ),
      ...(rest ? [h('p', {}, h('a', { href: this.#urlOf(rest.query) }, this.#t.without(rest.word)))] : []),
    ];
  }

  #show(query: string, articles: ShownAnswer, quotes: number, lists: HTMLElement[]) {
    const t = this.#t;
    const found = articles.total;
    const kind = found === 0 && quotes > 0 ? 'quote' : 'article';
    const url = (wanted: string, verbatim = false) => this.#urlOf(wanted, verbatim, kind);
    const actions = {
      typed: url(query, true),
      spelled: url(query),
      instead: url,
    };
    const isEmpty = found === 0 && quotes === 0;
    // Results for another word are introduced as such; other spellings of the same are not worth the first lines.
    if (!isEmpty)
      lists[articles.corrected.length > 0 ? 'unshift' : 'push'](
        ...spellingNotes(articles, false, t, actions),
      );
    this.#found.replaceChildren(
      ...noticeOf(articles),
      ...(isEmpty
        ? noResultsNotes(query, articles, false, t, actions)
        : [...offers(query, articles, t, actions), ...pageLinks(t.seeAlso, articles.pages, t)]),
      ...lists,
      h('p', {}, h('a', { href: isEmpty ? this.#searchPage : url(query) }, isEmpty ? t.byTopic : t.all)),
    );
    // A quote that is a result of its own is not listed with its article, too.
    for (const link of this.#found.querySelectorAll('.places a'))
      if (this.#found.querySelector(`h3 a[href="${link.getAttribute('href')}"]`))
        link.parentElement?.remove();
    const counts = [found && t.articleCount(found), quotes && t.quoteCount(quotes)];
    const text = counts.filter(Boolean).join(t.comma) || t.noResults(withoutQuotationMarks(query));
    this.#status.textContent = articles.told?.(text) ?? text;
  }

  async #list(answer: Answer, kind: SearchRequest['kind']): Promise<HTMLElement[]> {
    if (answer.hits.length === 0) return [];
    const items = await resultItems(answer, maxResults[kind], this.#t, this.#lang, 'h3');
    return [
      h('h2', {}, kind === 'article' ? this.#t.articles : this.#t.quotes),
      h('ol', { class: 'results' }, ...items),
    ];
  }
}
