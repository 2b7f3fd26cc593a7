/**
 * Finding words in a text as a reader would: white space, Unicode form, quote marks, dashes and characters
 * that cannot be seen make no difference; everything else does.
 */

/** A text folded for comparison, with the way back to the original. */
export interface Folded {
  text: string;
  /** For each UTF-16 unit of `text`, where the characters it stands for begin in the original. */
  starts: number[];
  /** The same, where they end. */
  ends: number[];
}

const quoteMarks = /[\u0022\u00ab\u00bb\u201c-\u201f\u2039\u203a\u2033\uff02]/u;
const apostrophes = /[\u0027\u2018-\u201b\u02bc\u2032\u02b9\uff07]/u;
const dashes = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/u;
/** Soft hyphen, zero-width space, word joiner, byte order mark, and bidi controls; not ZWNJ or ZWJ, which Persian spelling needs. */
const invisible = /[\u00ad\u200b\u2060\ufeff\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/u;
/** Arabic vowel signs and tatweel, and Hebrew points: optional in writing. */
const optionalMarks = /[\u0640\u064b-\u0652\u0670\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7]/gu;

/** A character with the combining marks that follow it: the unit in which Unicode form is compared. */
const cluster = /\P{M}\p{M}*|\p{M}+/gsu;

function foldCluster(characters: string): string {
  // First, because the byte order mark counts as white space too.
  if (invisible.test(characters)) return '';
  if (/^\s/u.test(characters)) return ' ';
  if (quoteMarks.test(characters)) return '"';
  if (apostrophes.test(characters)) return "'";
  if (dashes.test(characters)) return '-';
  if (characters.startsWith('…')) return '...';
  return characters.normalize('NFC').replace(optionalMarks, '');
}

/** Folds a text for comparison; runs of white space become one space, none at either end. */
export function fold(original: string): Folded {
  const folded: Folded = { text: '', starts: [], ends: [] };
  const push = (piece: string, start: number, end: number) => {
    for (const unit of piece.split('')) {
      folded.text += unit;
      folded.starts.push(start);
      folded.ends.push(end);
    }
  };
  for (const match of original.matchAll(cluster)) {
    const piece = foldCluster(match[0]);
    if (piece === ' ' && (folded.text === '' || folded.text.endsWith(' '))) continue;
    push(piece, match.index, match.index + match[0].length);
  }
  if (folded.text.endsWith(' ')) {
    folded.text = folded.text.slice(0, -1);
    folded.starts.pop();
    folded.ends.pop();
  }
  return folded;
}

/** Where a passage stands in a text: offsets in UTF-16 units, `end` exclusive. */
export interface Range {
  start: number;
  end: number;
}

const isWordCharacter = (character: string | undefined) =>
  character !== undefined && /[\p{L}\p{N}\p{M}]/u.test(character);

/** Every place in `text` where `words` stand as whole words, in order, not overlapping. */
export function findWords(text: string, words: string): Range[] {
  const haystack = fold(text);
  const needle = fold(words).text;
  const ranges: Range[] = [];
  if (needle === '') return ranges;
  for (let at = haystack.text.indexOf(needle); at !== -1;) {
    const last = at + needle.length - 1;
    const cutsWord =
      (isWordCharacter(haystack.text[at - 1]) && isWordCharacter(needle[0])) ||
      (isWordCharacter(haystack.text[last + 1]) && isWordCharacter(needle.at(-1)));
    if (!cutsWord) ranges.push({ start: haystack.starts[at] ?? 0, end: haystack.ends[last] ?? 0 });
    at = haystack.text.indexOf(needle, cutsWord ? at + 1 : last + 1);
  }
  return ranges;
}

/** The stretch of one of `texts` that shares most words with `words`, without marks around it that `words` lack, and which text it is from. */
export function nearestPassage(texts: readonly string[], words: string): { index: number; passage: string } {
  const bare = (word: string) =>
    fold(word)
      .text.toLowerCase()
      .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
  const wanted = fold(words).text.split(' ');
  const bag = new Set(wanted.map(bare));
  let best = { index: -1, score: 0, passage: '' };
  texts.forEach((text, index) => {
    const original = text.split(/\s+/u).filter(Boolean);
    const hits = original.map((word) => (bag.has(bare(word)) ? 1 : 0));
    for (let start = 0; start === 0 || start + wanted.length <= hits.length; start++) {
      const shared = hits.slice(start, start + wanted.length).reduce<number>((sum, hit) => sum + hit, 0);
      // Of two that share as many, the one that begins with a shared word is no word too early.
      const score = shared === 0 ? 0 : 2 * shared + (hits[start] ?? 0);
      if (score > best.score)
        best = { index, score, passage: original.slice(start, start + wanted.length).join(' ') };
    }
  });
  let { passage } = best;
  if (isWordCharacter(words.trim()[0])) passage = passage.replace(/^[^\p{L}\p{N}]+/u, '');
  if (isWordCharacter(words.trim().at(-1))) passage = passage.replace(/[^\p{L}\p{N}\p{M}]+$/u, '');
  return { index: best.index, passage };
}

/** `found` with each word that is not in `wanted` at that point in brackets, so that an editor sees the difference. */
export function markDifferences(wanted: string, found: string): string {
  const a = wanted.split(/\s+/u);
  const b = found.split(/\s+/u);
  const same = (x: string | undefined, y: string | undefined) =>
    x !== undefined && y !== undefined && fold(x).text === fold(y).text;
  // Longest common subsequence of words.
  const table = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  const cell = (i: number, j: number) => table[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      (table[i] ?? [])[j] = same(a[i], b[j])
        ? cell(i + 1, j + 1) + 1
        : Math.max(cell(i + 1, j), cell(i, j + 1));
  const out: string[] = [];
  for (let i = 0, j = 0; j < b.length;) {
    if (i < a.length && same(a[i], b[j])) {
      out.push(b[j] ?? '');
      i++;
      j++;
    } else if (i < a.length && cell(i + 1, j) >= cell(i, j + 1)) i++;
    else out.push(`[${b[j++] ?? ''}]`);
  }
  return out.join(' ');
}
