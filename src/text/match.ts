import { fold, isLeftOut, type Folded } from './fold.ts';

/** Where a passage stands in a text: offsets in UTF-16 units, `end` exclusive. */
export interface Range {
  start: number;
  end: number;
}

/**
 * Every place where `words` stand as whole words, in order, not overlapping.
 * A text in which many are looked for is folded once, by whoever asks.
 */
export function findWords(text: string | Folded, words: string): Range[] {
  const haystack = typeof text === 'string' ? fold(text) : text;
  const needle = fold(words).text;
  const ranges: Range[] = [];
  if (needle === '') return ranges;
  let widen: ((range: Range) => Range | undefined) | undefined;
  for (let at = haystack.text.indexOf(needle); at !== -1;) {
    const next = at + needle.length;
    widen ??= toWholeWords(haystack.original);
    const range =
      cutsCharacter(haystack, at) || cutsCharacter(haystack, next)
        ? undefined
        : widen({ start: haystack.starts[at] ?? 0, end: haystack.ends[next - 1] ?? 0 });
    if (range) ranges.push(range);
    at = haystack.text.indexOf(needle, range ? next : at + 1);
  }
  return ranges;
}

/** True where `words` stand as whole words in the text. */
export const hasWords = (text: string | Folded, words: string): boolean => findWords(text, words).length > 0;

/** True where the units before and after `at` stand for one character of the original, or for one ellipsis. */
function cutsCharacter({ text, starts }: Folded, at: number): boolean {
  if (at <= 0 || at >= text.length) return false;
  return starts[at - 1] === starts[at] || (text[at - 1] === '.' && text[at] === '.');
}

/** Word boundaries of Unicode (UAX 29): “can’t”, “1,000” and “می‌خواهد” are one word. No language: the rules for letters are the same. */
const segmenter = new Intl.Segmenter('und', { granularity: 'word' });

/** A hyphen between letters makes one word of two: “combatants” is not to be had of “non-combatants”. Dashes part them. */
const compound = /(?<=[[\p{L}\p{N}\p{M}]--\u0640])[\-\u2010\u2011](?=[[\p{L}\p{N}]--\u0640])/vy;

/** The byte order mark is white space to regular expressions, and cannot be seen. */
const isSpace = (character: string) => /[^\S\ufeff]/u.test(character);

/**
 * Takes signs that folding leaves out (a vowel sign, a tatweel, a soft hyphen) into a range, until it begins and ends
 * where words do; undefined where it cuts a word.
 */
function toWholeWords(text: string): (range: Range) => Range | undefined {
  const segments = segmenter.segment(text);
  // The narrow no-break space joins words for Unicode, for the sake of Mongolian; here all white space parts them.
  const isBoundary = (at: number) =>
    at === text.length ||
    segments.containing(at)?.index === at ||
    isSpace(text.charAt(at)) ||
    isSpace(text.charAt(at - 1));
  const isHyphen = (at: number) => {
    compound.lastIndex = at;
    return at >= 0 && compound.test(text);
  };
  return ({ start, end }) => {
    while (!isBoundary(start) && isLeftOut(text.charAt(start - 1))) start--;
    while (!isBoundary(end) && isLeftOut(text.charAt(end))) end++;
    const whole = isBoundary(start) && isBoundary(end);
    return whole && ![start - 1, start, end - 1, end].some(isHyphen) ? { start, end } : undefined;
  };
}
