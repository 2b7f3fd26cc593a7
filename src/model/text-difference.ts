import { fold } from './text-fold.ts';
import { diffWords } from './word-diff.ts';

/** A stretch of one of several texts. */
export interface Nearest {
  /** Which text, -1 where no word is shared. */
  index: number;
  /** Where the stretch begins in it, in UTF-16 units. */
  start: number;
  passage: string;
}

/** The stretch of one of `texts` that shares most words with `words`. */
export function nearestPassage(texts: readonly string[], words: string): Nearest {
  const bare = (word: string) =>
    fold(word)
      .text.toLowerCase()
      .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
  const wanted = fold(words).text.split(' ');
  const bag = new Set(wanted.map(bare));
  let best = { index: -1, start: 0, score: 0, passage: '' };
  texts.forEach((text, index) => {
    const found = [...text.matchAll(/\S+/gu)];
    const hits = found.map(([word]) => (bag.has(bare(word)) ? 1 : 0));
    for (let from = 0; from === 0 || from + wanted.length <= hits.length; from++) {
      const score = hits.slice(from, from + wanted.length).reduce<number>((sum, hit) => sum + hit, 0);
      if (score <= best.score) continue;
      const stretch = found.slice(from, from + wanted.length);
      best = {
        index,
        score,
        start: stretch[0]?.index ?? 0,
        passage: stretch.map(([word]) => word).join(' '),
      };
    }
  });
  const { score: _, ...nearest } = best;
  return nearest;
}

/** `found` with each word that is not in `wanted` at that point in brackets, so that an editor sees the difference. */
export const markDifferences = (wanted: string, found: string): string =>
  diffWords(wanted, found)
    .filter(({ kind }) => kind !== 'removed')
    .map(({ kind, text }) => (kind === 'same' ? text : text.replace(/\S+/gu, '[$&]')))
    .join(' ');
