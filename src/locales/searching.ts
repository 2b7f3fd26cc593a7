import * as ar from './searching/ar.ts';
import * as en from './searching/en.ts';

const languages: Record<string, Pick<typeof en, 'searching' | 'searchForm'>> = { en, ar };

/** The words of search in a language; English where we have none in it. For pages: in the browser, search/words.ts loads one. */
export function searchingWords(lang: string): en.SearchingWords & en.SearchFormWords {
  const { searching, searchForm } = languages[lang] ?? en;
  return { ...searching, ...searchForm };
}
