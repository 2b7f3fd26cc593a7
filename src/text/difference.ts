import { fold, foldedText } from './fold.ts';
import { diffWords } from './word-diff.ts';

/** A passage of one of several texts. */
export interface Nearest {
  /** Index of the text; -1 if no text shares a word. */
  index: number;
  /** Start of the passage in the text, in UTF-16 units. */
  start: number;
  passage: string;
}

const isWordCharacter = (character: string | undefined) =>
  character !== undefined && /[\p{L}\p{N}\p{M}]/u.test(character);

/** Returns the passage of `texts` that shares the most words with `words`, without punctuation around it that `words` does not have. */
export function nearestPassage(texts: readonly string[], words: string): Nearest {
  const bare = (word: string) =>
    fold(word)
      .text.toLowerCase()
      .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
  const wanted = foldedText(words).split(' ').map(bare);
  const bag = new Set(wanted);
  const count = wanted.length;
  /** True if the quote has this word at this position. The first and last word may be cut: letters get lost in copying. */
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
      // Ties go to the passage with more words in the same position, then to one that begins with a shared word.
      const score = shared === 0 ? 0 : shared * (count + 2) + inPlace + (hits[from] ?? 0);
      if (score <= best.score) continue;
      const nearest = found.slice(from, from + count);
      best = {
        index,
        score,
        start: nearest[0]?.index ?? 0,
        passage: nearest.map(([word]) => word).join(' '),
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

/** Returns `found` with brackets around each word that differs from `wanted`. */
export const markDifferences = (wanted: string, found: string): string =>
  diffWords(wanted, found)
    .filter(({ kind }) => kind !== 'removed')
    .map(({ kind, text }) => (kind === 'same' ? text : text.replace(/\S+/gu, '[$&]')))
    .join(' ');
