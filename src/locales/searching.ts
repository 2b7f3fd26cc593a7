import { searching as ar } from './searching/ar.ts';
import { searching as en, type SearchingWords } from './searching/en.ts';

const languages: Record<string, SearchingWords> = { en, ar };

/** The words of search in a language; English where we have none in it. For pages: in the browser, search/words.ts loads one. */
export const searchingWords = (lang: string): SearchingWords => languages[lang] ?? en;
