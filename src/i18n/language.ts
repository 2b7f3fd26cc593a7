import type { CitingWords } from './en/citations.ts';
import type { PageStrings } from './en/pages.ts';
import type { SearchFormWords, SearchingWords } from './en/search.ts';
import type { Words } from './en/strings.ts';

/** All that differs by language: what a folder here exports as one object. Leaving anything out is a type error. */
export interface LanguageParts {
  strings: Words;
  pages: PageStrings;
  searching: SearchingWords;
  searchForm: SearchFormWords;
  citing: CitingWords;
  /** Words too common to search for, parted by white space. */
  stopWords: string;
  /** Titles that stand before a surname, parted by commas: a name with one is no misspelling of the name. */
  titles: string;
  /** The formula that tells how hard a text is, where there is one for the language (content/readability.ts). */
  readability?: 'flesch-kincaid';
}
