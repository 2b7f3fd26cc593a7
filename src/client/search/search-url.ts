import type { Chosen, ChosenFacet, SearchRequest } from '../../search/engine.ts';
import { facets } from '../../search/record.ts';

/** The state of the search page, as its URL has it. */
export interface SearchState {
  query: string;
  kind: SearchRequest['kind'];
  order: 'best' | 'newest';
  chosen: Chosen;
  /** Number of results shown. */
  shown: number;
  verbatim: boolean;
}

/** Ids that may be chosen, by facet. */
export type Known = Partial<Record<ChosenFacet, ReadonlySet<string>>>;

/** Number of results added at a time. */
export const pageSize = 10;
/** Maximum number of results shown for a URL. */
const maxShown = 500;

const chosenFacets = facets.filter((facet) => facet !== 'kind');

/** Parses a query string; returns unknown parameters as `ignored`, as they were written. */
export function parseQuery(search: string, known: Known): { state: SearchState; ignored: string[] } {
  const parameters = new URLSearchParams(search);
  const ignored: string[] = [];
  const oneOf = <T extends string>(name: string, values: readonly T[]): T | undefined => {
    const value = parameters.get(name);
    if (value === null) return undefined;
    const fits = values.find((one) => one === value);
    if (fits === undefined) ignored.push(`${name}=${value}`);
    return fits;
  };
  const chosen: Chosen = {};
  for (const facet of chosenFacets) {
    const values = [...new Set(parameters.getAll(facet))].filter(Boolean);
    const fitting = values.filter((value) => known[facet]?.has(value));
    ignored.push(...values.filter((value) => !fitting.includes(value)).map((value) => `${facet}=${value}`));
    if (fitting.length > 0) chosen[facet] = fitting;
  }
  const shown = parameters.get('shown');
  const count = Number(shown ?? pageSize);
  const isCount = Number.isInteger(count) && count >= pageSize && count <= maxShown;
  if (shown !== null && !isCount) ignored.push(`shown=${shown}`);
  const state: SearchState = {
    query: parameters.get('q') ?? '',
    kind: oneOf('kind', ['quotes']) ? 'quote' : 'article',
    order: oneOf('order', ['newest']) ?? 'best',
    chosen,
    shown: isCount ? Math.ceil(count / pageSize) * pageSize : pageSize,
    verbatim: oneOf('spelling', ['typed']) !== undefined,
  };
  return { state, ignored: ignored.map((text) => (text.length > 60 ? `${text.slice(0, 59)}…` : text)) };
}

/** Returns the query string with its question mark; empty for a state without a search. */
export function formatQuery({ query, kind, order, chosen, shown, verbatim }: SearchState): string {
  const parameters = new URLSearchParams();
  if (query.trim()) parameters.set('q', query.trim());
  if (kind === 'quote') parameters.set('kind', 'quotes');
  for (const facet of chosenFacets) for (const id of chosen[facet] ?? []) parameters.append(facet, id);
  if (order === 'newest') parameters.set('order', order);
  if (verbatim) parameters.set('spelling', 'typed');
  if (shown > pageSize) parameters.set('shown', String(shown));
  const written = parameters.toString();
  return written && `?${written}`;
}
