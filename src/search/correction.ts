import { editDistance } from '../text/edit-distance.ts';
import { foldWord } from './fold-word.ts';
import { type NamedPage, pagesIn, type SpellingGroup } from './spellings.ts';

// Needed only if a word has no results, and loaded anyway: one of our chunks may no longer exist once the site is published again.

/** Words of an index, each with its frequency: the number of binary digits of the count of texts that contain it. */
export type WordList = ReadonlyMap<string, number>;

/** Returns a word list as text: a word, a space and its frequency on each line. */
export const writeWordList = (words: WordList): string =>
  [...words].map(([word, count]) => `${word} ${count}\n`).join('');

/** Parses the text of a word list; throws if a line has another format. */
export function readWordList(text: string): WordList {
  const words = new Map<string, number>();
  for (const [, word, count] of text.matchAll(/^(\S+) (\d+)$/gmu)) if (word) words.set(word, Number(count));
  if (words.size !== text.split('\n').filter(Boolean).length) throw new Error('the word list is damaged');
  return words;
}

/** Returns the number of typing errors that a word of this length may have. */
function maxErrors(length: number): number {
  if (length < 4) return 0;
  return length < 8 ? 1 : 2;
}

/**
 * Returns the listed word that was most likely meant: fewest errors (a letter added, missing, wrong, or swapped with
 * the next), the same first letter, then the most frequent. Undefined if none is similar enough.
 */
export function correct(typed: string, list: WordList): string | undefined {
  const word = foldWord(typed);
  let limit = maxErrors(word.length);
  let best: { word: string; rank: number } | undefined;
  for (const [listed, count] of list) {
    const known = foldWord(listed);
    if (Math.abs(known.length - word.length) > limit) continue;
    const errors = editDistance(word, known, limit);
    if (errors > limit) continue;
    const rank = -errors * 1000 + (known.startsWith(word.charAt(0)) ? 100 : 0) + count;
    if (!best || rank > best.rank) best = { word: listed, rank };
    limit = Math.min(limit, errors);
  }
  return best?.word;
}

const wordsOf = (text: string) => foldWord(text).split(/\s+/u).filter(Boolean);

/** Returns the pages of the names most similar to the words of a query, for a reader of `lang`; at most three. */
export function similarNames(query: string, names: readonly SpellingGroup[], lang: string): NamedPage[] {
  const typed = wordsOf(query).filter((word) => word.length > 3);
  const distances = (form: string) =>
    wordsOf(form).flatMap((word) =>
      typed.map((one) => editDistance(one, word) / Math.max(one.length, word.length)),
    );
  const similar = names
    .map((group) => ({ group, distance: Math.min(1, ...group.forms.flatMap(distances)) }))
    .filter((name) => name.distance <= 0.34)
    .sort((a, b) => a.distance - b.distance);
  return pagesIn(similar, lang);
}
