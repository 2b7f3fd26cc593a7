import type { CitationStrings } from './en/citations.ts';
import { languages } from './languages.ts';
import { partsOf } from './strings.ts';

/** Returns the strings of citations in a language. */
export const citationStrings = (lang: string): CitationStrings => partsOf(lang).citations;

/** Returns true if citations are in English, for which the style manuals define dates and capitals in titles. */
export const citesInEnglish = (lang: string): boolean => partsOf(lang) === languages.en;
