import type { Root } from 'mdast';
import type {} from 'mdast-util-directive';
import type {} from 'mdast-util-to-hast';
import { SKIP, visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { show } from '../model/problem.ts';
import { blockElementName, blockProperties } from './block-element.ts';
import { annotationsOf, startOf } from './file-annotations.ts';

/** Blocks an author can place with a line of its own, `::name` or `::name{#id}`. */
const blockNames = new Set(['claims', 'timeline', 'density', 'people', 'chart']);

/**
 * Turns `::timeline` and its like into places that components fill, and `:::box[Title]` into a box; a block that is none of ours is refused.
 */
export function remarkDataBlocks() {
  return (tree: Root, file: VFile) => {
    const annotations = annotationsOf(file);
    visit(tree, (node) => {
      if (node.type !== 'leafDirective' && node.type !== 'containerDirective') return undefined;
      const line = node.position?.start.line;
      const stray = Object.keys(node.attributes ?? {}).find((name) => name !== 'id' || node.name !== 'chart');
      if (stray !== undefined)
        annotations.problems.push({
          name: 'block-with-more',
          ...startOf(node),
          found: `${show(stray)} in the braces of ${node.name}`,
          expected: 'nothing in braces but the id of a chart, like ::chart{#by-year}',
          fix: 'take it out',
        });
      if (node.type === 'containerDirective' && node.name === 'box') {
        node.data = { hName: 'div', hProperties: { className: ['box'], role: 'note' } };
        const [title] = node.children;
        if (title?.type === 'paragraph' && title.data?.directiveLabel)
          title.data.hProperties = { className: ['box-title'] };
        return undefined;
      }
      const id = node.attributes?.id ?? '';
      if (node.type === 'leafDirective' && blockNames.has(node.name)) {
        const name = id ? `${node.name}:${id}` : node.name;
        if (node.children.length > 0)
          annotations.problems.push({
            name: 'block-with-more',
            ...startOf(node),
            found: `words in the square brackets of ${node.name}`,
            expected: `a line ::${node.name} without words`,
            fix: 'write them before or after it',
          });
        annotations.blocks.push({ name, line });
        node.data = { hName: blockElementName, hProperties: blockProperties(node.name, id) };
      } else {
        annotations.problems.push({
          name: 'block-unknown',
          ...startOf(node),
          found: `a block named “${node.name}”`,
          expected: `one of ${[...blockNames].map((name) => `::${name}`).join(', ')}, or a :::box`,
        });
      }
      return SKIP;
    });
  };
}
