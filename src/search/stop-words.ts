import { type Language, languages } from '../i18n/languages.ts';
import { scriptOfLanguage } from '../text/scripts.ts';
import { foldWord } from './fold-word.ts';

const listOf = (lang: Language) => languages[lang].stopWords.split(/\s+/u).filter(Boolean).map(foldWord);

/**
 * Returns the folded stop words for readers of each language of a site: those of their own language, and those of languages in
 * other scripts, because a query may mix them. Not those of other languages in the same script: the German “war” and “die” have a
 * meaning in English.
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
