/** What we use of Pagefind's JavaScript API (pagefind.app/docs/api, version 1.6). */
export interface Pagefind {
  search: (term: string | null, options: PagefindOptions) => Promise<{ results: PagefindResult[] }>;
  /** How many pages each value of each filter has. */
  filters: () => Promise<Record<string, Record<string, number>>>;
}

export interface PagefindOptions {
  filters?: Record<string, string>;
  sort?: Record<string, 'asc' | 'desc'>;
}

export interface PagefindResult {
  id: string;
  score: number;
  /** Places of the matching words in the text, counted in words. */
  words: number[];
  data: () => Promise<PagefindData>;
}

/** The indexed text of one page, and what was noted with it. */
export interface PagefindData {
  url: string;
  content: string;
  meta: Record<string, string | undefined>;
  /** Elements with an id, by the place where they begin. */
  anchors: { element: string; id: string; text: string; location: number }[];
}

/**
 * Beside Pagefind's defaults: a word in the title counts once more, and what is noted for display counts little.
 * Measured on a test collection of 1,400 texts.
 */
export const pagefindOptions = {
  ranking: { metaWeights: { title: 1, author: 0.5, topics: 0.5, speaker: 1, from: 0.3, date: 0, lang: 0 } },
  /** Workers are loaded from an address, which the content policy refuses. */
  noWorker: true,
};
