import type { Element, Root, RootContent } from 'hast';
import { findWords } from '../text/match.ts';
import { isPhrasing as isPhrasingName, type Piece, plainPieces } from '../text/plain-text.ts';
import type { Range } from '../text/range.ts';

type Parent = Root | Element;

/** A run of inline content: one paragraph, cell, list item or heading. */
export interface TextBlock {
  parent: Parent;
  /** The child of the root that contains the block. */
  top: RootContent;
  /** The block as plain text. */
  text: string;
  /** The pieces of `text`, with the elements between each piece and `parent`. */
  pieces: Piece<RootContent>[];
  /** The last heading before the block. */
  heading: { id: string; text: string } | undefined;
  line: number | undefined;
}

export const isElement = (node: RootContent | Root, name?: string): node is Element =>
  node.type === 'element' && (name === undefined || node.tagName === name);

export const hasClass = (element: Element, name: string): boolean =>
  element.properties.className?.includes(name) ?? false;

const isPhrasing = (node: RootContent) =>
  node.type === 'text' || (isElement(node) && isPhrasingName(node.tagName));

/** True for the section of notes that remark-gfm adds at the end. */
export const isNotes = (node: RootContent): boolean =>
  isElement(node, 'section') && node.properties.dataFootnotes !== undefined;

/** Returns the blocks of running text in order, without notes. */
export function textBlocks(tree: Root): TextBlock[] {
  const blocks: TextBlock[] = [];
  let heading: TextBlock['heading'];

  const walk = (parent: Parent, top: RootContent | undefined) => {
    let run: RootContent[] = [];
    const before = heading;
    const close = () => {
      const [first] = run;
      if (!first) return;
      const pieces = plainPieces(run);
      const text = pieces.map((piece) => piece.text).join('');
      // Elements that were typed as HTML have no position.
      const line = [...run, parent].find(({ position }) => position)?.position?.start.line;
      blocks.push({ parent, top: top ?? first, text, pieces, heading, line });
      run = [];
    };
    for (const node of parent.children) {
      if (isPhrasing(node)) {
        run.push(node);
        continue;
      }
      close();
      if (isElement(node) && !isNotes(node)) walk(node, top ?? node);
    }
    close();
    // Text after a box or quotation is not under a heading inside it.
    if (isElement(parent) && (hasClass(parent, 'box') || parent.tagName === 'blockquote')) heading = before;
    if (isElement(parent) && /^h[1-6]$/.test(parent.tagName)) {
      const text = blocks.at(-1)?.text.trim() ?? '';
      const id = parent.properties.id;
      if (typeof id === 'string') heading = { id, text };
    }
  };

  walk(tree, undefined);
  return blocks.filter((block) => block.text.trim() !== '');
}

/**
 * Returns the range in a block’s plain text of words that match the text as typed, ignoring markup: `106 men` for
 * `10<sup>6</sup> men`, or words that include deleted ones. Undefined if they do not occur.
 */
export function findTyped({ pieces, text }: TextBlock, words: string): Range | undefined {
  let typed = '';
  /** For each unit of `typed`, and for its end: the offset in the plain text. */
  const starts: number[] = [];
  let last: RootContent | undefined;
  let at = 0;
  for (const { node, text: plain, from } of pieces) {
    if (node?.type === 'text' && node !== last)
      for (let unit = 0; unit < node.value.length; unit++)
        starts.push(at + Math.min(plain.length, Math.max(0, unit - from)));
    if (node !== last) typed += node?.type === 'text' ? node.value : plain;
    if (node === undefined) starts.push(at);
    last = node;
    at += plain.length;
  }
  const [found] = findWords(typed, words);
  return found && { start: starts[found.start] ?? 0, end: starts[found.end] ?? text.length };
}

/** Returns the line in the source for an offset in a block’s plain text. */
export function lineAt(block: TextBlock, offset: number): number | undefined {
  let at = 0;
  for (const { node, text, from } of block.pieces) {
    if (node?.type === 'text' && offset < at + text.length) {
      const line = node.position?.start.line ?? block.line;
      return line && line + node.value.slice(0, from + offset - at).split('\n').length - 1;
    }
    at += text.length;
  }
  return block.line;
}

/** Returns all strings in a frontmatter value, at any depth. */
export function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
