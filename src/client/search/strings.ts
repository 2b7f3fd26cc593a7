import type { SearchingWords } from '../../i18n/en/search.ts';

/** The words of search in a language, of which only this one is loaded; English where we have none in it. */
export async function loadWords(lang: string): Promise<SearchingWords> {
  if (lang === 'ar') return (await import('../../i18n/ar/search.ts')).searching;
  return (await import('../../i18n/en/search.ts')).searching;
}
