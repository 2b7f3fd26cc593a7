/**
 * Folds text for comparison: ignores differences in white space, Unicode form, style of quotation marks and dashes, optional vowel
 * marks, and invisible characters. All other differences remain.
 */

/** Folded text, with a map back to the original. */
export interface Folded {
  original: string;
  text: string;
  /** For each UTF-16 unit of `text`: the start of the original characters that it represents. */
  starts: number[];
  /** Their end, in the same form. */
  ends: number[];
}

/** Includes the Hebrew gershayim and geresh, which most people type as quotation marks. */
const quoteMarks = /[\u0022\u00ab\u00bb\u201c-\u201f\u2039\u203a\u2033\u05f4\uff02]/u;
const apostrophes = /[\u0027\u2018-\u201b\u02bc\u2032\u02b9\u05f3\uff07]/u;
const dashes = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/u;
/** Soft hyphen, zero-width space, word joiner, byte order mark and bidi controls; not ZWNJ and ZWJ, which are part of Persian spelling. */
const invisible = /[\u00ad\u200b\u2060\ufeff\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/u;
/** Arabic vowel marks and tatweel, and Hebrew points, which are optional in writing. */
const optional = /[\u0640\u064b-\u0652\u0670\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7]/u;

/** Returns the folded form of one character of decomposed text. */
function foldCharacter(character: string): string {
  // First, because \s also matches the byte order mark.
  if (invisible.test(character) || optional.test(character)) return '';
  if (/\s/u.test(character)) return ' ';
  if (quoteMarks.test(character)) return '"';
  if (apostrophes.test(character)) return "'";
  if (dashes.test(character)) return '-';
  return character === '…' ? '...' : character;
}

/** The folded pieces of a character; `mark` is true for a combining mark, which belongs to the letter before it. */
type Step = { piece: string; mark: boolean }[];

/** Cached, because texts repeat the same few characters. */
const steps = new Map<string, Step>();
function stepsOf(character: string): Step {
  let known = steps.get(character);
  if (known === undefined) {
    // Decomposed first, so that marks inside a presentation form are optional too.
    known = Array.from(character.normalize('NFD'), (part) => ({
      piece: foldCharacter(part),
      mark: /\p{M}/u.test(part),
    })).filter(({ piece }) => piece !== '');
    steps.set(character, known);
  }
  return known;
}

/** True if folding drops the UTF-16 unit. */
export const isLeftOut = (unit: string): boolean => stepsOf(unit).length === 0;

/** Characters that fold to one character each: printable ASCII, and the dashes and quotation marks of most texts. */
const plain =
  /^[\u0021-\u007e\u2010-\u2015\u2018-\u201f]+(?:[ \n\t\u00a0][\u0021-\u007e\u2010-\u2015\u2018-\u201f]+)*$/u;
const changing = /[\n\t\u00a0\u2010-\u2015\u2018-\u201f]/gu;

/** The numbers from 0, as many as were needed. */
let counted: number[] = [];

/** Returns the folded text without the map back to the original, which takes most of the time. */
export const foldedText = (original: string): string =>
  plain.test(original) ? original.replace(changing, foldCharacter) : fold(original).text;

/** Returns text in which each character folds to one. */
function foldPlain(original: string): Folded {
  const { length } = original;
  if (counted.length <= length) counted = Array.from({ length: 2 * length + 1 }, (_, index) => index);
  const text = original.replace(changing, foldCharacter);
  return { original, text, starts: counted.slice(0, length), ends: counted.slice(1, length + 1) };
}

/** Returns the folded text. Runs of white space become one space; white space at the ends is dropped. */
export function fold(original: string): Folded {
  if (plain.test(original)) return foldPlain(original);
  const folded: Folded = { original, text: '', starts: [], ends: [] };
  // The current cluster: a letter with its combining marks, normalized as one; optional marks are already dropped.
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
