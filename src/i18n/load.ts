import type { SearchingWords } from './en/search.ts';
import type { Words } from './en/strings.ts';

/** For browsers: loads the strings of one language, so that no reader is sent those of another. Rejects where there is no such folder. */
export async function loadStrings(lang: string): Promise<Words> {
  const { strings } = (await import(`./${lang}/strings.ts`)) as { strings: Words };
  return strings;
}

/** For browsers: loads the strings of search in a language. Rejects where there is no such folder. */
export async function loadSearchStrings(lang: string): Promise<SearchingWords> {
  const { searching } = (await import(`./${lang}/search.ts`)) as { searching: SearchingWords };
  return searching;
}
