import type { PartsStrings } from '../../i18n/en/parts.ts';
import type { IndexPart } from '../../search/parts.ts';
import { yearsOf } from '../../search/years.ts';
import { h } from '../dom.ts';
import { loadStyles } from '../load-styles.ts';
import styles from './parts.css?url';
import type { SearchedParts } from './shown-answer.ts';

/** What the reader can ask for. */
interface PartsActions {
  /** Loads all parts with the next request. */
  loadAll: () => void;
  /** Loads missing parts again with the next request. */
  retry: () => void;
}

/** Where the reader was when the answer of the newest parts to a request was shown. */
export interface Visit {
  scroll?: number;
}

/** An answer and where it is shown. */
interface Presented {
  page: HTMLElement;
  found: number;
  parts: SearchedParts;
  visit: Visit;
  show: () => void;
  count: (() => Promise<void>) | undefined;
}

/** Shows what an answer from some or all parts of the index is of, on the search page and in the dialog. */
export class PartsView {
  readonly #t: PartsStrings;
  readonly #parts: readonly IndexPart[];
  readonly #actions: PartsActions;
  #button: HTMLElement | undefined;

  constructor(t: PartsStrings, parts: readonly IndexPart[], actions: PartsActions) {
    this.#t = t;
    this.#parts = parts;
    this.#actions = actions;
  }

  /** Returns the status of an answer, with the years that it lacks. */
  told(text: string, { searched, rest, isWaiting, missing }: SearchedParts): string {
    const t = this.#t;
    const isComplete = rest.length + missing.length === 0;
    const notes = [isComplete ? text : t.of(this.#years(searched), text)];
    if (missing.length > 0) notes.push(t.missing(this.#years(missing)));
    if (rest.length > 0)
      notes.push(isWaiting ? t.unsearched(this.#years(rest)) : t.searching(this.#years(rest)));
    return notes.join('. ');
  }

  /**
   * Calls `show`, which shows an answer in an element, and then `count`, which shows the numbers of results next to facets. If the reader has scrolled or is
   * on a result since the answer of the newest parts was shown, the complete one waits until a button is pressed.
   */
  async present({ page, found, parts, visit, show, count }: Presented): Promise<void> {
    const { rest, isWaiting, missing, isNarrowed, searched } = parts;
    this.begin();
    if (rest.length === 0 && hasMoved(page, visit)) await this.#offerAll(page, found, show);
    else show();
    if (count && isWaiting) this.#offer(page, rest);
    if (count && missing.length > 0) this.#offerButton(page, this.#t.retry, this.#actions.retry);
    if (rest.length > 0) {
      visit.scroll = scrollY;
      uncount(page, () => true);
    } else await count?.();
    const isUnknown = (year: string) => !searched.some(({ from, to }) => from <= year && year <= to);
    if (isNarrowed) uncount(page, ({ name, value }) => name === 'year' && isUnknown(value));
    if (isWaiting) page.querySelector('[data-results]')?.setAttribute('aria-busy', 'false');
  }

  /** Removes what is offered for the previous answer. */
  begin(): void {
    this.#button?.remove();
  }

  /** Offers to show the complete answer: the list does not change under the eyes of the reader. */
  async #offerAll(page: HTMLElement, found: number, show: () => void) {
    await loadStyles(styles);
    const label = this.#t.showAll(this.#number(found));
    const button = h('button', { type: 'button', class: 'all-years' }, label);
    button.addEventListener('click', () => {
      button.remove();
      show();
      page.querySelector<HTMLElement>('.results a')?.focus();
    });
    this.#button = button;
    page.append(button);
    const status = (page.closest('dialog') ?? page).querySelector('[role=status]');
    if (status) status.textContent = label;
  }

  /** Offers to search older years on a line that is slow or expensive. The page searches again when the button is pressed. */
  #offer(page: HTMLElement, rest: readonly IndexPart[]) {
    const kilobytes = rest.reduce((sum, { kb }) => sum + kb, 0);
    const [size, unit] = kilobytes < 950 ? [kilobytes, 'kilobyte'] : [kilobytes / 1000, 'megabyte'];
    const inWords = new Intl.NumberFormat(this.#t.locale, {
      style: 'unit',
      unit,
      maximumSignificantDigits: 2,
    }).format(size);
    this.#offerButton(page, this.#t.searchOlder(this.#years(rest), inWords), this.#actions.loadAll);
  }

  /** Adds a button after which the page searches again. */
  #offerButton(page: HTMLElement, label: string, before: () => void) {
    const button = h('button', { type: 'button', 'data-retry': '' }, label);
    button.addEventListener('click', before);
    page.querySelector('[data-failure]')?.append(button);
  }

  #number(number: number, useGrouping = true): string {
    return new Intl.NumberFormat(this.#t.locale, { useGrouping }).format(number);
  }

  /** Returns years in words: `2010–2014, 2019`. */
  #years(some: readonly IndexPart[]): string {
    const year = (text: string) => this.#number(Number(text), false);
    return yearsOf(some, this.#parts)
      .map(({ from, to }) => (from === to ? year(from) : `${year(from)}–${year(to)}`))
      .join(this.#t.comma);
  }
}

/** True if the reader has scrolled, or is on a result, since the answer of the newest parts was shown. */
const hasMoved = (page: HTMLElement, { scroll }: Visit): boolean =>
  scroll !== undefined &&
  (Math.abs(scrollY - scroll) > 2 ||
    page.querySelector('.results')?.contains(document.activeElement) === true);

/** Allows the choices whose results are not known, and shows no number next to them. */
function uncount(page: HTMLElement, isUnknown: (box: HTMLInputElement) => boolean): void {
  for (const box of page.querySelectorAll<HTMLInputElement>('[data-facet] input')) {
    if (!isUnknown(box)) continue;
    box.disabled = false;
    const label = box.closest('label');
    label?.classList.remove('none');
    label?.querySelector('.count')?.replaceChildren();
  }
}
