import { fold, type Folded, foldedText, isLeftOut } from '../text/fold.ts';
import type { Range } from '../text/range.ts';

/** Letters of words. Apostrophes and hyphens are word boundaries: “UN’s”, “l’ONU” and “UN-led” contain the name “UN”. */
const opens = /^[\p{L}\p{N}\p{M}\u200c\u200d]/u;
const closes = /[\p{L}\p{N}\p{M}\u200c\u200d]$/u;
/** Characters that change the character before them, except U+FE0F, which only selects its emoji form. */
const modifier = /^[[\p{M}\p{EMod}\u200d]--\ufe0f]/v;
/** Arabic prefixes that are written together with the next word: and, so, by, like, for. */
const particles = /(?<![\p{L}\p{N}\p{M}])[وفأ]?[بكلس]?$/u;
const arabic = /^\p{Script=Arabic}/u;

/**
 * Returns the ranges of a name or an abbreviation in a text, in order. Partial words never match: “UN” does not match “UNESCO”. White
 * space, Unicode form and the style of quotation marks and dashes are ignored; case is not.
 */
export function findNames(where: string | Folded, name: string): Range[] {
  const { original, text, starts, ends: lasts } = typeof where === 'string' ? fold(where) : where;
  const wanted = foldedText(name);
  const found: Range[] = [];
  if (wanted === '') return found;
  for (let at = text.indexOf(wanted); at !== -1; at = text.indexOf(wanted, at + 1)) {
    const next = at + wanted.length;
    const before = text.slice(Math.max(0, at - 3), at);
    const after = text.slice(next, next + 2);
    const begins =
      !opens.test(wanted) || !closes.test(before) || (arabic.test(wanted) && particles.test(before));
    const ends = !(closes.test(wanted) ? opens : modifier).test(after);
    if (!begins || !ends) continue;
    let end = lasts[next - 1] ?? 0;
    while (end < original.length && isLeftOut(original.charAt(end))) end++;
    found.push({ start: starts[at] ?? 0, end });
  }
  return found;
}

/** True if a text contains the name. */
export const hasName = (text: string | Folded, name: string): boolean => findNames(text, name).length > 0;

/** A text that is searched for many names. It is folded lazily, on the first possible match. */
export class NamesIn {
  readonly #text: string;
  readonly #bare: string;
  /** The words of the text, as a set and in a line; undefined where invisible characters may part them. */
  readonly #words: { set: ReadonlySet<string>; line: string } | undefined;
  #folded: Folded | undefined;

  constructor(text: string) {
    this.#text = text;
    this.#bare = bare(text);
    const words = this.#bare.match(word) ?? [];
    this.#words = /\p{Cf}/u.test(text) ? undefined : { set: new Set(words), line: lineOf(words) };
  }

  /** True if the text contains the name; false for undefined. */
  has(name: string | undefined): boolean {
    if (name === undefined || !this.#mayHave(name)) return false;
    this.#folded ??= fold(this.#text);
    return hasName(this.#folded, name);
  }

  /** True where the text has the words of the name; where Arabic particles may be written as one with the first, that word’s letters. */
  #mayHave(name: string): boolean {
    const words = wordsOf(name);
    const first = words[0] ?? '';
    if (!this.#words || arabic.test(name)) return this.#bare.includes(first);
    return this.#words.set.has(first) && this.#words.line.includes(lineOf(words));
  }
}

const lineOf = (words: readonly string[]) => ` ${words.join(' ')} `;

/** Two letters of Unicode are written as apostrophes, which part words. */
const word = /[[\p{L}\p{N}]--[\u02b9\u02bc]]+/gv;

/** Cached, because the same names are looked for in every text. */
const wordsByName = new Map<string, readonly string[]>();
function wordsOf(name: string): readonly string[] {
  let words = wordsByName.get(name);
  if (!words) wordsByName.set(name, (words = bare(name).match(word) ?? []));
  return words;
}

/** Returns a text without marks and invisible characters. A word that it does not contain is not in the folded text either. */
const bare = (text: string) => text.normalize('NFD').replace(/[\p{M}\p{Cf}\u0640]/gu, '');
