import { bareArabic, foldWord, scriptOf } from './fold-word.ts';
import { formOf, joint, tokensOf } from './tokens.ts';

/** A piece of text, and whether it is highlighted. */
export interface Span {
  text: string;
  marked: boolean;
}

/** Endings that English inflections add; only these make two words the same, so `war` does not match `warm`. */
const ending = /^(?:|e|e?s|e?d|e?r|e?rs|ing|ings|ly|al|ally|ment|ments|ation|ations|ity|'s)$/u;

/** True if two words are inflections of each other: `army` and `armies`, but not `fight` and `fought`. */
export function sameWord(a: string, b: string): boolean {
  // US, IS: a name in capitals is not a form of the lower-case word.
  if (/^\p{Lu}{2,4}$/u.test(a)) return a === b;
  if (formOf(a) === formOf(b)) return true;
  if (scriptOf(a) === 'arabic') return bareArabic(a) === bareArabic(b);
  // `army` and `armies` share `armi`; `armed` is another word.
  const [one = '', other = ''] = [a, b].map((word) => foldWord(word).replace(/ie(?=[sd]$)|y$/u, 'i'));
  let shared = 0;
  while (shared < one.length && one[shared] === other[shared]) shared++;
  // A doubled letter belongs to the ending: `plan`, `planned`.
  const rest = (word: string) =>
    word.slice(shared).replace(new RegExp(`^${word[shared - 1] ?? ''}(?=ing|ed)`, 'u'), '');
  return (
    shared >= 3 && /^[\p{L}']*$/u.test(one + other) && ending.test(rest(one)) && ending.test(rest(other))
  );
}

/**
 * Returns the query words that texts are compared with: `sakhar` for `al-Sakhar`, because its particle would mark half the page; `AT&T`
 * unchanged, because its parts are too short.
 */
const wantedIn = (words: readonly string[]) =>
  words.flatMap(tokensOf).flatMap(({ text }) => {
    const parts = text.split(joint);
    const significant = parts.filter((part) => part.length > 2);
    return parts.length > 1 && significant.length > 0 ? significant : [text];
  });

/** Splits text into spans with the query’s words marked; `open` is the beginning of a word that is still being typed. */
export function markWords(text: string, words: readonly string[], open = ''): Span[] {
  const wanted = wantedIn(words);
  const beginning = foldWord(open);
  const spans: Span[] = [];
  const isWanted = (word: string) =>
    wanted.some((one) => sameWord(one, word)) ||
    (beginning.length > 1 && foldWord(word).startsWith(beginning));
  const add = (part: string, marked: boolean) => {
    const last = spans.at(-1);
    if (last?.marked === marked) last.text += part;
    else if (part !== '') spans.push({ text: part, marked });
  };
  let end = 0;
  for (const { at, text: word } of tokensOf(text)) {
    add(text.slice(end, at), false);
    if (isWanted(word)) add(word, true);
    else for (const part of word.split(joint)) add(part, isWanted(part));
    end = at + word.length;
  }
  add(text.slice(end), false);
  return spans;
}

/** A range of a text, counted in words; `to` is exclusive. */
export interface WordRange {
  from: number;
  to: number;
}

/** Returns the range of `length` words inside another that contains the most different terms, then the most matches. */
export function densest(
  positions: readonly (readonly number[])[],
  within: WordRange,
  length = 32,
): WordRange {
  const hits = positions
    .flatMap((list, term) => list.map((position) => ({ position, term })))
    .filter(({ position }) => position >= within.from && position < within.to)
    .sort((a, b) => a.position - b.position);
  let best = { position: within.from, score: 0 };
  for (const [index, { position }] of hits.entries()) {
    const inside = hits.slice(index).filter((hit) => hit.position < position + length);
    const score = new Set(inside.map(({ term }) => term)).size * 100 + inside.length;
    if (score > best.score) best = { position, score };
  }
  // Some context before the first match.
  const from = Math.max(within.from, Math.min(best.position - 6, within.to - length));
  return { from, to: Math.min(within.to, from + length) };
}

/** Splits an indexed text into words as Pagefind counts them, each with the white space after it (indexed-text.ts). */
export const countedWords = (content: string): string[] => content.match(/[\S\u202f]+[^\S\u202f]*/gu) ?? [];

/** Returns a range of a text, with ellipses where text is omitted. */
export const excerpt = (words: readonly string[], { from, to }: WordRange): string =>
  `${from > 0 ? '… ' : ''}${words.slice(from, to).join('').trim()}${to < words.length ? ' …' : ''}`;

/** Returns an indexed text for display, without the invisible seams between words. */
export const shownText = (content: string): string =>
  content.replaceAll('\u205f', '').replace(/[^\S\u202f]+/gu, ' ');
