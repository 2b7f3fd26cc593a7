import { fold } from '../text/fold.ts';
import { hasName } from './name-match.ts';
import { PhraseIndex } from './phrase-index.ts';

/** Names to look for in many texts, by the rules of `findNames`. */
export class Names {
  readonly names: readonly string[];
  readonly #index: PhraseIndex;

  constructor(names: readonly string[]) {
    this.names = names;
    this.#index = new PhraseIndex(names, wordsOf, withoutParticles);
  }

  /** Returns the names that a text contains. */
  in(text: string): string[] {
    const possible = joining.test(text) ? this.names.keys() : this.#index.in(text);
    const names = [...possible].map((index) => this.names[index] ?? '');
    if (names.length === 0) return [];
    const folded = fold(text);
    return names.filter((name) => hasName(folded, name));
  }
}

/** Invisible characters that separate words in folded text, but not in `wordsOf`: texts with them, which are rare, are compared with all names. */
const joining = /[\p{Cf}--[\u00ad\u200b-\u200d\u2060\ufeff\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]]/v;

/** Text of which every character is its own decomposition, without marks and invisible characters. */
const isPlain = /^[\u0000-\u007f\u2010-\u2027\u2032-\u203a]*$/u;
const ignored = /[[\p{M}\p{Cf}\u0640]--[\u200c\u200d]]/gv;
/** Two letters of Unicode are written as apostrophes, which separate words. */
const word = /[[\p{L}\p{N}]--[\u02b9\u02bc]]+/gv;

/** Returns the words of a text without marks and invisible characters, separated at zero-width joiners and non-joiners too. */
function wordsOf(text: string): readonly string[] {
  return (isPlain.test(text) ? text : text.normalize('NFD').replace(ignored, '')).match(word) ?? [];
}

/** Arabic prefixes that are written together with the next word, without marks: and, so, by, like, for. */
const particles = /^(?:[وفا][بكلس]?|[بكلس])(?=.)/u;

/** Returns an Arabic word without one or two particles at its beginning. */
function withoutParticles(word: string): readonly string[] {
  const [taken] = particles.exec(word) ?? [];
  if (taken === undefined) return [];
  return taken.length === 1 ? [word.slice(1)] : [word.slice(1), word.slice(2)];
}
