/** One page of the search index. */
export interface SearchRecord {
  /** Path of the page. */
  url: string;
  /** A complete HTML page, of which only `data-pagefind-body` is indexed; without it, the page of the site with this path. */
  html?: string;
  /** The text of a page that has nothing else, in the language `meta.lang`; instead of `html`. */
  text?: string;
  /** Text shown with a result; also searched. */
  meta: Record<string, string>;
  /** Ids for filtering, by facet. */
  facets: Partial<Record<Facet, readonly string[]>>;
  /** ISO date, for sorting; pages without a date are last. */
  date?: string;
}

/** What results can be filtered by; `kind` is `article` or `quote`. */
export const facets = [
  'kind',
  'topic',
  'speaker',
  'about',
  'author',
  'series',
  'year',
  'event',
  'lang',
] as const;
export type Facet = (typeof facets)[number];
