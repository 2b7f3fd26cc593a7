import { ar } from './ar.ts';
import { en, type Words } from './en.ts';

const languages: Record<string, Words> = { en, ar };

/** The interface's words in a language; English where we have none in it. */
export const words = (lang: string): Words => languages[lang] ?? en;
