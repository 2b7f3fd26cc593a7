import { textDirective } from '../../model/text-directive.ts';
import { type Block, type BlockPosition, offsetOf, positionOf, textBlocks } from './page-text.ts';
import { headingAbove, ownPieces, type Passage, passageOf } from './passage.ts';
import { hasWord, isWordBoundary } from './whole-words.ts';

/** A passage with its URL. */
export interface LinkedPassage extends Passage {
  url: string;
}

/** Numbers of words from the passage or around it to try in a link; the fewest that are unique on the page are used. */
const wordCounts = [3, 4, 5, 7, 9, 12, 16, 24, 40];
/** Maximum number of words by which a passage is extended, so that a fragment can identify it. */
const maxExtension = 6;
/** Passages up to this many characters are included in full. */
const fullTextLimit = 120;

/**
 * Returns a passage with its URL: the page with a text fragment (WICG, “URL Fragment Text Directives”), or with the heading
 * above if no fragment is unique. A fragment begins and ends at whole words and never contains a
 * note number, which may change; if a number adjoins the first or last word, the passage is extended by the next word.
 */
export function linkedPassage(page: string, prose: Element, passage: Passage): LinkedPassage {
  const found = new PageSearch(prose).find(passage.range);
  const linked = found && passageOf(prose, found.range);
  if (linked) return { ...linked, url: `${page}#${found.directive}` };
  const heading = headingAbove(prose, passage.range);
  return { ...passage, url: heading ? `${page}#${encodeURIComponent(heading)}` : page };
}

/** A range of one block, in UTF-16 units; `to` is exclusive. */
interface TextRange {
  from: number;
  to: number;
}

/** Searches the page like browsers do, to find a unique text directive. */
class PageSearch {
  readonly #blocks = textBlocks(document.body);
  readonly #folded: string[] = this.#blocks.map(({ text }) => fold(text));
  readonly #own: ReadonlySet<Node | undefined>;

  constructor(prose: Element) {
    this.#own = new Set(ownPieces(prose).map(({ text, node }) => (text ? node : undefined)));
  }

  /** Returns the text directive of a range and the range that it identifies, which may be extended by a few words to be unique. */
  find(range: Range): { range: Range; directive: string } | undefined {
    const start = positionOf(this.#blocks, range.startContainer, range.startOffset);
    const end = positionOf(this.#blocks, range.endContainer, range.endOffset);
    if (!start || !end) return undefined;
    const starts = this.#firstWords(start, end);
    const ends = this.#lastWords(start, end);
    for (let more = 0; more <= maxExtension; more++)
      for (const [first, last] of [
        [starts[more], ends[0]],
        [starts[0], ends[more]],
        [starts[more], ends[more]],
      ]) {
        if (!first || !last) continue;
        const from = { block: start.block, at: first.from };
        const to = { block: end.block, at: last.to };
        const directive = this.#directive(from, to, first.to, last.from);
        if (directive) return { range: rangeOf(from, to), directive };
      }
    return undefined;
  }

  /** Returns the article's own text on one side of a position, up to a note number. */
  #ownRun({ block, at }: BlockPosition, side: 'before' | 'after'): TextRange {
    let from = at;
    let to = at;
    for (const piece of side === 'before' ? [...block.pieces].reverse() : block.pieces) {
      const end = piece.from + piece.text.length;
      const isNext = side === 'before' ? piece.from < from && end >= from : end > to && piece.from <= to;
      if (!isNext) continue;
      if (!this.#own.has(piece.node)) break;
      if (side === 'before') from = piece.from;
      else to = end;
    }
    return { from, to };
  }

  /** Returns possible beginnings of a fragment: at the start of the passage, then at the words before it. */
  #firstWords(start: BlockPosition, end: BlockPosition): TextRange[] {
    const { block } = start;
    const limit = end.block === block ? end.at : block.text.length;
    const earlier = this.#words(block).filter(({ from }) => from < start.at);
    return [start.at, ...earlier.map(({ from }) => from).reverse()]
      .map((from) => {
        const { to } = this.#ownRun({ block, at: from }, 'after');
        return { from, to: lastBoundary(block.text, from, Math.min(to, limit)) };
      })
      .filter(({ from, to }) => isWordBoundary(block.text, from) && hasWord(block.text.slice(from, to)));
  }

  /** Returns possible ends of a fragment: at the end of the passage, then at the words after it. */
  #lastWords(start: BlockPosition, end: BlockPosition): TextRange[] {
    const { block } = end;
    const limit = start.block === block ? start.at : 0;
    const later = this.#words(block).filter(({ to }) => to > end.at);
    return [end.at, ...later.map(({ to }) => to)]
      .map((to) => {
        const { from } = this.#ownRun({ block, at: to }, 'before');
        return { from: firstBoundary(block.text, Math.max(from, limit), to), to };
      })
      .filter(({ from, to }) => isWordBoundary(block.text, to) && hasWord(block.text.slice(from, to)));
  }

  /** Returns the article's own words of a block, with adjoining punctuation. */
  #words(block: Block): TextRange[] {
    return block.pieces
      .filter(({ node }) => this.#own.has(node))
      .flatMap(({ from, text }) =>
        [...text.matchAll(/\S*[\p{L}\p{N}]\S*/gu)].map(({ 0: word, index }) => ({
          from: from + index,
          to: from + index + word.length,
        })),
      );
  }

  /** Returns the shortest directive whose first match is this range. */
  #directive(
    from: BlockPosition,
    to: BlockPosition,
    startLimit: number,
    endLimit: number,
  ): string | undefined {
    const isOne = from.block === to.block;
    const whole = isOne && startLimit >= to.at && endLimit <= from.at;
    const before = this.#ownRun(from, 'before').from;
    const after = this.#ownRun(to, 'after').to;
    for (const words of wordCounts)
      for (const around of [0, words]) {
        const prefixAt = around ? startOfWords(from.block.text, from.at, before, around) : from.at;
        const suffixTo = around ? endOfWords(to.block.text, to.at, after, around) : to.at;
        const suffix = to.block.text.slice(to.at, suffixTo).trim();
        const inside = from.block.text.slice(prefixAt, from.at).trim();
        // At the start of a block, use the end of the previous one: table cells often contain the same words.
        const above =
          around && from.block.text.slice(0, from.at).trim() === '' ? this.#above(from.block, around) : '';
        if (around && !hasWord(inside + suffix + above)) continue;
        const prefix = inside || above;
        if (whole && to.at - from.at <= Math.max(fullTextLimit, words * 8)) {
          if (this.#isFirst(from, prefixAt, suffixTo, above))
            return textDirective(prefix, [from.block.text.slice(from.at, to.at)], suffix);
          continue;
        }
        const startTo = endOfWords(from.block.text, from.at, startLimit, words);
        const endAt = startOfWords(to.block.text, to.at, endLimit, words);
        if (isOne && startTo >= endAt) continue;
        if (this.#isFirst(from, prefixAt, startTo, above) && this.#isNext(from, startTo, to, endAt, suffixTo))
          return textDirective(
            prefix,
            [from.block.text.slice(from.at, startTo), to.block.text.slice(endAt, to.at)],
            suffix,
          );
      }
    return undefined;
  }

  /** Returns the last words of the previous block; empty if it ends in a note number. */
  #above(block: Block, count: number): string {
    const previous = this.#blocks[this.#blocks.indexOf(block) - 1];
    const last = previous?.pieces[previous.pieces.length - 1];
    if (!previous || !last || last.node.parentElement?.closest('sup')) return '';
    const { text } = previous;
    const words = text.slice(startOfWords(text, text.length, last.from, count)).trim();
    return hasWord(words) ? words : '';
  }

  /** Returns true if a range of a block, after `above`, is its first occurrence on the page. */
  #isFirst({ block }: BlockPosition, from: number, to: number, above: string): boolean {
    const text = fold(block.text.slice(from, to));
    const own = this.#blocks.indexOf(block);
    const before = fold(above);
    const index = this.#folded.findIndex((folded, at) =>
      above
        ? folded.includes(`${before} ${text}`) ||
          (folded.startsWith(text) && (this.#folded[at - 1] ?? '').trim().endsWith(before))
        : folded.includes(text),
    );
    const at = above ? 0 : fold(block.text.slice(0, from)).length;
    return index === own && this.#folded[own]?.indexOf(text) === at;
  }

  /** Returns true if a range of a block is its first occurrence after the start of the passage. */
  #isNext(from: BlockPosition, startTo: number, to: BlockPosition, endAt: number, suffixTo: number): boolean {
    const text = fold(to.block.text.slice(endAt, suffixTo));
    const first = this.#blocks.indexOf(from.block);
    const last = this.#blocks.indexOf(to.block);
    for (let index = first; index <= last; index++) {
      const folded = this.#folded[index] ?? '';
      const at = folded.indexOf(text, index === first ? fold(from.block.text.slice(0, startTo)).length : 0);
      if (at !== -1) return index === last && at === fold(to.block.text.slice(0, endAt)).length;
    }
    return false;
  }
}

function rangeOf(from: BlockPosition, to: BlockPosition): Range {
  const range = document.createRange();
  const [first, last] = [offsetOf(from, 'start'), offsetOf(to, 'end')];
  range.setStart(first.node, first.offset);
  range.setEnd(last.node, last.offset);
  return range;
}

/** Returns text as browsers compare it: without case and accents. */
const fold = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();

/** Returns the last or first word boundary in a range. */
function lastBoundary(text: string, from: number, to: number): number {
  while (to > from && !isWordBoundary(text, to)) to--;
  return to;
}
function firstBoundary(text: string, from: number, to: number): number {
  while (from < to && !isWordBoundary(text, from)) from++;
  return from;
}

/** Returns the end of the first `count` words in a range, or the start of the last `count`. */
function endOfWords(text: string, from: number, to: number, count: number): number {
  const last = wordsOf(text, from, to).slice(0, count).pop();
  return lastBoundary(text, from, last ? last.to : from);
}
function startOfWords(text: string, to: number, from: number, count: number): number {
  const [first] = wordsOf(text, from, to).slice(-count);
  return firstBoundary(text, first ? first.from : to, to);
}
const wordsOf = (text: string, from: number, to: number): TextRange[] =>
  Array.from(text.slice(from, to).matchAll(/\S+/g), ({ 0: word, index }) => ({
    from: from + index,
    to: from + index + word.length,
  }));
