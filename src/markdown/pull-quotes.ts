import type { Element, ElementContent, Root, RootContent, Text } from 'hast';
import type { VFile } from 'vfile';
import { quoteFragment } from '../model/permalink.ts';
import { show } from '../model/problem.ts';
import type { PullQuoteData } from '../model/quote.ts';
import { findWords, markDifferences, nearestPassage, type Range } from '../model/text-match.ts';
import { blockElement, blockElementName } from './block-element.ts';
import { annotationsOf, frontmatterOf } from './file-annotations.ts';
import { hasClass, isElement, textBlocks, type TextBlock } from './text-blocks.ts';

/** Readability drops inline marks with certain words in their id, unless a class says `article`. */
const markClass = 'article-quote';

/**
 * Finds each pull-quote of the frontmatter in the body, marks its words with the id `q-<id>`,
 * keeps the passage around them, and leaves a place for the pull-quote beside the block it stands in.
 */
export function rehypePullQuotes() {
  return (tree: Root, file: VFile) => {
    const annotations = annotationsOf(file);
    for (const [index, quote] of (frontmatterOf(file).pullQuotes ?? []).entries()) {
      if (quote.withdrawn) continue;
      // Blocks are looked up anew for each quote: marking one changes the text nodes.
      const blocks = textBlocks(tree);
      const found = blocks.flatMap((block) =>
        findWords(block.text, quote.text).map((range) => ({ block, range })),
      );
      const place = found[(quote.occurrence ?? 1) - 1];
      if (!place || (found.length > 1 && quote.occurrence === undefined)) {
        annotations.problems.push({
          field: `pullQuotes.${index}.text`,
          ...(found.length === 0 ? notFound(blocks, quote) : ambiguous(found, quote)),
        });
        continue;
      }
      if (!markWords(place.block, place.range, quote.id)) {
        annotations.problems.push({
          field: `pullQuotes.${index}.text`,
          line: place.block.line,
          found: `${show(quote.text)}, which overlaps another pull-quote`,
          expected: 'words that belong to one quote only',
          fix: 'shorten one of the two quotes',
        });
        continue;
      }
      const { text, heading, top } = place.block;
      annotations.passages[quote.id] = {
        before: text.slice(0, place.range.start),
        words: text.slice(place.range.start, place.range.end),
        after: text.slice(place.range.end),
        heading,
      };
      setBeside(tree, top, blockElement('quote', quote.id));
    }
  };
}

/** Puts the pull-quote into a box with the top-level block that has its words, before it and after earlier ones. */
function setBeside(tree: Root, top: RootContent, place: Element): void {
  if (isElement(top, 'div') && hasClass(top, boxClass)) {
    const words = top.children.findIndex((child) => !isElement(child, blockElementName));
    top.children.splice(words, 0, place);
    return;
  }
  tree.children[tree.children.indexOf(top)] = {
    type: 'element',
    tagName: 'div',
    properties: { className: [boxClass] },
    children: [place, top as Element],
  };
}

const boxClass = 'quoted';

function notFound(blocks: TextBlock[], quote: PullQuoteData) {
  const near = nearestPassage(
    blocks.map((block) => block.text),
    quote.text,
  );
  return {
    line: blocks[near.index]?.line,
    found: `words that are not in the body: ${show(quote.text)}`,
    expected: near.passage
      ? `words of the body; the nearest are:\n${markDifferences(quote.text, near.passage)}`
      : 'words that stand in the body',
    fix: 'copy the words from the body as they stand there; words in brackets differ',
  };
}

function ambiguous(found: { block: TextBlock }[], quote: PullQuoteData) {
  const lines = found.map(({ block }) => block.line).filter((line) => line !== undefined);
  return {
    line: lines[0],
    found: `${show(quote.text)}, which stands ${found.length} times in the body`,
    expected: quote.occurrence === undefined ? 'words that stand once' : `occurrence: 1 to ${found.length}`,
    fix: `choose longer words, or add occurrence: 1 to ${found.length} to say which is meant`,
  };
}

/** Wraps the range in one `<mark>`; false, and nothing changed, where that would cut another quote's mark. */
function markWords(block: TextBlock, range: Range, id: string): boolean {
  const first = pieceAt(block, range.start, 'start');
  const last = pieceAt(block, range.end, 'end');
  const shared = first.ancestors.findIndex((ancestor, depth) => last.ancestors[depth] !== ancestor);
  const depth = shared === -1 ? Math.min(first.ancestors.length, last.ancestors.length) : shared;
  const cut = [...first.ancestors.slice(depth), ...last.ancestors.slice(depth)];
  const container = depth === 0 ? block.parent : (first.ancestors[depth - 1] ?? block.parent);
  if ([...cut, ...first.ancestors].some((element) => element.tagName === 'mark')) return false;

  // The end is cut first, so that offsets before it stay true.
  const end = boundary(container as Element, [...last.ancestors.slice(depth), last.node], last.offset);
  const before = container.children.length;
  const start = boundary(
    container as Element,
    // A cut at the end may have shortened the very node that the start is in; it keeps its identity.
    [...first.ancestors.slice(depth), first.node],
    first.offset,
  );
  const shift = container.children.length - before;
  const inside = container.children.slice(start, end + shift) as ElementContent[];
  if (inside.some(holdsMark)) return false;
  const mark: Element = {
    type: 'element',
    tagName: 'mark',
    properties: { className: [markClass], id: quoteFragment(id) },
    children: inside,
  };
  container.children.splice(start, inside.length, mark);
  return true;
}

const holdsMark = (node: ElementContent): boolean =>
  node.type === 'element' && (node.tagName === 'mark' || node.children.some(holdsMark));

/** The text node in which an offset of the block falls; at a seam, the later one for a start, the earlier for an end. */
function pieceAt(block: TextBlock, offset: number, side: 'start' | 'end') {
  let from = 0;
  for (const piece of block.pieces) {
    const to = from + piece.node.value.length;
    if (side === 'start' ? offset < to : offset <= to) return { ...piece, offset: offset - from };
    from = to;
  }
  throw new RangeError(`offset ${offset} is outside the block`);
}

/**
 * Splits the elements along `path` (from a child of `container` down to a text node) at `offset` in that text,
 * and returns the index in `container` at which the second half begins.
 */
function boundary(container: Element, path: (Element | Text)[], offset: number): number {
  const [node, ...deeper] = path;
  if (!node) throw new RangeError('a path has at least a text node');
  const index = container.children.indexOf(node);
  if (node.type === 'text') {
    if (offset <= 0) return index;
    if (offset >= node.value.length) return index + 1;
    const rest: Text = { type: 'text', value: node.value.slice(offset) };
    node.value = node.value.slice(0, offset);
    container.children.splice(index + 1, 0, rest);
    return index + 1;
  }
  const at = boundary(node, deeper, offset);
  if (at === 0) return index;
  if (at === node.children.length) return index + 1;
  const { id: _, ...properties } = node.properties;
  const rest: Element = { ...node, properties, children: node.children.splice(at) };
  container.children.splice(index + 1, 0, rest);
  return index + 1;
}
