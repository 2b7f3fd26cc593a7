import * as ar from './ar/search.ts';
import * as en from './en/search.ts';

const languages: Record<string, Pick<typeof en, 'searching' | 'searchForm'>> = { en, ar };

/** The words of search in a language; English where we have none in it. For pages: in the browser, search/words.ts loads one. */
export function searchingWords(lang: string): en.SearchingWords & en.SearchFormWords {
  const { searching, searchForm } = languages[lang] ?? en;
  return { ...searching, ...searchForm };
}
