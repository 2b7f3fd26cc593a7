import { quotations } from '../text/quotation-marks.ts';
import { type Token, tokensIn } from './tokens.ts';

/** What somebody pasted, as words that can be looked for. */
export interface Pasted {
  /** Without markup, URLs, note numbers and invisible characters. */
  text: string;
  tokens: Token[];
  /** Before these tokens, by their index, is an ellipsis: words may be left out there. */
  gaps: ReadonlySet<number>;
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ldquo: '“',
  rdquo: '”',
  lsquo: '‘',
  rsquo: '’',
  hellip: '…',
  mdash: '—',
  ndash: '–',
};

const tag = /<(?:\/?[a-z][^<>]{0,2000}|!--[^<>]{0,2000}--)>/giu;
const url = /(?:https?:\/\/|www\.)[^\s<>"”»]+/giu;
const markdownLink = /\[([^[\]\n]{1,2000})\]\([^()\s]{1,2000}\)/gu;
const ellipsis = /[[(]?\s*(?:…|\.\s?\.\s?\.)[\s.]*[\])]?/gu;
/** Bidi controls could show the words in another order than they are compared; others are not seen at all. */

const unseen =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff\u{e0000}-\u{e007f}]/gu;
/** The number of a note after a sentence, as pages have it: `the army.3 Later`; and `[3]`. */
const noteNumber = /(\p{L}[.,;:!?؟،؛”"’»)]{1,3})\p{Nd}{1,3}(?=\s|$)|\[\p{Nd}{1,3}\]/gu;
/** Who said it, after the words: `— Name, 3 March`. */
const credit = /(["”’»“]|\n)\s*[-–—―~]{1,3}\s*[^\n"“”«»]{2,120}\s*$/u;

/** Returns pasted text without what is not words. */
export const cleaned = (text: string): string =>
  text
    .replace(unseen, '')
    .replace(tag, ' ')
    .replace(
      /&(?:#(\d{1,6})|([a-z]{2,6}));/giu,
      (whole, code: string | undefined, name: string | undefined) =>
        code === undefined
          ? (Object.entries(entities).find(([known]) => known === name)?.[1] ?? whole)
          : character(Number(code)),
    )
    .replace(markdownLink, '$1')
    .replace(url, ' ')
    .replace(noteNumber, '$1')
    .trim();

const character = (code: number) =>
  code >= 32 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : ' ';

/** Returns the words of a text, which `cleaned` returned. */
export function pasted(text: string): Pasted {
  const tokens = tokensIn(text);
  const gaps = new Set<number>();
  for (const { 0: found, index } of text.matchAll(ellipsis)) {
    const next = tokens.findIndex(({ start }) => start >= index + found.length);
    if (next > 0) gaps.add(next);
  }
  return { text, tokens, gaps };
}

/** A quotation with this share of all words, or with this many words around it, is what is asked for; the rest says who said it. */
const share = 0.6;
const fewWords = 8;

/**
 * Returns what may be the words in question, the most likely first: those in quotation marks, without the name after them, and all.
 * `text` is what `cleaned` returned.
 */
export function readings(text: string): Pasted[] {
  const all = pasted(text);
  const count = all.tokens.length;
  const [quotation, ...others] = quotations(text).filter(({ depth }) => depth === 0);
  const found: Pasted[] = [];
  if (quotation && others.length === 0) {
    const quoted = pasted(text.slice(quotation.from + 1, quotation.to));
    const around = count - quoted.tokens.length;
    if (
      around > 0 &&
      quoted.tokens.length > 0 &&
      (around <= fewWords || quoted.tokens.length >= share * count)
    )
      found.push(quoted);
  }
  const withoutCredit = pasted(text.replace(credit, '$1'));
  if (withoutCredit.tokens.length > 0 && withoutCredit.tokens.length < count && found.length === 0)
    found.push(withoutCredit);
  return [...found, all];
}
