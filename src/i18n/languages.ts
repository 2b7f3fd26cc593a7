import { ar } from './ar/language.ts';
import { de } from './de/language.ts';
import { en } from './en/language.ts';
import { fa } from './fa/language.ts';
import type { LanguageParts } from './language.ts';

/** Every language that a site can be in, by its BCP 47 tag: a folder here, and its entry in this list. Not for browsers, which load one language (`virtual:strings`). */
export const languages = { ar, de, en, fa } satisfies Record<string, LanguageParts>;

/** A language that a site can be in. */
export type Language = keyof typeof languages;

/** True for the tag of a language that a site can be in. */
export const isLanguage = (tag: string): tag is Language => Object.hasOwn(languages, tag);
