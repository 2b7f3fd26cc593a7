import type { MeaningWords } from '../i18n/language.ts';
import { shardName } from '../model/verify-files.ts';
import { sha256 } from './sha256.ts';

/**
 * The published data with which quotes are found without a server: files in the folder of the page that verifies quotations. Quotes are
 * listed under a hash of their words (`keyOf`), and the first bits of the hash choose the file, a shard. So nobody learns from a request which words
 * were asked for, and the words of a withdrawn quote are not in any file.
 */

/** What the answers need to know about the whole site. */
export interface VerifyIndex {
  /** How many bits of a key choose its shard. */
  bits: number;
  /** Scripts of the articles (ISO 15924). */
  scripts: readonly string[];
  /** Words that change the meaning, by language. */
  meaning: Readonly<Record<string, MeaningWords>>;
  /** Sketches of withdrawn quotes (sketch.ts), each with the key under which the quote is listed. */
  withdrawn: readonly (readonly [sketch: string, key: string])[];
}

/** A file of quotes. */
export interface Shard {
  /** What is listed under each key. */
  keys: Readonly<Record<string, readonly Entry[]>>;
  quotes: readonly QuoteRecord[];
  withdrawn: readonly WithdrawnRecord[];
  corrections: readonly CorrectionRecord[];
  articles: readonly ArticleRecord[];
  people: readonly PersonRecord[];
}

/** What a key leads to: a record of this shard, or a quote that another shard has under the key `see`. */
export type Entry =
  | { quote: number }
  | { withdrawn: number }
  | { correction: number }
  /** The path is that of the quote. Its permalink, earlier words and original words are such keys. */
  | { see: string; path: string };

/** A quote. Numbers are places in the lists of the shard. */
export interface QuoteRecord {
  path: string;
  words: string;
  article: number;
  speaker?: number;
  said?: string;
  source?: string;
  since?: string;
  /** The language of which it is a translation, and the original words. */
  from?: string;
  original?: string;
  /** Earlier words, the oldest first. */
  former?: readonly FormerWords[];
}

/** Words of a quote or an article that were published until a day. */
export interface FormerWords {
  words: string;
  until: string;
  why: string;
}

/** A withdrawn quote. */
export interface WithdrawnRecord {
  path: string;
  date: string;
  why: string;
  article: number;
}

/** A correction of an article: what it said, and what it says now. */
export interface CorrectionRecord extends FormerWords {
  /** The path with the fragment of the correction. */
  path: string;
  says: string;
  article: number;
}

export interface ArticleRecord {
  title: string;
  path: string;
  lang: string;
  /** The authors, who may be named as speakers of the article’s own words. */
  authors: readonly number[];
}

/** A speaker or author. */
export interface PersonRecord {
  name: string;
  path: string;
  /** Other names and spellings. */
  aliases: readonly string[];
}

/** Length of a key in hexadecimal digits: among a million keys, two texts have the same once in 30 million sites. */
const keyLength = 16;

/** Returns the key of words by their skeleton (`skeletonOf`). */
export const keyOf = (skeleton: string): string => sha256(skeleton).slice(0, keyLength);

/** Returns the key of a permalink. No skeleton has a slash. */
export const permalinkKey = (path: string): string => sha256(path).slice(0, keyLength);

/** Returns the name of the shard of a key: the first bits of the key, in hexadecimal digits. */
export function shardOf(key: string, bits: number): string {
  const number = Math.floor(Number.parseInt(key.slice(0, 8), 16) / 2 ** (32 - bits));
  return shardName(number, bits);
}
