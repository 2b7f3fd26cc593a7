import { fold } from './fold.ts';
import { diffWords } from './word-diff.ts';

/** A stretch of one of several texts. */
export interface Nearest {
  /** Which text, -1 where no word is shared. */
  index: number;
  /** Where the stretch begins in it, in UTF-16 units. */
  start: number;
  passage: string;
}

const isWordCharacter = (character: string | undefined) =>
  character !== undefined && /[\p{L}\p{N}\p{M}]/u.test(character);

/** The stretch of one of `texts` that shares most words with `words`, without marks around it that `words` lack. */
export function nearestPassage(texts: readonly string[], words: string): Nearest {
  const bare = (word: string) =>
    fold(word)
      .text.toLowerCase()
      .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
  const wanted = fold(words).text.split(' ').map(bare);
  const bag = new Set(wanted);
  const count = wanted.length;
  /** Whether a word is the one the quote has at a place; a word at either end may have lost letters in copying. */
  const isAt = (word: string, place: number) => {
    const own = wanted[place];
    if (own === undefined || own === '') return false;
    return (
      word === own || (place === 0 && word.endsWith(own)) || (place === count - 1 && word.startsWith(own))
    );
  };
  let best = { index: -1, start: 0, score: 0, passage: '' };
  texts.forEach((text, index) => {
    const found = [...text.matchAll(/\S+/gu)];
    const bares = found.map(([word]) => bare(word));
    const hits = bares.map((word) => (bag.has(word) ? 1 : 0));
    for (let from = 0; from === 0 || from + count <= hits.length; from++) {
      const shared = hits.slice(from, from + count).reduce<number>((sum, hit) => sum + hit, 0);
      const inPlace = bares.slice(from, from + count).filter(isAt).length;
      // Of two that share as many, the one with more of them in their places is meant, then the one that begins with a shared word.
      const score = shared === 0 ? 0 : shared * (count + 2) + inPlace + (hits[from] ?? 0);
      if (score <= best.score) continue;
      const stretch = found.slice(from, from + count);
      best = {
        index,
        score,
        start: stretch[0]?.index ?? 0,
        passage: stretch.map(([word]) => word).join(' '),
      };
    }
  });
  let { passage, start } = best;
  if (isWordCharacter(words.trim()[0])) {
    const bareStart = passage.search(/[\p{L}\p{N}\p{Sc}#%\u066a\u2116\u2212\u00b1]/u);
    passage = passage.slice(Math.max(0, bareStart));
    start += Math.max(0, bareStart);
  }
  if (isWordCharacter(words.trim().at(-1)))
    passage = passage.replace(/[^\p{L}\p{N}\p{M}\p{Sc}%\u066a\u2030\u00b0+]+$/u, '');
  return { index: best.index, start, passage };
}

/** `found` with each word that is not in `wanted` at that point in brackets, so that an editor sees the difference. */
export const markDifferences = (wanted: string, found: string): string =>
  diffWords(wanted, found)
    .filter(({ kind }) => kind !== 'removed')
    .map(({ kind, text }) => (kind === 'same' ? text : text.replace(/\S+/gu, '[$&]')))
    .join(' ');
