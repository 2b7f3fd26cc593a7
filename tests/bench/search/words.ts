import { stemmer } from 'stemmer';

/** The stop words that every peer gets which has none of its own. */
export const stopWords: ReadonlySet<string> = new Set(
  `a about above after again against all also am an and any are as at be because been before being below between
  both but by can could did do does doing down during each few for from further had has have having he her here hers
  him his how i if in into is it its itself just may me might more most must my no nor not now of off on once only or
  other our out over own same shall she should so some such than that the their them then there these they this those
  through to too under until up upon us very was we were what when where which while who whom whose why will with
  would you your`.split(/\s+/),
);

/** The words of a text in small letters. */
export const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** Whether a word, in small letters, says something of what a text is about. */
export const isTelling = (word: string): boolean => word.length > 1 && !stopWords.has(word);

/** What plain BM25 and the tuned peers index: Porter’s stem of each telling word. */
export const stemsOf = (text: string): string[] => wordsOf(text).filter(isTelling).map(stemmer);
