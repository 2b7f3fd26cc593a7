import { type Language, languages } from '../i18n/languages.ts';
import { scriptOfLanguage } from '../text/scripts.ts';
import { foldWord } from './fold-word.ts';

const listOf = (lang: Language) => languages[lang].stopWords.split(/\s+/u).filter(Boolean).map(foldWord);

/**
 * Returns, for readers of each language of a site, the words too common to say what a text is about, folded: those of their own
 * language and of those in other scripts, for a question may mix them. Not those of another language in their script: the German
 * “war” and “die” mean something in English.
 */
export const stopWords = (siteLanguages: readonly Language[]): Record<string, string[]> =>
  Object.fromEntries(
    siteLanguages.map((lang) => {
      const inOtherScripts = siteLanguages.filter(
        (other) => scriptOfLanguage(other) !== scriptOfLanguage(lang),
      );
      return [lang, [...new Set([lang, ...inOtherScripts].flatMap(listOf))]];
    }),
  );
