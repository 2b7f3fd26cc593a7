/** A text node of a block. */
interface Piece {
  node: Text;
  /** Where its text begins in the block's. */
  from: number;
  /** Its text as the block has it: white space in runs of one. */
  text: string;
}

/** Text that a browser searches in one piece, from one edge of a block to the next. */
export interface Block {
  text: string;
  pieces: Piece[];
}

/** A place between two characters of a block, in UTF-16 units. */
export interface Place {
  block: Block;
  at: number;
}

/**
 * Returns the text of an element as browsers search it for a text fragment: visible text, block by block, the numbers of notes and
 * struck words among it (WICG, “URL Fragment Text Directives”, 3.5.2).
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

/** Returns the place of an offset in a text node, or undefined where the node's text is in none of the blocks. */
export function placeOf(blocks: readonly Block[], node: Node, offset: number): Place | undefined {
  for (const block of blocks)
    for (const piece of block.pieces)
      if (piece.node === node) return { block, at: piece.from + normalLength(piece, offset) };
  return undefined;
}

/** Returns the offset in a text node for a place: behind the white space before a beginning, before the white space behind an end. */
export function offsetOf({ block, at }: Place, side: 'start' | 'end'): { node: Text; offset: number } {
  const isIn = ({ from, text }: Piece) =>
    side === 'start' ? at < from + text.length : at <= from + text.length && at > from;
  const piece = block.pieces.find(isIn) ?? block.pieces[block.pieces.length - 1];
  if (!piece) throw new RangeError('a block without text');
  const { node, from } = piece;
  let offset = side === 'start' ? node.length : 0;
  const isBefore = () => normalLength(piece, offset) < at - from;
  const isBehind = () => normalLength(piece, offset) > at - from;
  if (side === 'start') while (offset > 0 && isBehind()) offset--;
  else while (offset < node.length && isBefore()) offset++;
  return { node, offset };
}

/** How many characters of the block's text come from the first `offset` of a node's. */
function normalLength({ node, text }: Piece, offset: number): number {
  const whole = node.data.replace(/\s+/g, ' ').length;
  return Math.max(0, node.data.slice(0, offset).replace(/\s+/g, ' ').length - (whole - text.length));
}
