import { quotationAround } from '../text/quotation-marks.ts';

/** A quote and the plain text around it in its block. */
export interface Passage {
  before: string;
  words: string;
  after: string;
  /** Where the quote begins in the text of the article, from 0 to 1. */
  at: number;
  /** The last heading before the passage, if any. */
  heading?: { id: string; text: string } | undefined;
  /** Words in another language than the article’s, if any, in order. */
  foreign?: ForeignWords[];
}

/** Words of a passage that are marked as another language; offsets are those in the whole text: before, words and after. */
export interface ForeignWords {
  from: number;
  to: number;
  lang: string;
}

/** How a quote page shows a quote in its place. */
export interface QuoteInPlace extends Pick<Passage, 'before' | 'words' | 'after'> {
  /** True if the words are between quotation marks in the article; the opening one is in `before`. */
  quoted: boolean;
  /** Further words after the quote, which only windows wider than a phone show. */
  more: string;
  /** Where text after the quote was cut, so that the page fades it out: on phones, in wider windows. */
  fades: { onPhones: boolean; wide: boolean };
  /** How large the words are set: smaller the longer the quote, so that all of it is on the first screen. */
  size: 'large' | 'medium' | 'small';
}

/**
 * Numbers of words: eight lines on a phone have about this many of the largest size, three lines `leastAfter`. Before quotes of more than
 * `halfBefore` there are half as many.
 */
const wordsOfHero = { large: 30, mostBefore: 8, halfBefore: 20, leastAfter: 12, more: 14 };
/** The most words of a quote that is set in each size. */
const mostWords = { large: 26, medium: 60 };

/**
 * Returns a quote with the text before and after it in its block, cut to what the first screen of a phone has room for. The text before it does not
 * begin in the middle of words in another language, unless these are many; then there are fewer words after it. Text removed before the quote leaves
 * an ellipsis, with the opening quotation mark if that was removed too; `after` is cut only where it is long enough to fade out without touching the
 * quote, and followed by `more` in wider windows, whose lines have more words.
 */
export function inPlace(passage: Pick<Passage, 'before' | 'words' | 'after' | 'foreign'>): QuoteInPlace {
  const end = passage.before.length + passage.words.length;
  const text = `${passage.before}${passage.words}${passage.after}`;
  const marks = quotationAround(text, passage.before.length, end);
  const count = countWords(passage.words);
  const before = piecesBefore(passage.before);
  const after = passage.after.split(/(?=\s)/u).filter(Boolean);
  const mostBefore = count > wordsOfHero.halfBefore ? wordsOfHero.mostBefore / 2 : wordsOfHero.mostBefore;
  const usual = passage.before.length - before.slice(-mostBefore).join('').length;
  const split = passage.foreign?.find(({ from, to }) => from < usual && usual < to);
  const isShort = split && countWords(text.slice(split.from, usual)) <= mostBefore;
  const cut = isShort ? split.from : usual;
  const shownBefore = piecesBefore(passage.before.slice(cut)).length;
  const mostAfter = Math.max(wordsOfHero.leastAfter, wordsOfHero.large - shownBefore - count);
  const most = { onPhones: mostAfter, wide: mostAfter + wordsOfHero.more };
  const isMarkCut = marks !== undefined && marks.from < cut;
  return {
    before:
      cut > 0 ? `${isMarkCut ? text.charAt(marks.from) : ''}… ${passage.before.slice(cut)}` : passage.before,
    quoted: marks !== undefined,
    words: passage.words,
    after: after.slice(0, most.onPhones).join(''),
    more: after.slice(most.onPhones, most.wide).join(''),
    fades: { onPhones: after.length > most.onPhones, wide: after.length > most.wide },
    size: sizeOf(count),
  };
}

/** Returns the text before a quote in pieces that each end after white space. */
const piecesBefore = (text: string): string[] => text.split(/(?<=\s)/u).filter(Boolean);

/** A piece of a text around a quote; with the language of words in another language than the article’s. */
export interface LanguageRun {
  text: string;
  lang: string | undefined;
}

/** Returns a part of a passage that ends at an offset, in pieces of one language each. Joined, they are the text. */
export function languageRuns(
  text: string,
  end: number,
  foreign: readonly ForeignWords[] = [],
): LanguageRun[] {
  const start = end - text.length;
  const runs: LanguageRun[] = [];
  let at = start;
  const add = (to: number, lang: string | undefined) => {
    if (to > at) runs.push({ text: text.slice(at - start, to - start), lang });
    at = Math.max(at, to);
  };
  for (const { from, to, lang } of foreign) {
    add(Math.min(from, end), undefined);
    add(Math.min(to, end), lang);
  }
  add(end, undefined);
  return runs;
}

/** Characters of the context that a concordance has room for: a line before the quote, a little more after it. */
const charactersOfLine = { before: 64, after: 72 };

/** The words around a quote, as one entry of a concordance has them. */
export type QuoteInLine = Pick<QuoteInPlace, 'before' | 'after' | 'quoted'>;

/**
 * Returns the last words before a quote and the first ones after it in its block. Removed text leaves an ellipsis, and quotation marks
 * that were removed with it are kept next to the ellipsis.
 */
export function inLine({ before, words, after }: Pick<Passage, 'before' | 'words' | 'after'>): QuoteInLine {
  const text = `${before}${words}${after}`;
  const end = before.length + words.length;
  const marks = quotationAround(text, before.length, end);
  const head = lastWords(before, charactersOfLine.before);
  const tail = firstWords(after, charactersOfLine.after);
  const isOpenCut = marks !== undefined && marks.from < before.length - head.length;
  const isCloseCut = marks !== undefined && marks.to >= end + tail.length;
  return {
    before: head === before ? before : `${isOpenCut ? text.charAt(marks.from) : ''}…\u00a0${head}`,
    after: tail === after ? after : `${tail}\u00a0…${isCloseCut ? text.charAt(marks.to) : ''}`,
    quoted: marks !== undefined,
  };
}

/** Returns the end of a text from the beginning of a word on; from a character on in scripts without spaces. */
function lastWords(text: string, most: number): string {
  if (text.length <= most) return text;
  const end = text.slice(-most);
  return end.replace(/^(?=.*\s.*\S)\S*\s+|^[\uDC00-\uDFFF]/su, '');
}

/** Returns the beginning of a text up to the end of a word, or of a character in scripts without spaces. */
function firstWords(text: string, most: number): string {
  if (text.length <= most) return text;
  const start = text.slice(0, most);
  return start.replace(/(?<=\S.*)\s+\S*$|[\uD800-\uDBFF]$/su, '');
}

function sizeOf(count: number): QuoteInPlace['size'] {
  if (count <= mostWords.large) return 'large';
  return count <= mostWords.medium ? 'medium' : 'small';
}

/** Returns the number of words in a text of any script: parts between white space with a letter or digit. */
export const countWords = (text: string): number => text.match(/[\p{L}\p{N}]\S*/gu)?.length ?? 0;
