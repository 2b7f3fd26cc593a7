import type { BodyBlock } from '../../content/body-blocks.ts';
import { countWords } from '../../model/passage.ts';
import { pullQuoteSchema } from '../../model/pull-quote.ts';
import { fold, type Folded, foldedText } from '../../text/fold.ts';
import { findWords } from '../../text/match.ts';
import type { Range } from '../../text/range.ts';

/** Words that a pull-quote can have: they are found where they stand. */
export interface Quotable {
  text: string;
  block: number;
  range: Range;
  /** Which match it is, from 1; undefined where the words appear once. */
  occurrence: number | undefined;
}

/** The body in which words are found, folded once. */
export class QuotableBody {
  readonly #blocks: readonly BodyBlock[];
  readonly #folded: Folded[];
  readonly #taken: { block: number; range: Range }[] = [];

  constructor(blocks: readonly BodyBlock[]) {
    this.#blocks = blocks;
    this.#folded = blocks.map(({ text }) => fold(text));
  }

  /** Marks the words of a pull-quote that the article has, so that no proposal overlaps it. */
  take(words: string, occurrence = 1): void {
    const place = this.#placesOf(words)[occurrence - 1];
    if (place) this.#taken.push(place);
  }

  /** Returns the words of a range as a pull-quote; undefined if they overlap another quote or would be an error in the frontmatter. */
  quote(block: number, range: Range): Quotable | undefined {
    const text = (this.#blocks[block]?.text.slice(range.start, range.end) ?? '').replace(/\s+/gu, ' ').trim();
    if (countWords(text) === 0 || !pullQuoteSchema.safeParse({ id: 'id', text }).success) return undefined;
    if (
      this.#taken.some(
        (other) => other.block === block && other.range.start < range.end && range.start < other.range.end,
      )
    )
      return undefined;
    const places = this.#placesOf(text);
    const at = places.findIndex(
      (place) => place.block === block && Math.abs(place.range.start - range.start) < 3,
    );
    if (at === -1) return undefined;
    return { text, block, range, occurrence: places.length > 1 ? at + 1 : undefined };
  }

  /** Where words occur, as the check and the build find them. */
  #placesOf(words: string): { block: number; range: Range }[] {
    const needle = foldedText(words);
    return this.#folded.flatMap((folded, block) =>
      folded.text.includes(needle) ? rangesIn(folded, words, needle).map((range) => ({ block, range })) : [],
    );
  }
}

/** Blocks of more characters are searched around each match only: finding the words of a text takes longer than finding a match. */
const longBlock = 10_000;
const around = 400;

function rangesIn(folded: Folded, words: string, needle: string): Range[] {
  if (folded.original.length <= longBlock) return findWords(folded, words);
  const found: Range[] = [];
  for (
    let at = folded.text.indexOf(needle);
    at !== -1;
    at = folded.text.indexOf(needle, at + needle.length)
  ) {
    const from = spaceBefore(folded.original, (folded.starts[at] ?? 0) - around);
    const to = (folded.ends[at + needle.length - 1] ?? 0) + around;
    const near = findWords(folded.original.slice(from, to), words).map(({ start, end }) => ({
      start: start + from,
      end: end + from,
    }));
    found.push(...near.filter(({ start }) => start >= (found.at(-1)?.end ?? 0)));
  }
  return found;
}

const spaceBefore = (text: string, offset: number): number =>
  offset <= 0 ? 0 : Math.max(0, text.lastIndexOf(' ', offset));
