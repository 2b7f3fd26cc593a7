import type { SearchFormStrings, SearchStrings } from './en/search.ts';
import { partsOf } from './strings.ts';

/** Returns the strings of search in a language. For pages: browsers load one language (`virtual:strings`). */
export function searchStrings(lang: string): SearchStrings & SearchFormStrings {
  const { search, searchForm } = partsOf(lang);
  return { ...search, ...searchForm };
}
