/** A text to search in. Its id has letters, figures, hyphens and slashes alone. */
export interface BenchDocument {
  id: string;
  title: string;
  /** Plain text. */
  text: string;
}

export interface OpenEngine {
  /** Ids of the documents found, best first, at most `limit`. */
  search(query: string, limit: number): Promise<string[]>;
  close(): Promise<void>;
}

/** A search engine as the bench sees it: ours and each peer. */
export interface Engine {
  name: string;
  /** Indexes the documents. */
  open(documents: readonly BenchDocument[]): Promise<OpenEngine>;
}

/** For engines that have nothing to put away. */
export const nothingToClose = (): Promise<void> => Promise.resolve();
