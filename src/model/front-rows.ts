import type { Article } from './joined.ts';

/** How the articles of a row are set: two large ones, three with their standfirsts, or three small ones with titles only. */
export type RowSize = 'large' | 'medium' | 'small';

/** A row of articles. */
export interface Row {
  size: RowSize;
  articles: Article[];
}

/** The rhythm of rows, again and again. */
const rhythm = [
  { size: 'large', length: 2 },
  { size: 'medium', length: 3 },
  { size: 'small', length: 3 },
] as const;

/** Returns articles in rows of different sizes. No row has a single article, unless there is only one. */
export function rowsOf(articles: readonly Article[]): Row[] {
  const rows: Row[] = [];
  for (let at = 0; at < articles.length;) {
    const { size, length } = rhythm[rows.length % rhythm.length] ?? rhythm[0];
    const left = articles.length - at;
    // A remainder of one joins a row of two, or takes one from a row of three.
    const isOneLeft = left - length === 1;
    const other = length === 2 ? 3 : 2;
    const taken = isOneLeft ? other : Math.min(length, left);
    rows.push({
      size: size === 'large' && taken === 3 ? 'medium' : size,
      articles: articles.slice(at, at + taken),
    });
    at += taken;
  }
  return rows;
}

/** Returns the date that all articles have; undefined if they differ. */
export const commonDate = (articles: readonly Article[]): string | undefined => {
  const dates = new Set(articles.map(({ date }) => date));
  return dates.size === 1 ? [...dates][0] : undefined;
};
