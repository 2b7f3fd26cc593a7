import type { CitationStrings } from './en/citations.ts';
import { languages } from './languages.ts';
import { partsOf } from './strings.ts';

/** Returns the strings of citing in a language. Apart from the interface’s, which browsers load too. */
export const citationStrings = (lang: string): CitationStrings => partsOf(lang).citations;

/** True where citations are in English: there the manuals say how a date is written and a title is capitalized. */
export const citesInEnglish = (lang: string): boolean => partsOf(lang) === languages.en;
