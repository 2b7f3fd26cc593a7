import { headingAbove, ownPieces, passageOf, type Passage } from './passage.ts';
import { hasWord, isEdge } from './whole-words.ts';
import { offsetOf, placeOf, textBlocks, type Block, type Place } from './page-text.ts';

/** A passage with the URL that leads to it. */
export interface LinkedPassage extends Passage {
  url: string;
}

/** How many words of the passage, and around it, a link names: as few as tell it from all else on the page. */
const lengths = [3, 4, 5, 7, 9, 12, 16, 24, 40];
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

  /** The text directive of a range, and the range that it marks; undefined where there is none. */
  mark(range: Range): { range: Range; directive: string } | undefined {
    const start = placeOf(this.#blocks, range.startContainer, range.startOffset);
    const end = placeOf(this.#blocks, range.endContainer, range.endOffset);
    if (!start || !end) return undefined;
    const first = this.#firstWords(start, end);
    const last = this.#lastWords(start, end);
    if (!first || !last) return undefined;
    const from = { block: start.block, at: first.from };
    const to = { block: end.block, at: last.to };
    const directive = this.#directive(from, to, first.to, last.from);
    if (!directive) return undefined;
    const marked = document.createRange();
    const [a, b] = [offsetOf(from, 'start'), offsetOf(to, 'end')];
    marked.setStart(a.node, a.offset);
    marked.setEnd(b.node, b.offset);
    return { range: marked, directive };
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

  /** The text from the beginning that a fragment can begin with; the beginning moves back over words that it cannot name. */
  #firstWords(start: Place, end: Place): Stretch | undefined {
    const { block } = start;
    const limit = end.block === block ? end.at : block.text.length;
    for (let { at } = start; ;) {
      const run = this.#ownRun({ block, at }, 'behind');
      const to = lastEdge(block.text, at, Math.min(run.to, limit));
      if (isEdge(block.text, at) && hasWord(block.text.slice(at, to))) return { from: at, to };
      const earlier = this.#words(block).filter(({ from }) => from < at);
      const next = earlier.pop();
      if (!next) return undefined;
      at = next.from;
    }
  }

  /** The same at the end, which moves on. */
  #lastWords(start: Place, end: Place): Stretch | undefined {
    const { block } = end;
    const limit = start.block === block ? start.at : 0;
    for (let { at } = end; ;) {
      const run = this.#ownRun({ block, at }, 'before');
      const from = firstEdge(block.text, Math.max(run.from, limit), at);
      if (isEdge(block.text, at) && hasWord(block.text.slice(from, at))) return { from, to: at };
      const next = this.#words(block).find(({ to }) => to > at);
      if (!next) return undefined;
      at = next.to;
    }
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
        const prefix = from.block.text.slice(prefixAt, from.at).trim();
        const suffix = to.block.text.slice(to.at, suffixTo).trim();
        if (around && !hasWord(prefix) && !hasWord(suffix)) continue;
        if (whole && to.at - from.at <= Math.max(short, words * 8)) {
          if (this.#isFirst(from, prefixAt, suffixTo))
            return directive(prefix, [from.block.text.slice(from.at, to.at)], suffix);
          continue;
        }
        const startTo = forwards(from.block.text, from.at, startLimit, words);
        const endAt = backwards(to.block.text, to.at, endLimit, words);
        if (isOne && startTo >= endAt) continue;
        if (this.#isFirst(from, prefixAt, startTo) && this.#isNext(from, startTo, to, endAt, suffixTo))
          return directive(
            prefix,
            [from.block.text.slice(from.at, startTo), to.block.text.slice(endAt, to.at)],
            suffix,
          );
      }
    return undefined;
  }

  /** Whether a stretch of a block is nowhere on the page before. */
  #isFirst({ block }: Place, from: number, to: number): boolean {
    const text = fold(block.text.slice(from, to));
    const index = this.#folded.findIndex((folded) => folded.includes(text));
    return (
      index === this.#blocks.indexOf(block) &&
      this.#folded[index]?.indexOf(text) === fold(block.text.slice(0, from)).length
    );
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
  const words = new RegExp(`^(?:\\s*\\S+){1,${count}}`).exec(text.slice(from, to));
  return lastEdge(text, from, from + (words?.[0].length ?? 0));
}
function backwards(text: string, to: number, from: number, count: number): number {
  const words = new RegExp(`(?:\\S+\\s*){1,${count}}$`).exec(text.slice(from, to));
  return firstEdge(text, to - (words?.[0].length ?? 0), to);
}
