import type { Chosen, ChosenFacet, SearchRequest } from '../../search/engine.ts';
import { facets } from '../../search/record.ts';

/** The state of the search page, as its address tells it. */
export interface SearchState {
  query: string;
  kind: SearchRequest['kind'];
  order: 'best' | 'newest';
  chosen: Chosen;
  /** How many results are shown. */
  shown: number;
  verbatim: boolean;
}

/** Ids that may be chosen, by facet. */
export type Known = Partial<Record<ChosenFacet, ReadonlySet<string>>>;

/** Results that are shown at once. */
export const page = 10;
/** More than this many are never shown from an address alone. */
const most = 500;

const chosenFacets = facets.filter((facet) => facet !== 'kind');

/** Reads an address; what it says that is not known comes back as `ignored`, as it was written. */
export function readAddress(search: string, known: Known): { state: SearchState; ignored: string[] } {
  const asked = new URLSearchParams(search);
  const ignored: string[] = [];
  const oneOf = <T extends string>(name: string, values: readonly T[]): T | undefined => {
    const value = asked.get(name);
    if (value === null) return undefined;
    const fits = values.find((one) => one === value);
    if (fits === undefined) ignored.push(`${name}=${value}`);
    return fits;
  };
  const chosen: Chosen = {};
  for (const facet of chosenFacets) {
    const values = [...new Set(asked.getAll(facet))].filter(Boolean);
    const fitting = values.filter((value) => known[facet]?.has(value));
    ignored.push(...values.filter((value) => !fitting.includes(value)).map((value) => `${facet}=${value}`));
    if (fitting.length > 0) chosen[facet] = fitting;
  }
  const shown = asked.get('shown');
  const count = Number(shown ?? page);
  const isCount = Number.isInteger(count) && count >= page && count <= most;
  if (shown !== null && !isCount) ignored.push(`shown=${shown}`);
  const state: SearchState = {
    query: asked.get('q') ?? '',
    kind: oneOf('kind', ['quotes']) ? 'quote' : 'article',
    order: oneOf('order', ['newest']) ?? 'best',
    chosen,
    shown: isCount ? Math.ceil(count / page) * page : page,
    verbatim: oneOf('spelling', ['typed']) !== undefined,
  };
  return { state, ignored: ignored.map((text) => (text.length > 60 ? `${text.slice(0, 59)}…` : text)) };
}

/** The part of an address after the path, with its question mark; empty for a state in which nothing was asked. */
export function writeAddress({ query, kind, order, chosen, shown, verbatim }: SearchState): string {
  const asked = new URLSearchParams();
  if (query.trim()) asked.set('q', query.trim());
  if (kind === 'quote') asked.set('kind', 'quotes');
  for (const facet of chosenFacets) for (const id of chosen[facet] ?? []) asked.append(facet, id);
  if (order === 'newest') asked.set('order', order);
  if (verbatim) asked.set('spelling', 'typed');
  if (shown > page) asked.set('shown', String(shown));
  const written = asked.toString();
  return written && `?${written}`;
}
