import type { CitationStrings } from './en/citations.ts';
import type { PageStrings } from './en/pages.ts';
import type { SearchFormStrings, SearchStrings } from './en/search.ts';
import type { InterfaceStrings } from './en/strings.ts';

/** All that differs by language: what a folder here exports as one object. Leaving anything out is a type error. */
export interface LanguageParts {
  strings: InterfaceStrings;
  pages: PageStrings;
  search: SearchStrings;
  searchForm: SearchFormStrings;
  citations: CitationStrings;
  /** Words too common to search for, parted by white space. */
  stopWords: string;
  /** Titles that stand before a surname, parted by commas: a name with one is no misspelling of the name. */
  titles: string;
  /** The formula that tells how hard a text is, where there is one for the language (content/readability.ts). */
  readability?: 'flesch-kincaid';
}
