import { fleschKincaid } from 'flesch-kincaid';
import { syllable } from 'syllable';
import { remembered } from '../text/remembered.ts';

/** Remembered, because a site has far fewer words than its texts are long, and counting is the slow part. */
const syllablesIn = remembered(syllable, 50_000);

/** Returns the reading age of an English text in years: Flesch–Kincaid grade plus five. */
export function readingAge(text: string): number {
  const words = text.split(/\s+/u).filter((word) => /\p{L}/u.test(word));
  const sentence = text.split(/[.!?]+["”’)]*\s|\n/u).filter((part) => /\p{L}/u.test(part)).length;
  const spoken = words.reduce((sum, word) => sum + syllablesIn(word), 0);
  const counts = { word: words.length, sentence: Math.max(1, sentence), syllable: spoken };
  return words.length === 0 ? 0 : Math.round(fleschKincaid(counts) + 5);
}
