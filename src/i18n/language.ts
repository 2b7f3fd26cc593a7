import type { CitationStrings } from './en/citations.ts';
import type { DeskStrings } from './en/desk.ts';
import type { ListenStrings } from './en/listen.ts';
import type { PageStrings } from './en/pages.ts';
import type { PartsStrings } from './en/parts.ts';
import type { SealStrings } from './en/seal.ts';
import type { SearchFormStrings, SearchStrings } from './en/search.ts';
import type { ServerStrings } from './en/server.ts';
import type { InterfaceStrings } from './en/strings.ts';
import type { VerifyPageStrings, VerifyStrings } from './en/verify.ts';

/** Everything that differs by language, exported by each folder here. Leaving anything out is a type error. */
export interface LanguageParts {
  strings: InterfaceStrings;
  pages: PageStrings;
  search: SearchStrings;
  /** Of a search whose index is in parts. */
  parts: PartsStrings;
  searchForm: SearchFormStrings;
  /** Of reading aloud. */
  listen: ListenStrings;
  server: ServerStrings;
  seal: SealStrings;
  verify: VerifyStrings;
  verifyPage: VerifyPageStrings;
  citations: CitationStrings;
  /** Not on pages of a built site. */
  desk: DeskStrings;
  /** Stop words of search, separated by white space. */
  stopWords: string;
  /** Words that change what a sentence says. */
  meaning: MeaningWords;
  /** Titles before a surname, separated by commas: a name with a title is not a misspelling. */
  titles: string;
  /** The readability formula, if there is one for the language (content/readability.ts). */
  readability?: 'flesch-kincaid';
}

/** Words whose loss or addition changes what a sentence says, for comparing quotations. Each list is separated by white space. */
export interface MeaningWords {
  /** Words that negate: `not`, `never`. One that begins with a hyphen is the end of a word: `-n't`. */
  negations: string;
  /** Beginnings of words that negate: `un`, `non`. */
  negativePrefixes: string;
  /** Numbers in words: `three`, `million`, `half`. */
  numbers: string;
}
