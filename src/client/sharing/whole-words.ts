import type { Place } from './page-text.ts';

/** Between these no word goes on. */
const between = /[\s—…/]/u;
/** What stands before a word and is not of it; the sign of a figure is. */
const before = /^(?:(?![$€£¥₹₺±+−-]\p{N})[^\p{L}\p{N}])+/u;
const behind = /[^\p{L}\p{N}\p{M}%‰°′″]+$/u;
/** Scripts that set no spaces between words. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** Whether a text is of a script in which several words need no space between them. */
export const isUnspaced = (text: string): boolean => unspaced.test(text) && text.length > 3;

/** Returns where the word begins in which a place lies; the place itself where it lies in none. Words end at text that is not the article's own. */
export const wordStart = (place: Place, isOwn: (node: Node) => boolean): number =>
  wordAround(place, isOwn)[0];

/** Returns where the word ends in which a place lies. */
export const wordEnd = (place: Place, isOwn: (node: Node) => boolean): number => wordAround(place, isOwn)[1];

function wordAround(
  { block: { text, pieces }, at }: Place,
  isOwn: (node: Node) => boolean,
): [number, number] {
  let from = at;
  let to = at;
  const isInside = (index: number) =>
    pieces.some(
      (piece) => isOwn(piece.node) && index >= piece.from && index < piece.from + piece.text.length,
    );
  while (from > 0 && isInside(from - 1) && !between.test(text[from - 1] ?? '')) from--;
  while (to < text.length && isInside(to) && !between.test(text[to] ?? '')) to++;
  const run = text.slice(from, to);
  if (unspaced.test(run)) return unspacedWord(text, at);
  const start = from + (before.exec(run)?.[0].length ?? 0);
  const end = to - (behind.exec(run)?.[0].length ?? 0);
  return at > start && at < end ? [start, end] : [at, at];
}

/** By the browser's own dictionary, where it has one. */
function unspacedWord(text: string, at: number): [number, number] {
  if (!('Segmenter' in Intl)) return [at, at];
  const word = new Intl.Segmenter(undefined, { granularity: 'word' }).segment(text).containing(at);
  return word && word.index < at ? [word.index, word.index + word.segment.length] : [at, at];
}

export const hasWord = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);

/** Text before and behind a place where no word ends (Unicode Standard Annex 29, WB5 to WB12). */
const joins = [
  [/[\p{L}\p{N}\p{M}_]$/u, /^[\p{L}\p{N}\p{M}_]/u],
  [/\p{N}$/u, /^[.,;:'’٫٬]\p{N}/u],
  [/\p{N}[.,;:'’٫٬]$/u, /^\p{N}/u],
  [/[\p{L}\p{M}]$/u, /^[.:'’·]\p{L}/u],
  [/[\p{L}\p{M}][.:'’·]$/u, /^\p{L}/u],
] as const;

/** Whether every browser takes a place in a text for the edge of a word. */
export function isEdge(text: string, at: number): boolean {
  const [left, right] = [text.slice(Math.max(0, at - 3), at), text.slice(at, at + 3)];
  if (unspaced.test(left.slice(-1)) && unspaced.test(right.charAt(0)))
    return unspacedWord(text, at)[0] === at;
  return !joins.some(([before, behind]) => before.test(left) && behind.test(right));
}
