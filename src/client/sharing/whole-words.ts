import type { BlockPosition } from './page-text.ts';

/** Characters that always separate words. */
const separator = /[\s—…/]/u;
/** Punctuation before a word; the sign of a number belongs to it. */
const leading = /^(?:(?![$€£¥₹₺±+−-]\p{N})[^\p{L}\p{N}])+/u;
const trailing = /[^\p{L}\p{N}\p{M}%‰°′″]+$/u;
/** Scripts without spaces between words. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** Returns true if a text in a script without spaces probably has several words. */
export const isUnspaced = (text: string): boolean => unspaced.test(text) && text.length > 3;

/** Returns the start of the word at a position, or the position if there is none. Words end at text that is not the article's own. */
export const wordStart = (place: BlockPosition, isOwn: (node: Node) => boolean): number =>
  wordAround(place, isOwn)[0];

/** Returns the end of the word at a position, or the position if there is none. */
export const wordEnd = (place: BlockPosition, isOwn: (node: Node) => boolean): number =>
  wordAround(place, isOwn)[1];

function wordAround(
  { block: { text, pieces }, at }: BlockPosition,
  isOwn: (node: Node) => boolean,
): [number, number] {
  let from = at;
  let to = at;
  const isInside = (index: number) =>
    pieces.some(
      (piece) => isOwn(piece.node) && index >= piece.from && index < piece.from + piece.text.length,
    );
  while (from > 0 && isInside(from - 1) && !separator.test(text[from - 1] ?? '')) from--;
  while (to < text.length && isInside(to) && !separator.test(text[to] ?? '')) to++;
  const run = text.slice(from, to);
  if (unspaced.test(run)) return unspacedWord(text, at);
  const start = from + (leading.exec(run)?.[0].length ?? 0);
  const end = to - (trailing.exec(run)?.[0].length ?? 0);
  return at > start && at < end ? [start, end] : [at, at];
}

/** Uses the browser's dictionary, if it has one. */
function unspacedWord(text: string, at: number): [number, number] {
  if (!('Segmenter' in Intl)) return [at, at];
  const word = new Intl.Segmenter(undefined, { granularity: 'word' }).segment(text).containing(at);
  return word && word.index < at ? [word.index, word.index + word.segment.length] : [at, at];
}

export const hasWord = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);

/** Text before and after a position inside a word (Unicode Standard Annex 29, WB5 to WB12). */
const joins = [
  [/[\p{L}\p{N}\p{M}_]$/u, /^[\p{L}\p{N}\p{M}_]/u],
  [/\p{N}$/u, /^[.,;:'’٫٬]\p{N}/u],
  [/\p{N}[.,;:'’٫٬]$/u, /^\p{N}/u],
  [/[\p{L}\p{M}]$/u, /^[.:'’·]\p{L}/u],
  [/[\p{L}\p{M}][.:'’·]$/u, /^\p{L}/u],
] as const;

/** Returns true if all browsers treat a position in a text as a word boundary. */
export function isWordBoundary(text: string, at: number): boolean {
  const [left, right] = [text.slice(Math.max(0, at - 3), at), text.slice(at, at + 3)];
  if (unspaced.test(left.slice(-1)) && unspaced.test(right.charAt(0)))
    return unspacedWord(text, at)[0] === at;
  return !joins.some(([before, after]) => before.test(left) && after.test(right));
}
