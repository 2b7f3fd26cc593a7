import { foldWord } from './fold-word.ts';

/** One word of the index. */
export interface Token {
  /** Where it begins in the text, in UTF-16 units. */
  at: number;
  /** As it was typed. */
  text: string;
  /** As it is indexed: folded, with a hyphen between parts that are found by themselves too. */
  form: string;
}

// No regular expression here looks behind: Safari can since 16.4 alone, and refuses the whole script before.
const inner = String.raw`[\p{L}\p{M}\p{N}\u00ad\u200c\u200d\u2060]`;
/** Figures with their separators, and letters. */
const part = String.raw`(?:\p{Nd}+(?:[.,٫٬'’\u00a0\u2009\u202f]\p{Nd}+)*(?:(?!\p{No})${inner})*|[\p{L}\p{N}]${inner}*)`;
/** A word with all that joins its parts, as the source of a regular expression. */
export const wordSource = String.raw`(?:\p{L}(?:\+\+|#)(?!${inner})|${part}(?:['’‘${'`'}&._\-‐‑׳״]${part})*)`;
const word = new RegExp(wordSource, 'gu');

/** Endings of English, which stay with their word. */
const ending = `(?=(?:s|t|d|m|re|ve|ll)(?!${inner}))`;
const endings = new RegExp(`'${ending}`, 'gu');
/** Between parts of a word that are found by themselves too; a split keeps it. */
export const joint = new RegExp(`([-‐‑_&]|['’‘\`](?!${ending}))`, 'u');
/** Between figures: a hyphen, and separators that no group of three digits follows, or that are no point: `1914-1918`, `1,2`. */
const parting = /(\p{Nd})(?:[-‐‑]|[,٬'’\s](?!\p{Nd}{3}(?!\p{Nd})))(?=\p{Nd})/gu;

/** A letter of a script that no text of ours is in, for the point of a decimal: Pagefind leaves out whatever is no letter. */
const point = 'ꓸ';

/** Returns a word as it is indexed. */
export function formOf(text: string): string {
  const folded = foldWord(text)
    .replace(/\+\+$/, 'plusplus')
    .replace(/#$/, 'sharp')
    .replace(endings, '')
    .replace(/[׳״]/g, '')
    .replace(/(\d)[,٬'\s](?=\d)/g, '$1')
    .replace(/(\d)[.٫⁄](?=\d)/g, `$1${point}`);
  return folded
    .replace(/^\p{L}(?:\.\p{L})+$/u, (name) => name.replaceAll('.', ''))
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-');
}

/**
 * Cuts a text into the words that the index knows: what is indexed and what is asked for are cut here, so that they are cut alike.
 *
 * - Dashes, slashes, ellipses, brackets and white space part words: `Quito–Lima`, `council—divided`, `9/11`, `1914–1918`.
 * - Hyphens, `&`, `_`, points between letters and apostrophes make one word that is found whole and by its parts: `al-Maliki`,
 *   `AT&T`, `l’État`, `O’Brien`. Between figures a hyphen parts them. English endings (`Iraq’s`, `don’t`) stay with their word.
 * - `3,000` is `3000`, and `1.8` is not `18`; digits of all scripts are the same digits. `C++` and `C#` are not `C`.
 */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  // The modifier letter that looks like an apostrophe is a letter to regular expressions.
  for (const { 0: found, index } of text.replaceAll('ʼ', '’').matchAll(word)) {
    let at = index;
    for (const piece of found.replace(parting, '$1\n').split('\n')) {
      tokens.push({ at, text: piece, form: formOf(piece) });
      at += piece.length + 1;
    }
  }
  return tokens;
}
