import type { PagefindEntry } from './pagefind.ts';

/** A part of an index in parts: the texts of some years (decision 083). */
export interface IndexPart {
  /** The date with which it begins; the name of its folders below `index/`, `filter/` and `fragment/`. */
  name: string;
  /** The first and the last year of its texts. */
  from: string;
  to: string;
  /** How many of its texts are articles, which have the first numbers. */
  articles: number;
  /** The hash in the name of its list of texts. */
  hash: string;
  /** The hash in the name of the file with the articles that are similar to its own; none if there is no such file. */
  similar?: string;
  /** What a query of two words loads of it, in KB. */
  kb: number;
}

/** The list of editions of an index; `languages` has the newest part. */
export interface PartedEntry extends PagefindEntry {
  /** The newest first; missing if the index is one. */
  parts?: readonly IndexPart[];
  /** How many parts are searched first: fewer would have too few texts. */
  first?: number;
}

/** Where the files of a part are, below the folder of the index: those of all parts have the same rules for caches. */
export const fileOfPart = (file: string, part: string): string =>
  file.replace(/^(index|filter|fragment)\//, `$1/${part}/`);

/** The name of the file with the articles that are similar to those of a part. */
export const similarFile = ({ name, similar }: IndexPart): string => `index/${name}/similar_${similar}.bin`;
