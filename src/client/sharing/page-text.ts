/** A text node of a block. */
interface Piece {
  node: Text;
  /** Start of its text in the block's text. */
  from: number;
  /** Its text with white space collapsed, as in the block. */
  text: string;
}

/** Text that browsers search in one piece, between two block boundaries. */
export interface Block {
  text: string;
  pieces: Piece[];
}

/** A position between two characters of a block, in UTF-16 units. */
export interface BlockPosition {
  block: Block;
  at: number;
}

/**
 * Returns the text of an element as browsers search it for a text fragment: visible text, by block, including note numbers and
 * deleted text (WICG, “URL Fragment Text Directives”, 3.5.2).
 */
export function textBlocks(root: Element): Block[] {
  const blocks: Block[] = [];
  let block: Block | undefined;
  const add = (node: Text, isVisible: boolean) => {
    const wasSpaced = !block || /\s$/.test(block.text);
    const text = node.data.replace(/\s+/g, ' ').slice(wasSpaced && /^\s/.test(node.data) ? 1 : 0);
    if (!isVisible || text === '') return;
    if (!block) blocks.push((block = { text: '', pieces: [] }));
    block.pieces.push({ node, from: block.text.length, text });
    block.text += text;
  };
  const walk = (element: Element) => {
    const { display, visibility } = getComputedStyle(element);
    if (display === 'none' || element.matches('select, textarea')) return;
    const isEdge = !/^(?:inline|contents|ruby.*)$/.test(display) || element.matches('br');
    if (isEdge) block = undefined;
    for (const child of element.childNodes)
      if (child instanceof Text) add(child, visibility === 'visible');
      else if (child instanceof Element) walk(child);
    if (isEdge) block = undefined;
  };
  walk(root);
  return blocks;
}

/** Returns the position of an offset in a text node, or undefined if the node is not in any of the blocks. */
export function positionOf(blocks: readonly Block[], node: Node, offset: number): BlockPosition | undefined {
  for (const block of blocks)
    for (const piece of block.pieces)
      if (piece.node === node) return { block, at: piece.from + collapsedLength(piece, offset) };
  return undefined;
}

/** Returns the text node and offset of a position: after white space for a start, before white space for an end. */
export function offsetOf(
  { block, at }: BlockPosition,
  side: 'start' | 'end',
): { node: Text; offset: number } {
  const isIn = ({ from, text }: Piece) =>
    side === 'start' ? at < from + text.length : at <= from + text.length && at > from;
  const piece = block.pieces.find(isIn) ?? block.pieces[block.pieces.length - 1];
  if (!piece) throw new RangeError('the block has no text');
  const { node, from } = piece;
  let offset = side === 'start' ? node.length : 0;
  const isBefore = () => collapsedLength(piece, offset) < at - from;
  const isAfter = () => collapsedLength(piece, offset) > at - from;
  if (side === 'start') while (offset > 0 && isAfter()) offset--;
  else while (offset < node.length && isBefore()) offset++;
  return { node, offset };
}

/** Returns the length that the first `offset` characters of a node have in the block's text. */
function collapsedLength({ node, text }: Piece, offset: number): number {
  const whole = node.data.replace(/\s+/g, ' ').length;
  return Math.max(0, node.data.slice(0, offset).replace(/\s+/g, ' ').length - (whole - text.length));
}
