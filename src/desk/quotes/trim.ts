import type { BodyBlock } from '../../content/body-blocks.ts';
import { countWords } from '../../model/passage.ts';
import type { Range } from '../../text/range.ts';
import type { QuoteRules } from './rules/types.ts';
import { sentencesOf } from './sentences.ts';

/** The fewest words of what somebody said, and the most that fit on a card. */
export const fewestWords = 4;
const most = 60;

const before = /^(?:\s|[[(]?(?:…|\.\.\.)[\])]?|[["“„«»‘'](?=\s*$))+/u;
const after = /(?:[\s,،;؛:–—-]|[[(]?(?:…|\.\.\.)[\])])+$/u;

/**
 * Returns the part of a quotation to propose: without a comma, dash or ellipsis at its ends, and the strongest sentences if it is too
 * long. Undefined for a few words, and for a title.
 */
export function quotedWords({ text }: BodyBlock, inner: Range, rules: QuoteRules): Range | undefined {
  const range = trimmed(text, inner);
  const words = text.slice(range.start, range.end);
  const count = countWords(words);
  if (count < fewestWords || isTitle(words)) return undefined;
  return count <= most ? range : bestSentences(text, range, rules);
}

export function trimmed(text: string, { start, end }: Range): Range {
  const words = text.slice(start, end);
  const lead = before.exec(words)?.[0].length ?? 0;
  const tail = after.exec(words.slice(lead))?.[0].length ?? 0;
  return { start: start + lead, end: end - tail };
}

/** True for the title of a work, in which most words have a capital. */
function isTitle(words: string): boolean {
  if (/[.!?,]$/u.test(words)) return false;
  const long = words.split(/\s+/u).filter((word) => /\p{L}{4}/u.test(word) && /[\p{Lu}\p{Ll}]/u.test(word));
  return long.length > 2 && long.filter((word) => /^\P{L}*\p{Lu}/u.test(word)).length / long.length > 0.75;
}

/** The longest run of whole sentences that fits, from the first that fits; undefined if one sentence is too long. */
function bestSentences(text: string, range: Range, rules: QuoteRules): Range | undefined {
  const sentences = sentencesOf(text.slice(range.start, range.end), rules).map(({ start, end }) =>
    trimmed(text, { start: range.start + start, end: range.start + end }),
  );
  const count = (from: number, to: number) =>
    countWords(text.slice(sentences[from]?.start, sentences[to]?.end));
  let best: Range | undefined;
  let longest = 0;
  for (const from of sentences.keys()) {
    let to = from;
    while (to + 1 < sentences.length && count(from, to + 1) <= most) to++;
    const own = count(from, to);
    if (own > most || own < fewestWords || own <= longest) continue;
    longest = own;
    best = { start: sentences[from]?.start ?? range.start, end: sentences[to]?.end ?? range.end };
  }
  return best;
}
