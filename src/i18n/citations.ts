import { citing as ar } from './ar/citations.ts';
import { citing as en, type CitingWords } from './en/citations.ts';

const languages: Record<string, CitingWords> = { en, ar };

/** The words of citing in a language; English where we have none in it. Apart from the interface’s, which browsers load too. */
export const citingWords = (lang: string): CitingWords => languages[lang] ?? en;

/** True where citations are in English: there the manuals say how a date is written and a title is capitalised. */
export const citesInEnglish = (lang: string): boolean => citingWords(lang) === en;
