import type { Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { type TextBlock, textBlocks } from '../markdown/text-blocks.ts';

/** A paragraph, heading, list item, cell or paragraph of a block quotation, as the plain text in which pull-quotes are found. */
export interface BodyBlock {
  kind: 'paragraph' | 'heading' | 'item' | 'cell' | 'quotation' | 'caption';
  text: string;
}

const kinds: Readonly<Record<string, BodyBlock['kind']>> = {
  li: 'item',
  td: 'cell',
  th: 'cell',
  figcaption: 'caption',
  caption: 'caption',
  blockquote: 'quotation',
};

/** Returns the blocks of running text of a rendered body, in order, without notes. */
export const bodyBlocks = (html: string): BodyBlock[] =>
  textBlocks(fromHtml(html, { fragment: true })).map((block) => ({ kind: kindOf(block), text: block.text }));

function kindOf({ parent, top }: TextBlock): BodyBlock['kind'] {
  const name = nameOf(parent);
  if (/^h[1-6]$/u.test(name)) return 'heading';
  const inside = kinds[name];
  if (inside) return inside;
  return isQuoted(top, parent) ? 'quotation' : 'paragraph';
}

const nameOf = (node: Root | Root['children'][number]): string =>
  node.type === 'element' ? node.tagName : '';

/** True if a block quotation at or below a node contains the block. */
function isQuoted(node: Root['children'][number], block: TextBlock['parent'], within = false): boolean {
  if (node === block) return within;
  if (node.type !== 'element') return false;
  const inside = within || node.tagName === 'blockquote';
  return node.children.some((child) => isQuoted(child, block, inside));
}
