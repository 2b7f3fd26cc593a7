/**
 * The part of Pagefind's JavaScript API that is used (pagefind.app/docs/api, version 1.6). Results have what its playground shows, too:
 * which word of the index is at each position (patch-pagefind.ts).
 */
export interface Pagefind {
  search: (term: string | null, options: PagefindOptions) => Promise<PagefindAnswer>;
  /** Resolves to the number of pages for each value of each filter. */
  filters: () => Promise<Record<string, Record<string, number>>>;
}

export interface PagefindAnswer {
  results: PagefindResult[];
  /** The words of the search as they are in the index, without their endings. */
  search_keywords?: string[];
}

export interface PagefindOptions {
  filters?: Record<string, string>;
  sort?: Record<string, 'asc' | 'desc'>;
}

export interface PagefindResult {
  id: string;
  /** The matching words, in the order of the text. Of a search in quotation marks, only one. */
  words: PagefindWord[];
  params?: { document_length: number };
  verbose_meta_scores?: MatchingField[];
  data: () => Promise<PagefindData>;
}

/** A field of the metadata, and the words of the index that match in it. */
export interface MatchingField {
  field_name: string;
  matched_terms: string[];
}

/** A word of a text that begins with what was searched for. */
export interface PagefindWord {
  /** Position in the text, counted in words. */
  location: number;
  /** 7 in `h1`, 6 in `h2` to 2 in `h6`, 1 elsewhere; half for a part of a compound. */
  weight: number;
  verbose?: { word_string: string };
}

/** The indexed text of one page, and its metadata. */
export interface PagefindData {
  url: string;
  content: string;
  meta: Record<string, string | undefined>;
  /** Elements with an id, with the position of their first word. */
  anchors: { element: string; id: string; text: string; location: number }[];
}

/** The list of editions of a written index. `wasm` is the engine with a stemmer, null if Pagefind has none (Persian). */
export interface PagefindEntry {
  version: string;
  languages: Record<string, { hash: string; wasm: string | null; page_count: number }>;
  include_characters: readonly string[];
}

/** Opens an index; what its module exports (patch-pagefind.ts). */
export type CreateInstance = (options: Record<string, unknown>) => Pagefind;

export const pagefindOptions = {
  /** Workers are loaded from a URL that the Content-Security-Policy blocks. */
  noWorker: true,
};
