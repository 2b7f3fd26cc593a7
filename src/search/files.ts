import type { Script } from './fold-word.ts';
import type { Facet } from './record.ts';
import type { SpellingGroup } from './spellings.ts';

/** What the engine reads beside Pagefind’s own files, by name in the same folder. */
export const files = {
  /** JSON, a Contents: read with the first question. */
  contents: 'contents.json',
  /** The words of the index in a script, for corrections; loaded when a word finds nothing, and for Arabic. */
  words: (script: Script) => `words-${script}.txt`,
  /** Neighbours of each article (near.ts), as 16-bit numbers, least byte first. */
  near: 'near.bin',
};

/** What else there is, so that nothing is asked for in vain, and what queries are read with. */
export interface Contents {
  /** Scripts that have a list of words. */
  scripts: Script[];
  /** Whether there are neighbours. */
  near: boolean;
  /** The value of each facet in which all texts have the same one: what narrows nothing is not asked for. */
  single: Partial<Record<Facet, string>>;
  names: readonly SpellingGroup[];
  /** Words too common to search for, by the reader’s language (stop-words.ts). */
  common: Readonly<Record<string, readonly string[]>>;
}
