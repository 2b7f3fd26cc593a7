import type { Element, ElementContent, Root, RootContent, Text } from 'hast';
import { blockElementName } from './block-element.ts';

/** Elements that hold running text inside a block, after the HTML standard's phrasing content. */
const phrasing = new Set(
  'a abbr b bdi bdo br cite code data del dfn em i img input ins kbd mark q rp rt ruby s samp small span strong sub sup time u var wbr'.split(
    ' ',
  ),
);

type Parent = Root | Element;

/** A run of phrasing content: what a reader sees as one paragraph, cell, item or heading. */
export interface TextBlock {
  parent: Parent;
  /** The child of the root that the block stands in. */
  top: RootContent;
  /** The words, without note marks. */
  text: string;
  /** The text nodes that make up `text`, each with the elements between it and `parent`, outermost first. */
  pieces: { node: Text; ancestors: Element[] }[];
  /** The heading that was last before the block. */
  heading: { id: string; text: string } | undefined;
  line: number | undefined;
}

export const isElement = (node: RootContent | Root, name?: string): node is Element =>
  node.type === 'element' && (name === undefined || node.tagName === name);

export const hasClass = (element: Element, name: string): boolean =>
  element.properties.className?.includes(name) ?? false;

const isPhrasing = (node: RootContent) =>
  node.type === 'text' ||
  (isElement(node) && (phrasing.has(node.tagName) || node.tagName === blockElementName));

/** The mark of a note, which is no part of the words: a link to it, raised. Before and after the notes were numbered. */
const isNoteMark = (node: RootContent): boolean =>
  isElement(node, 'sup') &&
  node.children.some(
    (child) =>
      isElement(child, 'a') &&
      (child.properties.dataFootnoteRef !== undefined || /^#N\d+$/.test(String(child.properties.href))),
  );

/** The section of notes that remark-gfm sets at the end. */
export const isNotes = (node: RootContent): boolean =>
  isElement(node, 'section') && node.properties.dataFootnotes !== undefined;

/** Every block of running text, in order, without the notes. */
export function textBlocks(tree: Root): TextBlock[] {
  const blocks: TextBlock[] = [];
  let heading: TextBlock['heading'];

  const walk = (parent: Parent, top: RootContent | undefined) => {
    let open: TextBlock | undefined;
    for (const node of parent.children) {
      if (!isPhrasing(node)) {
        open = undefined;
        if (isElement(node) && !isNotes(node)) walk(node, top ?? node);
        continue;
      }
      if (open === undefined) {
        open = { parent, top: top ?? node, text: '', pieces: [], heading, line: node.position?.start.line };
        blocks.push(open);
      }
      collect(node as ElementContent, [], open);
    }
    if (isElement(parent) && /^h[1-6]$/.test(parent.tagName)) {
      const text = blocks.at(-1)?.text.trim() ?? '';
      const id = parent.properties.id;
      if (typeof id === 'string') heading = { id, text };
    }
  };

  walk(tree, undefined);
  return blocks.filter((block) => block.text.trim() !== '');
}

function collect(node: ElementContent, ancestors: Element[], block: TextBlock): void {
  if (node.type === 'text') {
    block.text += node.value;
    block.pieces.push({ node, ancestors });
  } else if (node.type === 'element' && !isNoteMark(node)) {
    for (const child of node.children) collect(child, [...ancestors, node], block);
  }
}

/** The line on which an offset of a block stands, in the text the tree was made of. */
export function lineAt(block: TextBlock, offset: number): number | undefined {
  let from = 0;
  for (const { node } of block.pieces) {
    const to = from + node.value.length;
    if (offset < to) {
      const line = node.position?.start.line ?? block.line;
      return line && line + node.value.slice(0, offset - from).split('\n').length - 1;
    }
    from = to;
  }
  return block.line;
}
