import { foldWord } from './fold-word.ts';

/** One word of the index. */
export interface Token {
  /** Start in the text, in UTF-16 units. */
  at: number;
  /** As typed. */
  text: string;
  /** As indexed: folded, with hyphens between parts that also match alone. */
  form: string;
}

// No lookbehind here: Safari before 16.4 rejects a script that has one.
const inner = String.raw`[\p{L}\p{M}\p{N}\u00ad\u200c\u200d\u2060]`;
/** Numbers with their separators, and letters. */
const part = String.raw`(?:\p{Nd}+(?:[.,٫٬'’\u00a0\u2009\u202f]\p{Nd}+)*(?:(?!\p{No})${inner})*|[\p{L}\p{N}]${inner}*)`;
/** Source of the regular expression for a word, with the characters that join its parts. */
export const wordSource = String.raw`(?:\p{L}(?:\+\+|#)(?!${inner})|${part}(?:['’‘${'`'}&._\-‐‑׳״]${part})*)`;
const word = new RegExp(wordSource, 'gu');

/** English endings, which stay part of the word. */
const ending = `(?=(?:s|t|d|m|re|ve|ll)(?!${inner}))`;
const endings = new RegExp(`'${ending}`, 'gu');
/** Matches between parts of a word that also match alone; captured, so that a split keeps it. */
export const joint = new RegExp(`([-‐‑_&\u200c]|['’‘\`](?!${ending}))`, 'u');
/** Separates numbers: a hyphen, and separators that are neither decimal points nor followed by three digits: `1914-1918`, `1,2`. */
const numberSeparator = /(\p{Nd})(?:[-‐‑]|[,٬'’\s](?!\p{Nd}{3}(?!\p{Nd})))(?=\p{Nd})/gu;

/** A Lisu letter in place of the decimal point, because Pagefind indexes only letters and digits. */
const decimalPoint = 'ꓸ';

/** Returns a word in its indexed form. */
export function formOf(text: string): string {
  // Pagefind's stemmer needs a vowel: `PDFs`, `NGOs`.
  const folded = foldWord(text.replace(/^(\p{Lu}{2,})s$/u, '$1').replace(/\u200c(?=\p{L})/gu, '-'))
    .replace(/\+\+$/, 'plusplus')
    .replace(/#$/, 'sharp')
    .replace(endings, '')
    .replace(/[׳״]/g, '')
    .replace(/(\d)[,٬'\s](?=\d)/g, '$1')
    .replace(/(\d)[.٫⁄](?=\d)/g, `$1${decimalPoint}`);
  return folded
    .replace(/^\p{L}(?:\.\p{L})+$/u, (name) => name.replaceAll('.', ''))
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-');
}

/**
 * Splits a text into words. Texts and queries both use it, so that they are split alike.
 *
 * - Dashes, slashes, ellipses, brackets and white space separate words: `Quito–Lima`, `council—divided`, `9/11`, `1914–1918`.
 * - Hyphens, `&`, `_`, zero-width non-joiners, points between letters and apostrophes join parts to a word that matches as a whole and by its
 *   parts: `al-Maliki`, `AT&T`, `نقل‌قول`, `l’État`, `O’Brien`. Between numbers a hyphen separates. English endings (`Iraq’s`, `don’t`) stay part of the word.
 * - `3,000` equals `3000`, and `1.8` does not match `18`; digits of all scripts are equal. `C++` and `C#` do not match `C`.
 */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  // The modifier letter apostrophe counts as a letter in regular expressions.
  for (const { 0: found, index } of text.replaceAll('ʼ', '’').matchAll(word)) {
    let at = index;
    for (const piece of found.replace(numberSeparator, '$1\n').split('\n')) {
      tokens.push({ at, text: piece, form: formOf(piece) });
      at += piece.length + 1;
    }
  }
  return tokens;
}
