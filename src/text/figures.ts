import type { Range } from './range.ts';

/**
 * Numbers as readers understand them: digits with their separators, signs and units. “5” from “5%”, “7 million” from “$7 million”
 * and “000 men” from “12 000 men” would change the meaning, although Unicode (UAX 29) treats them as whole words.
 */

/** Superscript and subscript digits, fractions, and raised signs. */
const raised = String.raw`[\p{No}\u207a-\u207f\u208a-\u208e]`;
/** A fraction in one character: `½`. */
const fraction = String.raw`[\u00bc-\u00be\u2150-\u215f\u2189]`;
/** Thousands may be separated by white space; also the separators of English, French, Swiss and Arabic numbers, times, ratios, dates and powers. */
const digits = String.raw`(?:(?<!\p{Nd})\p{Nd}{1,3}(?:\s\p{Nd}{3})+(?!\p{Nd})|\p{Nd}+)`;
const number = String.raw`(?:(?:(?<![\p{L}\p{N}])[.,\u066b])?${digits}(?:[.,\u066b\u066c'\u2019\u00b7:\/^\u00d7\u2044]${digits})*(?:\s?${fraction})?|${fraction})`;
/** Minus signs; hyphens and dashes only if no word precedes them. */
const minus = String.raw`(?:\u2212|(?<![\p{L}\p{N}\p{M}\p{Pe}\p{Pf}\p{Sc}%\u066a])[\-\u2010-\u2013\ufe63\uff0d])`;
const percent = String.raw`[%\u066a\u2030\u2031\u0609\u060a\ufe6a\uff05]`;
const currency = String.raw`\p{Lu}{0,3}\p{Sc}`;
const before = String.raw`(?:${minus}|${percent}|(?:[+\u00b1\u2213~\u2248<>\u2264\u2265\u00d7#\u2116\u00a7]|${currency})\s?)`;
/** A quotient of units, `km/h`, counts as one unit. */
const after = String.raw`(?:\s?(?:${percent}|[\u00b0\u00ba](?:\s?[CFK]\b)?|[\u2032\u2033]|\p{Sc}(?!\p{Nd})|\p{L}{1,4}\/\p{L}{1,4}${raised}*(?!\p{L}))|${raised}|[+\u00d7](?![\p{L}\p{N}]))`;
const one = `${before}*${number}${after}*`;

/** A number or a range, or a word with raised or lowered digits: `$5–7` in `$5–7 million`, `km²`, `CO₂`. */
const figure = new RegExp(
  `${one}(?:[\\-\\u2010-\\u2013\\u2212]${one})*|[\\p{L}\\p{M}]+${raised}+[\\p{L}\\p{N}]*`,
  'gu',
);

/** Returns the ranges of the numbers in a text, in order, with signs and units; skips characters for which `isUnseen` is true. */
export function figuresIn(text: string, isUnseen: (unit: string) => boolean): Range[] {
  if (!/\p{N}|[\u207a-\u207f\u208a-\u208e]/u.test(text)) return [];
  let isSeen = true;
  for (let at = 0; at < text.length && isSeen; at++) isSeen = !isUnseen(text.charAt(at));
  if (isSeen) return rangesOf(text);
  let seen = '';
  /** Offset in the text of each unit of `seen`. */
  const offsets: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const unit = text.charAt(at);
    if (isUnseen(unit)) continue;
    seen += unit;
    offsets.push(at);
  }
  return rangesOf(seen).map(({ start, end }) => ({
    start: offsets[start] ?? 0,
    end: (offsets[end - 1] ?? 0) + 1,
  }));
}

const rangesOf = (text: string): Range[] =>
  Array.from(text.matchAll(figure), ({ 0: found, index }) => ({ start: index, end: index + found.length }));
