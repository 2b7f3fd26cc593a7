import { ar } from './ar.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { fa } from './fa.ts';
import type { QuoteRules } from './types.ts';

const byLanguage: Readonly<Record<string, QuoteRules>> = { ar, de, en, fa };

/** The languages whose words of saying are known. */
export const languagesWithRules: readonly string[] = Object.keys(byLanguage);

/** Returns the rules for a language tag, or for its language without region; undefined for other languages. */
export const rulesFor = (lang: string): QuoteRules | undefined => byLanguage[lang.split('-')[0] ?? ''];
