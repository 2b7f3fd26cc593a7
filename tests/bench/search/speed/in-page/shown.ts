/** What the list has of a result, whichever engine found it. */
export interface Shown {
  url: string;
  title: string;
  date: string;
  excerpt: string;
}

/** An engine in the browser. The module that has it exports `open`; the page loads it at the first key. */
export interface PageEngine {
  /** The first ten. */
  search(query: string): Promise<Shown[]>;
}
