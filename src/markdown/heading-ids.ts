import type { Root } from 'hast';
import rehypeSlug from 'rehype-slug';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { partIds } from '../model/article-ids.ts';
import { isReservedId } from '../model/reserved-ids.ts';
import { frontmatterOf } from './file-annotations.ts';
import { isNotes, textBlocks } from './text-blocks.ts';

/**
 * Mends the ids that rehype-slug made: without the numbers of notes, and never one that the page, the browser or another part of the
 * article has already. A heading’s id is no permalink, so it is the heading that gives way, by a number.
 */
export function rehypeHeadingIds() {
  return (tree: Root, file: VFile) => {
    const taken = new Set(partIds(frontmatterOf(file)));
    visit(tree, 'element', (node, _, parent) => {
      // The heading of the notes has the id that remark-gfm’s marks point to.
      if (!/^h[1-6]$/.test(node.tagName) || (parent?.type === 'element' && isNotes(parent))) return;
      const text = textBlocks({ type: 'root', children: [node] })[0]?.text ?? '';
      const hasNote = node.children.some((child) => child.type === 'element' && child.tagName === 'sup');
      const words = (hasNote ? slugOf(text) : String(node.properties.id)) || 'section';
      let id = words;
      for (let number = 1; isReservedId(id) || taken.has(id); number++) id = `${words}-${number}`;
      taken.add(id);
      node.properties.id = id;
    });
  };
}

/** What rehype-slug makes of a heading of these words alone. */
function slugOf(text: string): string {
  const heading: Root = {
    type: 'root',
    children: [{ type: 'element', tagName: 'h2', properties: {}, children: [{ type: 'text', value: text }] }],
  };
  rehypeSlug()(heading);
  return heading.children[0]?.type === 'element' ? String(heading.children[0].properties.id) : '';
}
