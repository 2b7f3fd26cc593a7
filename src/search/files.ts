import type { Script } from './fold-word.ts';
import type { Facet } from './record.ts';
import type { SpellingGroup } from './spellings.ts';
import type { Chunk } from './split-chunks.ts';

/** Names of the files that the engine reads in addition to Pagefind’s, in the same folder. */
export const files = {
  /** JSON of `Contents`; read with the first query. */
  contents: 'contents.json',
  /** The words of the index in one script; loaded for Arabic, and if a word has no results. */
  words: (script: Script) => `words-${script}.txt`,
  /** Words of a language that correctly spelled queries have (language-words.ts); loaded if a word has no results. */
  language: (lang: string) => `language-words-${lang}.bin`,
  /** The articles most similar to each article (similar-articles.ts), as little-endian 16-bit numbers. */
  similar: 'similar-articles.bin',
};

/** Which files exist, so that none is requested in vain, and what queries are interpreted with. */
export interface Contents {
  /** Scripts with a word list. */
  scripts: Script[];
  /** The languages with a list of their words. */
  languages: string[];
  /** True if similar articles were computed. */
  similar: boolean;
  /** Mean length of the texts of each kind, in words. */
  meanLength: Partial<Record<string, number>>;
  /** True if texts have different dates. */
  dated: boolean;
  /** The value of each facet that has the same value in all texts: filtering by it changes nothing. */
  single: Partial<Record<Facet, string>>;
  names: readonly SpellingGroup[];
  /** Pairs of words that texts also write as one: `air strikes`. */
  compounds: readonly string[];
  /** Words of the index that the stemmer takes for adverbs (word-matches.ts): `amerli`. */
  likeAdverbs: readonly string[];
  /**
   * The chunks of words, by their first words, so that those of a query are requested before Pagefind is there, and the check of quotations
   * chooses words that load little; empty if there are too many.
   */
  chunks: readonly Chunk[];
  /** The chunks of the facets that every query needs, without the ending. */
  first: Readonly<Partial<Record<Facet, string>>>;
  /** Words too common to search for, by the reader’s language (stop-words.ts). */
  common: Readonly<Record<string, readonly string[]>>;
  /** True for an index in parts (parts.ts): numbers of similar articles have 32 bits; `chunks` and `first` are of the newest part. */
  inParts?: boolean;
}
