import type { Article } from '../../model/joined.ts';

/** What the component of every kind of block gets. Content is checked before: the article has data for each block placed. */
export interface BlockProps {
  article: Article;
  /** Of a kind that is placed once for each item (`::chart{#by-year}`): the item’s id; otherwise empty. */
  id: string;
  /** Where a source is cited in full, by its id: the address of that note. */
  noted: ReadonlyMap<string, string>;
}

/** Returns the data of a block. Throws where the article has none, which the check of content reports before. */
export function dataOf<T>(data: T | undefined, { path }: Article, block: string): T {
  if (data === undefined)
    throw new Error(`${path}: the body places ${block}, for which the article has no data`);
  return data;
}
