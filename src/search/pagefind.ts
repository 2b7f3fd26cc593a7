/** The part of Pagefind's JavaScript API that is used (pagefind.app/docs/api, version 1.6). */
export interface Pagefind {
  search: (term: string | null, options: PagefindOptions) => Promise<{ results: PagefindResult[] }>;
  /** Resolves to the number of pages for each value of each filter. */
  filters: () => Promise<Record<string, Record<string, number>>>;
}

export interface PagefindOptions {
  filters?: Record<string, string>;
  sort?: Record<string, 'asc' | 'desc'>;
}

export interface PagefindResult {
  id: string;
  score: number;
  /** Positions of the matching words in the text, counted in words. */
  words: number[];
  data: () => Promise<PagefindData>;
}

/** The indexed text of one page, and its metadata. */
export interface PagefindData {
  url: string;
  content: string;
  meta: Record<string, string | undefined>;
  /** Elements with an id, with the position of their first word. */
  anchors: { element: string; id: string; text: string; location: number }[];
}

/**
 * Changes to Pagefind's defaults: a word in the title counts again, and metadata for display counts little.
 * Measured on a test collection of 1,400 texts.
 */
export const pagefindOptions = {
  ranking: { metaWeights: { title: 1, author: 0.5, topics: 0.5, speaker: 1, from: 0.3, date: 0, lang: 0 } },
  /** Workers are loaded from a URL that the Content-Security-Policy blocks. */
  noWorker: true,
};
