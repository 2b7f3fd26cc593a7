import type { SearchingWords } from '../locales/searching/en.ts';

/** The words of search in a language, of which only this one is loaded; English where we have none in it. */
export async function loadWords(lang: string): Promise<SearchingWords> {
  if (lang === 'ar') return (await import('../locales/searching/ar.ts')).searching;
  return (await import('../locales/searching/en.ts')).searching;
}
