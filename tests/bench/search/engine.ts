import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** A text to search in. Its id has letters, figures, hyphens and slashes alone. */
export interface BenchDocument {
  id: string;
  title: string;
  /** Plain text. */
  text: string;
}

export interface OpenEngine {
  /** Size of the index as it is sent, compressed, without the texts for excerpts. Undefined for an engine that is not published. */
  bytes?: number;
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

/** The size of an index that is one JSON file. */
export const bytesOf = (index: unknown): number => gzipSync(JSON.stringify(index)).length;

/** The size of the files of an index; those of Pagefind are compressed, others are as hosts send them. */
export function bytesIn(folder: string): number {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const files = names.filter((name) => !/fragment|language-words/.test(name) && name.includes('.'));
  // Scripts are not part of the index.
  return files
    .filter((name) => !/\.(?:js|css|pagefind)$/.test(name))
    .map((name) => readFileSync(join(folder, name)))
    .reduce((sum, bytes) => sum + Math.min(bytes.length, gzipSync(bytes).length), 0);
}

/** For engines that have nothing to put away. */
export const nothingToClose = (): Promise<void> => Promise.resolve();
