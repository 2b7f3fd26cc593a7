import type { Element, Text } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { parseHtml } from '../text/parse-html.ts';
import { plainPieces } from '../text/plain-text.ts';
import { remembered } from '../text/remembered.ts';
import { prunePage } from './prune-page.ts';
import { type Token, tokensOf } from './tokens.ts';

/**
 * Passes pre-tokenized words to Pagefind, and restores the typed text in its files. Pagefind splits words at white space and hyphens and
 * keeps letters and digits, but also non-ASCII punctuation at the end of a part. So a word that it would split differently is
 * passed in our form, followed by the typed text in ASCII punctuation: three bits a character, six characters a UTF-16 unit.
 */

const separator = '\\';
const alphabet = '~^`|{}*+';
const digits = 6;
function encode(text: string): string {
  let encoded = '';
  for (let at = 0; at < text.length; at++)
    for (let bits = 3 * (digits - 1); bits >= 0; bits -= 3)
      encoded += alphabet.charAt((text.charCodeAt(at) >> bits) & 7);
  return encoded;
}
function decode(encoded: string): string {
  let text = '';
  for (let at = 0; at < encoded.length; at += digits) {
    let unit = 0;
    for (let digit = at; digit < at + digits; digit++)
      unit = unit * 8 + alphabet.indexOf(encoded.charAt(digit));
    text += String.fromCharCode(unit);
  }
  return text;
}
const encodedUnits = /\\((?:[~^`|{}*+]{6})+)/y;

/** Separates words that have no white space between them; invisible to readers. */
export const seam = '\u205f';
/** White space inside a number, and nowhere else: all other white space separates words. */
const numberSpace = '\u202f';
/** Text between white space; narrow spaces inside a number do not count. */
const chunk = /(?:\S|(?<=\p{Nd})[\u00a0\u2009\u202f](?=\p{Nd}{3}(?!\p{Nd})))+/gu;

/** True if Pagefind would index the word the same way, with the punctuation around it: it drops marks, and all but letters, digits and hyphens. */
const isKept = (text: string, { text: word, form }: Token) =>
  form ===
    word
      .normalize('NFD')
      .replace(/\p{M}|[^\p{L}\p{N}-]/gu, '')
      .toLowerCase() &&
  !/[\s\\]/.test(text) &&
  (!form.includes('-') || /^[\p{L}\p{M}\p{N}\x21-\x7e]*$/u.test(text));

/** How many pieces of text are remembered: an archive has many more that occur once. */
const mostChunks = 20_000;

/** Remembered, because texts repeat the same words, and finding the form of one takes longer than anything else here. */
const tokensOfChunk = remembered<readonly Token[]>(tokensOf, mostChunks);

/** Returns the words of a text, as `tokensOf` does; without their places. */
export const wordsIn = (text: string): Pick<Token, 'text' | 'form'>[] =>
  (text.match(chunk) ?? []).flatMap(tokensOfChunk);

/** A replacement for a text from `at` to `end`; the word in it begins at `word`. */
interface Change {
  at: number;
  end: number;
  word: number;
  replacement: string;
}

/**
 * Words in Latin letters without accents and numbers, with the punctuation around them, as most are: they are kept, and to know that without looking at each
 * takes a fifth of the time. An `s` after capitals is an ending (tokens.ts).
 */
const plainWords = /(?:[("“‘[]*(?:[A-Z]?[a-z]+|[A-Z]+|\d+)[.,;:!?)\]"”’]*(?:[ \n]+|$))+|\s+/y;
const nextChunk = new RegExp(chunk.source, 'uy');

function changesIn(text: string): Change[] {
  const changes: Change[] = [];
  for (let at = 0; at < text.length;) {
    plainWords.lastIndex = at;
    if (plainWords.test(text)) {
      at = plainWords.lastIndex;
      continue;
    }
    nextChunk.lastIndex = at;
    const [found = ''] = nextChunk.exec(text) ?? [];
    for (const change of changesOfChunk(found))
      changes.push({ ...change, at: at + change.at, end: at + change.end, word: at + change.word });
    at += Math.max(1, found.length);
  }
  return changes;
}

/** Returns the changes of text between white space, by their places in it. */
const changesOfChunk = remembered((found): readonly Change[] => {
  const tokens = tokensOfChunk(found);
  const [only] = tokens;
  if (!only || (tokens.length === 1 && isKept(found, only))) return [];
  return tokens.map(({ at, form }, number): Change => {
    const next = tokens[number + 1];
    const from = number === 0 ? 0 : at;
    const typed = found.slice(from, next?.at).replace(/\s/g, numberSpace) + (next ? seam : '');
    // Pagefind adds a full stop to a block that does not end in one of these.
    const tail = /[.,;:!?]*$/.exec(typed)?.[0] ?? '';
    return {
      at: from,
      end: next?.at ?? found.length,
      word: at,
      replacement: `${form}${separator}${encode(typed.slice(0, typed.length - tail.length))}${tail}${next ? ' ' : ''}`,
    };
  });
}, mostChunks);

/** Returns a text in the form that is passed to Pagefind. */
export const forIndex = (text: string): string => encodePieces([text])[0] ?? '';

/**
 * Returns a page in the form that is passed to Pagefind: marked-up words as plain text, tokenized, without the zero-width spaces
 * before note references (markdown/footnotes.ts), and without what is not indexed.
 */
export function pageForIndex(html: string): string {
  const page = parseHtml(html.replaceAll('\u200b', ''));
  const body = page.children
    .flatMap((node) => (node.type === 'element' ? node.children : []))
    .find((node): node is Element => node.type === 'element' && node.tagName === 'body');
  if (!body) return html;
  const pieces = plainPieces(body.children);
  const replaced = encodePieces(pieces.map(({ text }) => text));
  const written = new Map<Text, string>();
  for (const [index, { node }] of pieces.entries())
    if (node?.type === 'text') written.set(node, (written.get(node) ?? '') + (replaced[index] ?? ''));
  // White space between the cells of a table separates their words.
  for (const [node, value] of written) if (/\S/.test(node.value)) node.value = value;
  prunePage(page);
  return toHtml(page);
}

/** Encodes the pieces of a text; a word that spans several pieces is added to the one in which it begins. */
function encodePieces(pieces: readonly string[]): string[] {
  const text = pieces
    .join('')
    .replace(/[\u202f\u205f\ufeff]/g, (space) => (space === '\ufeff' ? '\u2060' : '\u00a0'));
  const changes = changesIn(text);
  let number = 0;
  let at = 0;
  return pieces.map((piece) => {
    const end = at + piece.length;
    let out = '';
    while (at < end) {
      while ((changes[number]?.end ?? Infinity) <= at) number++;
      const change = changes[number];
      const isInside = change !== undefined && change.at <= at;
      const to = Math.min(end, (isInside ? change.end : change?.at) ?? end);
      if (!isInside) out += text.slice(at, to);
      else if (change.word >= at && change.word < to) out += change.replacement;
      at = to;
    }
    return out;
  });
}

/** Restores the typed text from what Pagefind stored; words without white space between them are separated by a seam. */
export function asTyped(text: string): string {
  let typed = '';
  let from = 0;
  // From one separator to the next: a pattern would try every letter of every word.
  for (let at = text.indexOf(separator); at !== -1; at = text.indexOf(separator, Math.max(at + 1, from))) {
    encodedUnits.lastIndex = at;
    const [all = '', units] = encodedUnits.exec(text) ?? [];
    if (units === undefined) continue;
    let begin = at;
    while (begin > from && !/[\s\\]/.test(text.charAt(begin - 1))) begin--;
    typed += text.slice(from, begin) + decode(units);
    from = at + all.length;
  }
  return (typed + text.slice(from)).replaceAll(`${seam} `, seam);
}
