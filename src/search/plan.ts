import { foldWord } from './fold-word.ts';
import { joint, wordSource } from './tokens.ts';

/** One search term: a word or a phrase. */
export interface Term {
  /** As typed, without operators. */
  text: string;
  /** Several words make a phrase. */
  words: string[];
  need: 'any' | 'must' | 'not';
  /** How often it was asked for. */
  count: number;
  /** Weight relative to other terms: 1, or less for a compound whose parts are also searched for. */
  weight: number;
  /** True for the last word of a query that is still being typed: it also matches longer words. */
  open: boolean;
}

/** Words as they are indexed, with the characters that join several: `Quito–Lima`, `9/11`, `left…quietly`. */
const joinedWords = String.raw`${wordSource}(?:(?:[-‐-―−…/]|\.{3}|(?=\p{No}))${wordSource})*`;
const allJoinedWords = new RegExp(joinedWords, 'gu');
/**
 * An optional operator with a phrase in any quotation marks or with a word. An operator or quotation mark right after a word has no meaning
 * and is consumed with it. (Safari before 16.4 rejects a script with a lookbehind.)
 */
const piecePattern = new RegExp(`([+-])?(?:["“”„«»]([^"“”„«»]*)["“”„«»]|(${joinedWords})["“”„«»+-]?)`, 'gu');

/** More different terms are ignored, so that a pasted page is answered as fast as a question. */
const maxTerms = 64;
/** Longer queries are cut, in UTF-16 units. */
const maxLength = 2000;

/** Particles of names, which alone say nothing; those that texts join with a hyphen come first. */
const particles = { joined: /^(?:al|el)$/iu, separate: /^(?:bin|ibn|van|von|abu|umm)$/iu };

const needOf: Partial<Record<string, Term['need']>> = { '+': 'must', '-': 'not' };

const wordsIn = (text: string) => text.match(allJoinedWords) ?? [];

/** True for capitals, which make a name of a common word: US, IS, PM. */
const isName = (word: string) => /^\p{Lu}[\p{Lu}.]{1,4}$/u.test(word);

/** Returns the parts of a compound that are worth searching for: `Sakhar` in `al-Sakhar`; none for a date or number. */
const partsOf = (word: string) =>
  word
    .split(/[‐-―−…/]/u)
    .flatMap((part) => part.split(joint))
    .filter((part) => /\p{L}{3}/u.test(part));

/**
 * Parses a query into search terms, in the order typed, each once.
 * Phrases in quotation marks must match as a whole; `+word` must match; `-word` must not. The rest is a question in plain
 * words, without those in `common` (folded) unless there are no others. If `typing` is true, the last word may be incomplete.
 * Never throws; a string without words returns an empty plan.
 */
export function plan(query: string, common: ReadonlySet<string>, typing = false): Term[] {
  const text = query.slice(0, maxLength).normalize('NFC').replaceAll('ʼ', '’');
  const typed = wordsIn(text);
  // In a query all in capitals, capitals do not distinguish names.
  const isShouted =
    typed.length > 1 && typed.every((word) => word === word.toUpperCase() && /\p{Lu}/u.test(word));
  const isCommon = (word: string) => common.has(foldWord(word)) && (isShouted || !isName(word));
  const terms: Term[] = [];
  const setAside: Term[] = [];
  for (const { 0: piece, 1: operator, 2: phrase, 3: word = '', index } of text.matchAll(piecePattern)) {
    const need = needOf[operator ?? ''] ?? 'any';
    const open = typing && index + piece.length === text.length && /[\p{L}\p{M}\p{N}]$/u.test(piece);
    const term: Term = { text: word, words: [word], need, count: 1, weight: 1, open };
    if (phrase !== undefined) {
      const words = wordsIn(phrase);
      if (words.length > 0)
        terms.push({
          ...term,
          text: phrase.trim(),
          words,
          need: need === 'any' ? 'must' : need,
          open: false,
        });
      continue;
    }
    const following = /^\s+(\p{L}[\p{L}\p{M}’']*)/u.exec(text.slice(index + piece.length))?.[1];
    if (need === 'any' && following !== undefined && !isCommon(following)) {
      const isJoined = particles.joined.test(word);
      const words = isJoined ? [`${word}-${following}`] : [word, following];
      // Texts are found by the name that follows; those that have it with the particle come first.
      if (isJoined || particles.separate.test(word)) {
        terms.push({ ...term, text: words.join(' '), words, weight: 0.5, open: false });
        continue;
      }
    }
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
  const planned = terms.some(({ need }) => need !== 'not') ? terms : [...setAside, ...terms];
  const byKey = new Map<string, Term>();
  for (const term of planned) {
    const key = `${term.need} ${term.words.map((word) => (common.has(foldWord(word)) ? word : foldWord(word))).join(' ')}`;
    const before = byKey.get(key);
    byKey.set(key, before ? { ...before, count: before.count + 1, open: before.open || term.open } : term);
  }
  return [...byKey.values()].slice(0, maxTerms);
}
