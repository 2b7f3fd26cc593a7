import type { SearchFormWords, SearchingWords } from './en/search.ts';
import { partsOf } from './strings.ts';

/** Returns the strings of search in a language. For pages: browsers load one language (`virtual:interface-strings`). */
export function searchingWords(lang: string): SearchingWords & SearchFormWords {
  const { searching, searchForm } = partsOf(lang);
  return { ...searching, ...searchForm };
}
