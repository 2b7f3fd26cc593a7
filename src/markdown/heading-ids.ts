import GithubSlugger, { slug } from 'github-slugger';
import type { Root } from 'hast';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { partIds } from '../model/article-ids.ts';
import { isReservedId } from '../model/reserved-ids.ts';
import { frontmatterOf } from './file-annotations.ts';
import { textBlocks } from './text-blocks.ts';

/**
 * Gives each heading an id made of its words, as GitHub does. One that the page, the browser or another part of the article
 * has already is numbered: a heading’s id is no permalink, so it is the heading that gives way.
 */
export function rehypeHeadingIds() {
  return (tree: Root, file: VFile) => {
    const slugger = new GithubSlugger();
    const taken = new Set(partIds(frontmatterOf(file)));
    visit(tree, 'element', (node) => {
      if (!/^h[1-6]$/.test(node.tagName) || node.properties.id !== undefined) return;
      const text = textBlocks({ type: 'root', children: [node] })[0]?.text ?? '';
      const words = slug(text) === '' ? 'section' : text;
      let id: string;
      do id = slugger.slug(words);
      while (isReservedId(id) || taken.has(id));
      node.properties.id = id;
    });
  };
}
