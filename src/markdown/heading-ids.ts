import type { Element, Root } from 'hast';
import rehypeSlug from 'rehype-slug';
import type { VFile } from 'vfile';
import { partIds } from '../model/article-ids.ts';
import { isReservedId } from '../model/reserved-ids.ts';
import { visit } from '../text/visit-tree.ts';
import { frontmatterOf } from './file-annotations.ts';
import { isNotes, textBlocks } from './text-blocks.ts';

/**
 * Gives headings the ids of rehype-slug, and corrects these: removes note numbers, and adds a number to an id that the page, the browser or another part of the
 * article already uses. Headings yield because their ids are not permalinks.
 */
export function rehypeHeadingIds() {
  return (tree: Root, file: VFile) => {
    const taken = new Set(partIds(frontmatterOf(file)));
    const headings: Element[] = [];
    const ofNotes = new Set<Element>();
    visit(tree, 'element', (node, _, parent) => {
      if (!/^h[1-6]$/.test(node.tagName)) return;
      headings.push(node);
      if (parent?.type === 'element' && isNotes(parent)) ofNotes.add(node);
    });
    // It visits a tree slowly, so it gets its headings alone.
    rehypeSlug()({ type: 'root', children: headings });
    for (const node of headings) {
      // The heading of the notes keeps its id, which remark-gfm’s references use.
      if (ofNotes.has(node)) continue;
      const text = textBlocks({ type: 'root', children: [node] })[0]?.text ?? '';
      const hasNote = node.children.some((child) => child.type === 'element' && child.tagName === 'sup');
      const words = (hasNote ? slugOf(text) : String(node.properties.id)) || 'section';
      let id = words;
      for (let number = 1; isReservedId(id) || taken.has(id); number++) id = `${words}-${number}`;
      taken.add(id);
      node.properties.id = id;
    }
  };
}

/** Returns the id that rehype-slug gives a heading with this text. */
function slugOf(text: string): string {
  const heading: Root = {
    type: 'root',
    children: [{ type: 'element', tagName: 'h2', properties: {}, children: [{ type: 'text', value: text }] }],
  };
  rehypeSlug()(heading);
  return heading.children[0]?.type === 'element' ? String(heading.children[0].properties.id) : '';
}
