import { seeded } from '../../seeded.ts';
import type { JudgedQuery } from './collections.ts';
import type { BenchDocument } from './engine.ts';
import { isTelling, wordsOf } from './words.ts';

/** A way to ask the same questions. */
export interface QuerySet {
  name: string;
  /** In the order of the queries it was made from. */
  texts: string[];
}

/** The questions as they stand, as three words, and as they stand but for one typo. */
export function querySets(queries: readonly JudgedQuery[], documents: readonly BenchDocument[]): QuerySet[] {
  const random = seeded(20141110);
  return [
    { name: 'full', texts: queries.map(({ text }) => text) },
    { name: '3 words', texts: threeWords(queries, documents) },
    { name: 'one typo', texts: queries.map(({ text }) => withTypo(text, random)) },
  ];
}

/**
 * The three words of each query that the fewest documents have, in the order typed: what a reader in a hurry keeps.
 * Words that no document has are left out, for a reader knows the words of the field; nothing is known of what is relevant.
 */
function threeWords(queries: readonly JudgedQuery[], documents: readonly BenchDocument[]): string[] {
  const count = new Map<string, number>();
  for (const { title, text } of documents)
    for (const word of new Set(wordsOf(`${title} ${text}`))) count.set(word, (count.get(word) ?? 0) + 1);
  return queries.map(({ text }) => {
    const words = [...new Set(wordsOf(text))].filter((word) => isTelling(word) && count.has(word));
    const rarest = new Set(words.toSorted((a, b) => (count.get(a) ?? 0) - (count.get(b) ?? 0)).slice(0, 3));
    return words.filter((word) => rarest.has(word)).join(' ');
  });
}

/** One letter inserted, left out, replaced, or changed with the next one, anywhere in one telling word of five letters or more. */
function withTypo(text: string, random: () => number): string {
  const long = [...text.matchAll(/[a-z]{5,}/g)].filter(([word]) => isTelling(word));
  const chosen = long[Math.floor(random() * long.length)];
  if (!chosen) return text;
  const [word] = chosen;
  return text.slice(0, chosen.index) + mistyped(word, random) + text.slice(chosen.index + word.length);
}

/** Returns a word with one letter inserted, left out, replaced, or changed with the next one. */
export function mistyped(word: string, random: () => number): string {
  const pick = (below: number) => Math.floor(random() * below);
  let result = word;
  // Replacing a letter with the same letter, or swapping two equal ones, is not a misspelling.
  while (result === word) {
    const kind = pick(4);
    const at = pick(word.length + ([1, 0, 0, -1][kind] ?? 0));
    const letter = String.fromCharCode(97 + pick(26));
    const [before, after] = [word.slice(0, at), word.slice(at)];
    if (kind === 0) result = before + letter + after;
    else if (kind === 1) result = before + after.slice(1);
    else if (kind === 2) result = before + letter + after.slice(1);
    else result = before + after.charAt(1) + after.charAt(0) + after.slice(2);
  }
  return result;
}
