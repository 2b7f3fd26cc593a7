import { bareArabic, foldWord, scriptOf } from './fold-word.ts';
import { formOf, joint, tokensOf } from './tokens.ts';

/** A piece of text to show, with whether it is to be marked. */
export interface Span {
  text: string;
  marked: boolean;
}

/** What English words end in when they are forms of one word; by these alone `war` and `warm` are told apart. */
const ending = /^(?:|e|e?s|e?d|e?r|e?rs|ing|ings|ly|al|ally|ment|ments|ation|ations|ity|'s)$/u;

/** True where two words are the same but for an ending: `army` and `armies`, `fight` and `fought` not. */
export function sameWord(a: string, b: string): boolean {
  // US, IS: a name in capitals is no form of the word in small letters.
  if (/^\p{Lu}{2,4}$/u.test(a)) return a === b;
  if (formOf(a) === formOf(b)) return true;
  if (scriptOf(a) === 'arabic') return bareArabic(a) === bareArabic(b);
  // `army` and `armies` part after the i; `armed` is another word.
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
 * Query words as texts are compared with: `al-Sakhar` as `sakhar`, for its particle would mark half a page; `AT&T`, whose parts say
 * nothing, as it is.
 */
const wantedIn = (words: readonly string[]) =>
  words.flatMap(tokensOf).flatMap(({ text }) => {
    const parts = text.split(joint);
    const telling = parts.filter((part) => part.length > 2);
    return parts.length > 1 && telling.length > 0 ? telling : [text];
  });

/** Cuts text into spans in which the query's words are marked; `open` is the beginning of a word that is still being typed. */
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

/** A stretch of a text, in words: from the first to before the last. */
export interface Stretch {
  from: number;
  to: number;
}

/** The stretch of `length` words inside another that holds most different things asked for, and then most of their places. */
export function densest(places: readonly (readonly number[])[], within: Stretch, length = 32): Stretch {
  const hits = places
    .flatMap((list, thing) => list.map((place) => ({ place, thing })))
    .filter(({ place }) => place >= within.from && place < within.to)
    .sort((a, b) => a.place - b.place);
  let best = { place: within.from, score: 0 };
  for (const [index, { place }] of hits.entries()) {
    const inside = hits.slice(index).filter((hit) => hit.place < place + length);
    const score = new Set(inside.map(({ thing }) => thing)).size * 100 + inside.length;
    if (score > best.score) best = { place, score };
  }
  // A few words before the first hit, so that it does not stand at the very edge.
  const from = Math.max(within.from, Math.min(best.place - 6, within.to - length));
  return { from, to: Math.min(within.to, from + length) };
}

/** Words as Pagefind counts them in an indexed text, with what parts each from the next (indexed-text.ts). */
export const countedWords = (content: string): string[] => content.match(/[\S\u202f]+[^\S\u202f]*/gu) ?? [];

/** A stretch of a text, with ellipses where it was cut. */
export const cut = (words: readonly string[], { from, to }: Stretch): string =>
  `${from > 0 ? '… ' : ''}${words.slice(from, to).join('').trim()}${to < words.length ? ' …' : ''}`;

/** A text of the index as it is shown: words that stand together were parted by a space that nobody sees. */
export const shownText = (content: string): string =>
  content.replaceAll('\u205f', '').replace(/[^\S\u202f]+/gu, ' ');
