import type { Answer, Chosen, ChosenFacet } from '../../search/engine.ts';
import { type Known, pageSize, parseQuery, type SearchState } from './search-url.ts';

/** Reads and fills the form of the search page. */
export class SearchForm {
  readonly element: HTMLFormElement;

  constructor(element: HTMLFormElement | null) {
    if (!element) throw new Error('search page without a form');
    this.element = element;
  }

  get field(): HTMLInputElement {
    return this.element.elements.namedItem('q') as HTMLInputElement;
  }

  get #boxes(): HTMLInputElement[] {
    return [...this.element.querySelectorAll<HTMLInputElement>('[data-facet] input')];
  }

  /** Ids that can be chosen, by facet. */
  get known(): Known {
    const known: Partial<Record<ChosenFacet, Set<string>>> = {};
    for (const { name, value } of this.#boxes) (known[name as ChosenFacet] ??= new Set()).add(value);
    return known;
  }

  /** The search in the form; the number of results shown is not part of the form. */
  get state(): SearchState {
    const data = new FormData(this.element);
    const chosen: Chosen = {};
    for (const { name, value, checked } of this.#boxes)
      if (checked) chosen[name as ChosenFacet] = [...(chosen[name as ChosenFacet] ?? []), value];
    return {
      query: this.field.value,
      kind: data.get('kind') === 'quotes' ? 'quote' : 'article',
      order: data.get('order') === 'newest' ? 'newest' : 'best',
      chosen,
      shown: pageSize,
      verbatim: data.get('spelling') === 'typed',
    };
  }

  /** Fills the form from a query string; returns what it read, with the parameters it ignored. */
  fill(search: string): ReturnType<typeof parseQuery> {
    const read = parseQuery(search, this.known);
    const { query, kind, order, chosen, verbatim } = read.state;
    const { elements } = this.element;
    this.field.value = query;
    const set = (name: string, value: string) => {
      const control = elements.namedItem(name) as RadioNodeList | HTMLInputElement | HTMLSelectElement | null;
      if (control) control.value = value;
    };
    set('kind', kind === 'quote' ? 'quotes' : 'articles');
    set('order', order);
    set('spelling', verbatim ? 'typed' : '');
    for (const box of this.#boxes)
      box.checked = chosen[box.name as ChosenFacet]?.includes(box.value) ?? false;
    for (const group of this.element.querySelectorAll<HTMLDetailsElement>('[data-facet]'))
      if (group.querySelector('input:checked')) group.open = true;
    return read;
  }

  /** Allows every choice, as without a query. */
  enable(): void {
    for (const box of this.#boxes) box.disabled = false;
  }

  /** Shows next to each choice the number of results it would give; choices without results cannot be chosen. */
  count(counts: Awaited<ReturnType<Answer['count']>>, locale: string): void {
    const numbers = new Intl.NumberFormat(locale);
    for (const box of this.#boxes) {
      const count = counts.get(box.name as ChosenFacet)?.get(box.value) ?? 0;
      const label = box.closest('label');
      label?.classList.toggle('none', count === 0);
      box.disabled = count === 0 && !box.checked;
      const shown = label?.querySelector('.count');
      if (shown) shown.textContent = numbers.format(count);
    }
  }
}
