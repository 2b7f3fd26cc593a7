import { ar } from './ar/language.ts';
import { de } from './de/language.ts';
import { en } from './en/language.ts';
import { fa } from './fa/language.ts';
import type { LanguageParts } from './language.ts';

/** The languages of the interface by BCP 47 tag: each is a folder here and an entry in this list. Not for browsers, which load one language (`virtual:strings`). */
export const languages = { ar, de, en, fa } satisfies Record<string, LanguageParts>;

/** A language of the interface. */
export type Language = keyof typeof languages;

/** Returns true for the tag of a language of the interface. */
export const isLanguage = (tag: string): tag is Language => Object.hasOwn(languages, tag);
