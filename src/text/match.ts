import { figuresIn } from './figures.ts';
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
  const ranges: Range[] = [];
  for (const { range, whole } of places(text, words))
    if (whole && range.start >= (ranges.at(-1)?.end ?? 0)) ranges.push(range);
  return ranges;
}

/** The words and figures that `words` cut into, where they stand first; undefined where they do not stand even so. */
export function findCutWords(text: string | Folded, words: string): Range | undefined {
  for (const { range, whole } of places(text, words)) if (!whole) return range;
  return undefined;
}

/** Every place of `words`; the range of those that cut a word or a figure goes on to its ends. */
function* places(text: string | Folded, words: string): Generator<{ range: Range; whole: boolean }> {
  const haystack = typeof text === 'string' ? fold(text) : text;
  const needle = fold(words).text;
  if (needle === '') return;
  let widen: ReturnType<typeof toWholeWords> | undefined;
  for (let at = haystack.text.indexOf(needle); at !== -1; at = haystack.text.indexOf(needle, at + 1)) {
    const next = at + needle.length;
    const range = { start: haystack.starts[at] ?? 0, end: haystack.ends[next - 1] ?? 0 };
    widen ??= toWholeWords(haystack.original);
    const widened = widen(range);
    const cuts = cutsCharacter(haystack, at) || cutsCharacter(haystack, next);
    yield { range: widened.range, whole: widened.whole && !cuts };
  }
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
 * where words do. Where it cuts a word or a figure it is not whole, and goes on to their ends.
 */
function toWholeWords(text: string): (range: Range) => { range: Range; whole: boolean } {
  const segments = segmenter.segment(text);
  const figures = figuresIn(text, isLeftOut);
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
  const cutFigure = (at: number) => figures.find(({ start, end }) => start < at && at < end);
  const isCut = (at: number) =>
    !isBoundary(at) || isHyphen(at - 1) || isHyphen(at) || cutFigure(at) !== undefined;
  return ({ start, end }) => {
    while ((!isBoundary(start) || isHyphen(start)) && isLeftOut(text.charAt(start - 1))) start--;
    while (!isBoundary(end) && isLeftOut(text.charAt(end))) end++;
    const whole = !isCut(start) && !isCut(end);
    while (start > 0 && isCut(start)) start = cutFigure(start)?.start ?? start - 1;
    while (end < text.length && isCut(end)) end = cutFigure(end)?.end ?? end + 1;
    return { range: { start, end }, whole };
  };
}
