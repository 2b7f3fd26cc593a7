import type { Answer, Chosen, ChosenFacet } from '../../search/engine.ts';
import { type Known, page, readAddress, type SearchState } from './search-url.ts';

/** The form of the search page: what is in it, and what is put into it. */
export class SearchForm {
  readonly element: HTMLFormElement;

  constructor(element: HTMLFormElement | null) {
    if (!element) throw new Error('search page without a form');
    this.element = element;
  }

  get words(): HTMLInputElement {
    const input = this.element.elements.namedItem('q');
    if (!(input instanceof HTMLInputElement)) throw new Error('search form without words');
    return input;
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

  /** What the form says; how many results are shown it does not. */
  get state(): SearchState {
    const said = new FormData(this.element);
    const chosen: Chosen = {};
    for (const { name, value, checked } of this.#boxes)
      if (checked) chosen[name as ChosenFacet] = [...(chosen[name as ChosenFacet] ?? []), value];
    return {
      query: this.words.value,
      kind: said.get('kind') === 'quotes' ? 'quote' : 'article',
      order: said.get('order') === 'newest' ? 'newest' : 'best',
      chosen,
      shown: page,
      verbatim: said.get('spelling') === 'typed',
    };
  }

  /** Puts what an address says into the form; returns it, and what of it is not known. */
  fill(search: string): ReturnType<typeof readAddress> {
    const read = readAddress(search, this.known);
    const { query, kind, order, chosen, verbatim } = read.state;
    const { elements } = this.element;
    this.words.value = query;
    const set = (name: string, value: string) => {
      const control = elements.namedItem(name);
      if (
        control instanceof RadioNodeList ||
        control instanceof HTMLSelectElement ||
        control instanceof HTMLInputElement
      )
        control.value = value;
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

  /** Writes beside each choice how many results it would give; what would give none stays where it is, and is told. */
  count(counts: Awaited<ReturnType<Answer['count']>>, locale: string): void {
    const figures = new Intl.NumberFormat(locale);
    for (const box of this.#boxes) {
      const count = counts.get(box.name as ChosenFacet)?.get(box.value) ?? 0;
      const label = box.closest('label');
      label?.classList.toggle('none', count === 0);
      const shown = label?.querySelector('.count');
      if (shown) shown.textContent = figures.format(count);
    }
  }
}
