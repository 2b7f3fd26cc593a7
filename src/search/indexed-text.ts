import type { Element, Text } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toHtml } from 'hast-util-to-html';
import { plainPieces } from '../text/plain-text.ts';
import { type Token, tokensOf } from './tokens.ts';

/**
 * Gives Pagefind words that are cut already, and takes them out of its files again. Pagefind parts words at white space and hyphens and
 * keeps letters and digits, but also keeps signs at the end of a part unless they are ASCII. So a word that it would cut otherwise is
 * handed over in our form, with the text as it was typed behind it in ASCII signs: three bits a sign, six signs a UTF-16 unit.
 */

const behind = '\\';
const signs = '~^`|{}*+';
const hidden = (text: string) =>
  Array.from({ length: text.length }, (_, at) =>
    text
      .charCodeAt(at)
      .toString(8)
      .padStart(6, '0')
      .replace(/\d/g, (digit) => signs.charAt(Number(digit))),
  ).join('');
const shown = (coded: string) =>
  coded.replace(/.{6}/g, (unit) =>
    String.fromCharCode(
      parseInt(
        unit.replace(/./g, (sign) => String(signs.indexOf(sign))),
        8,
      ),
    ),
  );
const coded = /[^\s\\]*\\((?:[~^`|{}*+]{6})+)/g;

/** Parts words that stand together in a text; nothing is seen of it. */
export const seam = '\u205f';
/** White space inside a figure, and nowhere else: what parts words is another. */
const inFigure = '\u202f';
/** Text between white space; narrow spaces inside a figure are none. */
const chunk = /(?:\S|(?<=\p{Nd})[\u00a0\u2009\u202f](?=\p{Nd}{3}(?!\p{Nd})))+/gu;

/** True where Pagefind makes the same of a word, with the signs around it: it drops marks, and all that is no letter, digit or hyphen. */
const isKept = (text: string, { text: word, form }: Token) =>
  form ===
    word
      .normalize('NFD')
      .replace(/\p{M}|[^\p{L}\p{N}-]/gu, '')
      .toLowerCase() &&
  !/[\s\\]/.test(text) &&
  (!form.includes('-') || /^[\p{L}\p{M}\p{N}\x21-\x7e]*$/u.test(text));

/** What is given in place of a text from `at` to `end`; the word in it begins at `word`. */
interface Change {
  at: number;
  end: number;
  word: number;
  given: string;
}

function changesIn(text: string): Change[] {
  return [...text.matchAll(chunk)].flatMap(({ 0: found, index }) => {
    const tokens = tokensOf(found);
    const [only] = tokens;
    if (!only || (tokens.length === 1 && isKept(found, only))) return [];
    return tokens.map(({ at, form }, number): Change => {
      const next = tokens[number + 1];
      const from = number === 0 ? 0 : at;
      const typed = found.slice(from, next?.at).replace(/\s/g, inFigure) + (next ? seam : '');
      // Pagefind ends a block with a full stop where it sees no other end.
      const tail = /[.,;:!?]*$/.exec(typed)?.[0] ?? '';
      return {
        at: index + from,
        end: index + (next?.at ?? found.length),
        word: index + at,
        given: `${form}${behind}${hidden(typed.slice(0, typed.length - tail.length))}${tail}${next ? ' ' : ''}`,
      };
    });
  });
}

/** Returns a text as Pagefind is given it. */
export const forIndex = (text: string): string => cut([text])[0] ?? '';

/**
 * Returns a page as Pagefind is given it: plain text of marked-up words, cut, without the spaces of no width before notes
 * (markdown/footnotes.ts); elements stay where they are.
 */
export function pageForIndex(html: string): string {
  const page = fromHtml(html.replaceAll('\u200b', ''));
  const body = page.children
    .flatMap((node) => (node.type === 'element' ? node.children : []))
    .find((node): node is Element => node.type === 'element' && node.tagName === 'body');
  if (!body) return html;
  const pieces = plainPieces(body.children);
  const given = cut(pieces.map(({ text }) => text));
  const written = new Map<Text, string>();
  for (const [index, { node }] of pieces.entries())
    if (node?.type === 'text') written.set(node, (written.get(node) ?? '') + (given[index] ?? ''));
  for (const [node, value] of written) node.value = value;
  return toHtml(page);
}

/** The pieces of a text as Pagefind is given them; a word that is in several pieces is given with the one it begins in. */
function cut(pieces: readonly string[]): string[] {
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
      else if (change.word >= at && change.word < to) out += change.given;
      at = to;
    }
    return out;
  });
}

/** Returns what Pagefind kept of a text as it was typed; words that stand together are parted by a seam. */
export const asTyped = (text: string): string =>
  text.replace(coded, (_, units: string) => shown(units)).replaceAll(`${seam} `, seam);
