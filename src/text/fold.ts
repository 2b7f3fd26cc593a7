/**
 * A text as a reader compares it: white space, Unicode form, quote marks, dashes, optional vowel signs and
 * characters that cannot be seen make no difference; everything else does.
 */

/** A text folded for comparison, with the way back to the original. */
export interface Folded {
  original: string;
  text: string;
  /** For each UTF-16 unit of `text`, where the characters it stands for begin in the original. */
  starts: number[];
  /** The same, where they end. */
  ends: number[];
}

/** With the Hebrew gershayim and geresh, for which most people type quotation marks. */
const quoteMarks = /[\u0022\u00ab\u00bb\u201c-\u201f\u2039\u203a\u2033\u05f4\uff02]/u;
const apostrophes = /[\u0027\u2018-\u201b\u02bc\u2032\u02b9\u05f3\uff07]/u;
const dashes = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/u;
/** Soft hyphen, zero-width space, word joiner, byte order mark, and bidi controls; not ZWNJ or ZWJ, which Persian spelling needs. */
const invisible = /[\u00ad\u200b\u2060\ufeff\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/u;
/** Arabic vowel signs and tatweel, and Hebrew points: optional in writing. */
const optional = /[\u0640\u064b-\u0652\u0670\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7]/u;

/** One character of decomposed text, or what stands for it. */
function foldCharacter(character: string): string {
  // First, because the byte order mark counts as white space too.
  if (invisible.test(character) || optional.test(character)) return '';
  if (/\s/u.test(character)) return ' ';
  if (quoteMarks.test(character)) return '"';
  if (apostrophes.test(character)) return "'";
  if (dashes.test(character)) return '-';
  return character === '…' ? '...' : character;
}

/** What each character of a text comes to, and whether it goes on the one before: a mark that is not optional. */
type Step = { piece: string; mark: boolean }[];

/** The same few characters come again and again. */
const steps = new Map<string, Step>();
function stepsOf(character: string): Step {
  let known = steps.get(character);
  if (known === undefined) {
    // Decomposed first: the points of a presentation form are as optional as those typed beside the letter.
    known = Array.from(character.normalize('NFD'), (part) => ({
      piece: foldCharacter(part),
      mark: /\p{M}/u.test(part),
    })).filter(({ piece }) => piece !== '');
    steps.set(character, known);
  }
  return known;
}

/** True of a UTF-16 unit that folding leaves out. */
export const isLeftOut = (unit: string): boolean => stepsOf(unit).length === 0;

/** Folds a text for comparison; runs of white space become one space, none at either end. */
export function fold(original: string): Folded {
  const folded: Folded = { original, text: '', starts: [], ends: [] };
  // The open cluster: a letter with its marks, in which Unicode form is compared; optional signs between them are gone.
  let cluster = '';
  let from = 0;
  let to = 0;
  let composes = false;

  const close = () => {
    const text = composes ? cluster.normalize('NFC') : cluster;
    folded.text += text;
    for (let units = text.length; units > 0; units--) {
      folded.starts.push(from);
      folded.ends.push(to);
    }
  };

  let end = 0;
  for (const character of original) {
    const start = end;
    end += character.length;
    for (const { piece, mark } of stepsOf(character)) {
      if (mark && cluster !== '') {
        cluster += piece;
        to = end;
        composes = true;
      } else if (piece !== ' ' || (cluster !== ' ' && cluster !== '')) {
        close();
        cluster = piece;
        from = start;
        to = end;
        composes = false;
      }
    }
  }
  if (cluster !== ' ') close();
  return folded;
}
