import type { Article } from '../../model/joined.ts';

/** Props of every block component. The check of content guarantees that the article has data for each block. */
export interface BlockProps {
  article: Article;
  /** The item’s id, for a kind that is placed once per item (`::chart{#by-year}`); otherwise empty. */
  id: string;
  /** By source id, the URL of the note that cites the source in full. */
  noted: ReadonlyMap<string, string>;
}

/** Returns the data of a block. Throws if the article has none; the check of content reports that earlier. */
export function dataOf<T>(data: T | undefined, { path }: Article, block: string): T {
  if (data === undefined)
    throw new Error(`${path}: the body places ${block}, for which the article has no data`);
  return data;
}
