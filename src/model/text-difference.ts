import { fold } from './text-fold.ts';

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
export function markDifferences(wanted: string, found: string): string {
  const a = wanted.split(/\s+/u);
  const b = found.split(/\s+/u);
  const same = (x: string | undefined, y: string | undefined) =>
    x !== undefined && y !== undefined && fold(x).text === fold(y).text;
  // Longest common subsequence of words.
  const table = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  const cell = (i: number, j: number) => table[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      (table[i] ?? [])[j] = same(a[i], b[j])
        ? cell(i + 1, j + 1) + 1
        : Math.max(cell(i + 1, j), cell(i, j + 1));
  const out: string[] = [];
  for (let i = 0, j = 0; j < b.length;) {
    if (i < a.length && same(a[i], b[j])) {
      out.push(b[j] ?? '');
      i++;
      j++;
    } else if (i < a.length && cell(i + 1, j) >= cell(i, j + 1)) i++;
    else out.push(`[${b[j++] ?? ''}]`);
  }
  return out.join(' ');
}
