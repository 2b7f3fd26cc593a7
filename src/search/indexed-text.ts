import type { Element, Text } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { parseHtml } from '../text/parse-html.ts';
import { plainPieces } from '../text/plain-text.ts';
import { prunePage } from './prune-page.ts';
import { type Token, tokensOf } from './tokens.ts';

/**
 * Passes pre-tokenized words to Pagefind, and restores the typed text in its files. Pagefind splits words at white space and hyphens and
 * keeps letters and digits, but also non-ASCII punctuation at the end of a part. So a word that it would split differently is
 * passed in our form, followed by the typed text in ASCII punctuation: three bits a character, six characters a UTF-16 unit.
 */

const separator = '\\';
const alphabet = '~^`|{}*+';
const encode = (text: string) =>
  Array.from({ length: text.length }, (_, at) =>
    text
      .charCodeAt(at)
      .toString(8)
      .padStart(6, '0')
      .replace(/\d/g, (digit) => alphabet.charAt(Number(digit))),
  ).join('');
const decode = (encoded: string) =>
  encoded.replace(/.{6}/g, (unit) =>
    String.fromCharCode(
      parseInt(
        unit.replace(/./g, (character) => String(alphabet.indexOf(character))),
        8,
      ),
    ),
  );
const encoded = /[^\s\\]*\\((?:[~^`|{}*+]{6})+)/g;

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

/** Cached, because texts repeat the same words, and finding the form of one takes longer than anything else here. */
const tokensByChunk = new Map<string, readonly Token[]>();
function tokensOfChunk(found: string): readonly Token[] {
  let tokens = tokensByChunk.get(found);
  if (!tokens) tokensByChunk.set(found, (tokens = tokensOf(found)));
  return tokens;
}

/** Returns the words of a text, as `tokensOf` does; without their places. */
export const wordsIn = (text: string): Pick<Token, 'text' | 'form'>[] =>
  [...text.matchAll(chunk)].flatMap(({ 0: found }) => tokensOfChunk(found));

/** A replacement for a text from `at` to `end`; the word in it begins at `word`. */
interface Change {
  at: number;
  end: number;
  word: number;
  replacement: string;
}

function changesIn(text: string): Change[] {
  return [...text.matchAll(chunk)].flatMap(({ 0: found, index }) => {
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
        at: index + from,
        end: index + (next?.at ?? found.length),
        word: index + at,
        replacement: `${form}${separator}${encode(typed.slice(0, typed.length - tail.length))}${tail}${next ? ' ' : ''}`,
      };
    });
  });
}

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
export const asTyped = (text: string): string =>
  text.replace(encoded, (_, units: string) => decode(units)).replaceAll(`${seam} `, seam);
