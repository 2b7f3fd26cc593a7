import { figuresIn } from './figures.ts';
import { fold, type Folded, foldedText, isLeftOut } from './fold.ts';
import type { Range } from './range.ts';

/**
 * Returns all ranges where `words` occur as whole words, in order, without overlaps.
 * Callers that search one text many times pass it folded.
 */
export function findWords(text: string | Folded, words: string): Range[] {
  const ranges: Range[] = [];
  for (const { range, whole } of occurrences(text, words))
    if (whole && range.start >= (ranges.at(-1)?.end ?? 0)) ranges.push(range);
  return ranges;
}

/** Returns the first range where `words` occur but cut a word or number, extended to its ends; undefined if there is none. */
export function findCutWords(text: string | Folded, words: string): Range | undefined {
  for (const { range, whole } of occurrences(text, words)) if (!whole) return range;
  return undefined;
}

/** All occurrences of `words`. The range of one that cuts a word or number is extended to its ends. */
function* occurrences(text: string | Folded, words: string): Generator<{ range: Range; whole: boolean }> {
  const haystack = typeof text === 'string' ? fold(text) : text;
  const needle = needleOf(words);
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

/** The last words that were looked for: callers look for the same in one text after the other. */
let last = { words: '', folded: '' };
function needleOf(words: string): string {
  if (last.words !== words) last = { words, folded: foldedText(words) };
  return last.folded;
}

/** True if the text contains `words` as whole words. */
export const hasWords = (text: string | Folded, words: string): boolean => findWords(text, words).length > 0;

/** True if the units before and after `at` come from the same original character, or from one ellipsis. */
function cutsCharacter({ text, starts }: Folded, at: number): boolean {
  if (at <= 0 || at >= text.length) return false;
  return starts[at - 1] === starts[at] || (text[at - 1] === '.' && text[at] === '.');
}

/** Unicode word boundaries (UAX 29): “can’t”, “1,000” and “می‌خواهد” are one word each. The rules do not depend on the language. */
const segmenter = new Intl.Segmenter('und', { granularity: 'word' });

/** A hyphen between letters joins them into one word, so “combatants” does not match “non-combatants”. Dashes separate words. */
const compound = /(?<=[[\p{L}\p{N}\p{M}]--\u0640])[\-\u2010\u2011](?=[[\p{L}\p{N}]--\u0640])/vy;

/** White space except the byte order mark, which `\s` includes but readers do not see. */
const isSpace = (character: string) => /[^\S\ufeff]/u.test(character);

/**
 * Returns a function that extends a range over dropped characters (vowel marks, tatweel, soft hyphens) up to the word boundaries.
 * If the range still cuts a word or number, `whole` is false and the range is extended to its ends.
 */
function toWholeWords(text: string): (range: Range) => { range: Range; whole: boolean } {
  const segments = segmenter.segment(text);
  const figures = figuresIn(text, isLeftOut);
  // Unicode joins words across a narrow no-break space, for Mongolian; here all white space separates words.
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
