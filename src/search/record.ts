/** What one page says to the search index. */
export interface SearchRecord {
  /** Path of the page. */
  url: string;
  /** A whole HTML page; what is inside `data-pagefind-body` can be found. */
  html: string;
  /** Text shown with a result; searched as well. */
  meta: Record<string, string>;
  /** Ids by which results can be narrowed, by facet. */
  facets: Partial<Record<Facet, readonly string[]>>;
  /** ISO date, for the order by date; what has none comes last. */
  date?: string;
}

/** What results can be narrowed by; `kind` is `article` or `quote`. */
export const facets = ['kind', 'topic', 'speaker', 'author', 'year', 'lang'] as const;
export type Facet = (typeof facets)[number];
