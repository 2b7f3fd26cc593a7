import { fleschKincaid } from 'flesch-kincaid';
import { syllable } from 'syllable';

/** Returns the reading age of an English text in years: Flesch–Kincaid grade plus five. */
export function readingAge(text: string): number {
  const words = text.split(/\s+/u).filter((word) => /\p{L}/u.test(word));
  const sentence = text.split(/[.!?]+["”’)]*\s|\n/u).filter((part) => /\p{L}/u.test(part)).length;
  const counts = { word: words.length, sentence: Math.max(1, sentence), syllable: syllable(words.join(' ')) };
  return words.length === 0 ? 0 : Math.round(fleschKincaid(counts) + 5);
}
