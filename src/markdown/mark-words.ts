import type { Element, Text } from 'hast';
import type { Range } from '../text/range.ts';
import type { TextBlock } from './text-blocks.ts';

/** Readability drops inline elements with certain words in their id, unless a class contains `article`. */
const markClass = 'article-quote';

/**
 * Wraps a range of a block in one `<mark>`, splitting inline elements at its ends, and adds `tag` after it, but not within a
 * link. Callers mark the ranges of a block from last to first, so that the pieces before each range are unchanged.
 */
export function markWords(block: TextBlock, range: Range, id: string, tag: Element): void {
  const first = pieceAt(block, range.start, 'start');
  const last = pieceAt(block, range.end, 'end');
  const shared = first.path.findIndex((ancestor, depth) => last.path[depth] !== ancestor);
  const depth = shared === -1 ? Math.min(first.path.length, last.path.length) : shared;
  const container = (first.path[depth - 1] ?? block.parent) as Element;
  const isLinked = first.path.slice(0, depth).some(({ tagName }) => tagName === 'a');

  // Split the end first, so that offsets before it stay valid and the start node keeps its identity.
  const end = boundary(container, [...last.path.slice(depth), last.node], last.offset);
  const before = container.children.length;
  const start = boundary(container, [...first.path.slice(depth), first.node], first.offset);
  const length = end + container.children.length - before - start;
  const mark: Element = {
    type: 'element',
    tagName: 'mark',
    properties: { className: [markClass], id },
    children: container.children.slice(start, start + length),
  };
  container.children.splice(start, length, mark, ...(isLinked ? [] : [tag]));
}

/** Returns the text node at an offset of the block; between two nodes, the later one for a start, the earlier one for an end. */
function pieceAt(block: TextBlock, offset: number, side: 'start' | 'end') {
  let at = 0;
  for (const { text, node, from, to, path } of block.pieces) {
    const next = at + text.length;
    if (node?.type === 'text' && (side === 'start' ? offset < next : offset <= next))
      return { node, path: path as Element[], offset: Math.min(from + offset - at, to) };
    at = next;
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
