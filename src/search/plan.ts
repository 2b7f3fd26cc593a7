import { foldWord } from './fold-word.ts';
import { joint, wordSource } from './tokens.ts';

/** One thing that is searched for. */
export interface Term {
  /** As typed, without signs. */
  text: string;
  /** Several make a phrase: they stand one after another. */
  words: string[];
  need: 'any' | 'must' | 'not';
  /** How much it counts beside others: 1, or less for the whole of a compound whose parts are searched for as well. */
  weight: number;
  /** The last word of a query that is still being typed: longer words that begin with it count as well. */
  open: boolean;
}

/** Words as the index has them, with what joins several to one thing: `Quito–Lima`, `9/11`, `left…quietly`. */
const thing = String.raw`${wordSource}(?:(?:[-‐-―−…/]|\.{3}|(?=\p{No}))${wordSource})*`;
const things = new RegExp(thing, 'gu');
/**
 * A sign, if any, and a phrase in one of the pairs of marks people type, or a thing. A sign or mark right behind a word says nothing
 * and goes with it. (A lookbehind would say the same; Safari has it only since 16.4, and until then refuses the whole script.)
 */
const piecePattern = new RegExp(`([+-])?(?:["“”„«»]([^"“”„«»]*)["“”„«»]|(${thing})["“”„«»+-]?)`, 'gu');

/** More words than this make no question better. */
const maxTerms = 16;
/** No question is longer, in UTF-16 units. */
const maxLength = 2000;

const needOf: Partial<Record<string, Term['need']>> = { '+': 'must', '-': 'not' };

const wordsIn = (text: string) => text.match(things) ?? [];

/** US, IS, PM: in capitals a name, even where in small letters it would say nothing. */
const isName = (word: string) => /^\p{Lu}[\p{Lu}.]{1,4}$/u.test(word);

/** The parts of a compound that say something by themselves: `Sakhar` of `al-Sakhar`; none of a date or a number. */
const partsOf = (word: string) =>
  word
    .split(/[‐-―−…/]/u)
    .flatMap((part) => part.split(joint))
    .filter((part) => /\p{L}{3}/u.test(part));

/**
 * From what a reader typed to what the index is asked for, in the order typed, each thing once.
 * “Phrases in quotation marks” must stand as they are; `+word` must be there; `-word` must not. The rest is a
 * question in plain words: those that are too common to say anything are left out, unless nothing else was typed.
 * `common` holds those words, folded; `typing` says that the last word may go on. Any string gives a plan, at worst an empty one.
 */
export function plan(query: string, common: ReadonlySet<string>, typing = false): Term[] {
  const text = query.slice(0, maxLength).normalize('NFC').replaceAll('ʼ', '’');
  const typed = wordsIn(text);
  // All in capitals is shouting, and tells names from other words no more.
  const shouted =
    typed.length > 1 && typed.every((word) => word === word.toUpperCase() && /\p{Lu}/u.test(word));
  const isCommon = (word: string) => common.has(foldWord(word)) && (shouted || !isName(word));
  const terms: Term[] = [];
  const setAside: Term[] = [];
  for (const { 0: piece, 1: sign, 2: phrase, 3: word, index } of text.matchAll(piecePattern)) {
    const need = needOf[sign ?? ''] ?? 'any';
    const open = typing && index + piece.length === text.length && /[\p{L}\p{M}\p{N}]$/u.test(piece);
    if (phrase !== undefined) {
      const words = wordsIn(phrase);
      if (words.length > 0)
        terms.push({
          text: phrase.trim(),
          words,
          need: need === 'any' ? 'must' : need,
          weight: 1,
          open: false,
        });
      continue;
    }
    if (word === undefined) continue;
    const term: Term = { text: word, words: [word], need, weight: 1, open };
    const parts = partsOf(word);
    if (need === 'any' && isCommon(word)) setAside.push(term);
    else if (need !== 'any' || parts.length === 0 || parts[0] === word) terms.push(term);
    else {
      terms.push({ ...term, weight: 0.5 });
      for (const part of parts)
        if (!isCommon(part))
          terms.push({ ...term, text: part, words: [part], open: open && part === parts.at(-1) });
    }
  }
  const asked = terms.some(({ need }) => need !== 'not') ? terms : [...setAside, ...terms];
  const seen = new Set<string>();
  return asked
    .filter(({ words, need }) => {
      const key = `${need} ${words.map((word) => (common.has(foldWord(word)) ? word : foldWord(word))).join(' ')}`;
      return !seen.has(key) && seen.add(key);
    })
    .slice(0, maxTerms);
}
