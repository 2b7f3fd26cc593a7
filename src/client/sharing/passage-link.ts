import { type Block, offsetOf, type Place, placeOf, textBlocks } from './page-text.ts';
import { headingAbove, ownPieces, type Passage, passageOf } from './passage.ts';
import { hasWord, isEdge } from './whole-words.ts';

/** A passage with the URL that leads to it. */
export interface LinkedPassage extends Passage {
  url: string;
}

/** How many words of the passage, and around it, a link names: as few as tell it from all else on the page. */
const lengths = [3, 4, 5, 7, 9, 12, 16, 24, 40];
/** A passage is widened by at most this many words, so that a fragment can name it. */
const most = 6;
/** Passages up to this many characters are named whole. */
const short = 120;

/**
 * Returns a passage with its URL: the page with a text fragment that marks the words (WICG, “URL Fragment Text Directives”), or with
 * the heading above where no fragment can tell the words from others. A fragment begins and ends at whole words and never holds
 * the number of a note, which changes; where a number is glued to the first or last word, the passage takes in the word next to it.
 */
export function linkedPassage(page: string, prose: Element, passage: Passage): LinkedPassage {
  const marked = new PageSearch(prose).mark(passage.range);
  const linked = marked && passageOf(prose, marked.range);
  if (linked) return { ...linked, url: `${page}#${marked.directive}` };
  const heading = headingAbove(prose, passage.range);
  return { ...passage, url: heading ? `${page}#${encodeURIComponent(heading)}` : page };
}

/** A stretch of one block. */
interface Stretch {
  from: number;
  to: number;
}

class PageSearch {
  readonly #blocks = textBlocks(document.body);
  readonly #folded: string[] = this.#blocks.map(({ text }) => fold(text));
  readonly #own: ReadonlySet<Node | undefined>;

  constructor(prose: Element) {
    this.#own = new Set(ownPieces(prose).map(({ text, node }) => (text ? node : undefined)));
  }

  /** The text directive of a range, and the range that it marks: wider by a few words where nothing else can be told from the rest. */
  mark(range: Range): { range: Range; directive: string } | undefined {
    const start = placeOf(this.#blocks, range.startContainer, range.startOffset);
    const end = placeOf(this.#blocks, range.endContainer, range.endOffset);
    if (!start || !end) return undefined;
    const starts = this.#firstWords(start, end);
    const ends = this.#lastWords(start, end);
    for (let more = 0; more <= most; more++)
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

  /** Where the text around a place is the article's own, without the number of a note. */
  #ownRun({ block, at }: Place, side: 'before' | 'behind'): Stretch {
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

  /** What a fragment can begin with: the text from the beginning, then from the words before it. */
  #firstWords(start: Place, end: Place): Stretch[] {
    const { block } = start;
    const limit = end.block === block ? end.at : block.text.length;
    const earlier = this.#words(block).filter(({ from }) => from < start.at);
    return [start.at, ...earlier.map(({ from }) => from).reverse()]
      .map((from) => {
        const { to } = this.#ownRun({ block, at: from }, 'behind');
        return { from, to: lastEdge(block.text, from, Math.min(to, limit)) };
      })
      .filter(({ from, to }) => isEdge(block.text, from) && hasWord(block.text.slice(from, to)));
  }

  /** What a fragment can end with: the text up to the end, then up to the words behind it. */
  #lastWords(start: Place, end: Place): Stretch[] {
    const { block } = end;
    const limit = start.block === block ? start.at : 0;
    const later = this.#words(block).filter(({ to }) => to > end.at);
    return [end.at, ...later.map(({ to }) => to)]
      .map((to) => {
        const { from } = this.#ownRun({ block, at: to }, 'before');
        return { from: firstEdge(block.text, Math.max(from, limit), to), to };
      })
      .filter(({ from, to }) => isEdge(block.text, to) && hasWord(block.text.slice(from, to)));
  }

  /** The article's own words of a block, with the signs that follow them. */
  #words(block: Block): Stretch[] {
    return block.pieces
      .filter(({ node }) => this.#own.has(node))
      .flatMap(({ from, text }) =>
        [...text.matchAll(/\S*[\p{L}\p{N}]\S*/gu)].map(({ 0: word, index }) => ({
          from: from + index,
          to: from + index + word.length,
        })),
      );
  }

  /** The shortest directive that leads from one place to the other and to nothing before. */
  #directive(from: Place, to: Place, startLimit: number, endLimit: number): string | undefined {
    const isOne = from.block === to.block;
    const whole = isOne && startLimit >= to.at && endLimit <= from.at;
    const before = this.#ownRun(from, 'before').from;
    const behind = this.#ownRun(to, 'behind').to;
    for (const words of lengths)
      for (const around of [0, words]) {
        const prefixAt = around ? backwards(from.block.text, from.at, before, around) : from.at;
        const suffixTo = around ? forwards(to.block.text, to.at, behind, around) : to.at;
        const suffix = to.block.text.slice(to.at, suffixTo).trim();
        const inside = from.block.text.slice(prefixAt, from.at).trim();
        // At the beginning of a block, the end of the one before: cells of a table often hold the same words.
        const above =
          around && from.block.text.slice(0, from.at).trim() === '' ? this.#above(from.block, around) : '';
        if (around && !hasWord(inside + suffix + above)) continue;
        const prefix = inside || above;
        if (whole && to.at - from.at <= Math.max(short, words * 8)) {
          if (this.#isFirst(from, prefixAt, suffixTo, above))
            return directive(prefix, [from.block.text.slice(from.at, to.at)], suffix);
          continue;
        }
        const startTo = forwards(from.block.text, from.at, startLimit, words);
        const endAt = backwards(to.block.text, to.at, endLimit, words);
        if (isOne && startTo >= endAt) continue;
        if (this.#isFirst(from, prefixAt, startTo, above) && this.#isNext(from, startTo, to, endAt, suffixTo))
          return directive(
            prefix,
            [from.block.text.slice(from.at, startTo), to.block.text.slice(endAt, to.at)],
            suffix,
          );
      }
    return undefined;
  }

  /** The last words of the block before another; empty where it ends in the number of a note. */
  #above(block: Block, count: number): string {
    const previous = this.#blocks[this.#blocks.indexOf(block) - 1];
    const last = previous?.pieces[previous.pieces.length - 1];
    if (!previous || !last || last.node.parentElement?.closest('sup')) return '';
    const { text } = previous;
    const words = text.slice(backwards(text, text.length, last.from, count)).trim();
    return hasWord(words) ? words : '';
  }

  /** Whether a stretch of a block, behind the words above it, is nowhere on the page before. */
  #isFirst({ block }: Place, from: number, to: number, above: string): boolean {
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

  /** Whether a stretch of a block is the first of its kind behind the beginning. */
  #isNext(from: Place, startTo: number, to: Place, endAt: number, suffixTo: number): boolean {
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

function rangeOf(from: Place, to: Place): Range {
  const range = document.createRange();
  const [first, last] = [offsetOf(from, 'start'), offsetOf(to, 'end')];
  range.setStart(first.node, first.offset);
  range.setEnd(last.node, last.offset);
  return range;
}

/** `:~:text=prefix-,start,end,-suffix` */
function directive(prefix: string, parts: readonly string[], suffix: string): string {
  const all = [
    prefix && `${encode(prefix)}-`,
    ...parts.map((part) => encode(part.trim())),
    suffix && `-${encode(suffix)}`,
  ];
  return `:~:text=${all.filter(Boolean).join(',')}`;
}

/** A hyphen has a meaning in the directive; the other signs end an address in many chat programs. */
const encode = (text: string) =>
  encodeURIComponent(text).replace(
    /[-'()!*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );

/** Text as browsers compare it: without case and accents. */
const fold = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();

/** The last and the first edge of a word in a stretch. */
function lastEdge(text: string, from: number, to: number): number {
  while (to > from && !isEdge(text, to)) to--;
  return to;
}
function firstEdge(text: string, from: number, to: number): number {
  while (from < to && !isEdge(text, from)) from++;
  return from;
}

/** The end of the first `count` words between two places, and the beginning of the last. */
function forwards(text: string, from: number, to: number, count: number): number {
  const last = wordsOf(text, from, to).slice(0, count).pop();
  return lastEdge(text, from, last ? last.to : from);
}
function backwards(text: string, to: number, from: number, count: number): number {
  const [first] = wordsOf(text, from, to).slice(-count);
  return firstEdge(text, first ? first.from : to, to);
}
const wordsOf = (text: string, from: number, to: number): Stretch[] =>
  Array.from(text.slice(from, to).matchAll(/\S+/g), ({ 0: word, index }) => ({
    from: from + index,
    to: from + index + word.length,
  }));
