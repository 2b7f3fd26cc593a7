import type { Nodes, Root } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { annotationsOf } from './file-annotations.ts';

/** More columns than this cannot be read on any page. */
const mostColumns = 12;

/** Warns of what renders but reads badly: levels of headings that skip one, headings in lists, tables too wide for a page. */
export function remarkOutline() {
  return (tree: Root, file: VFile) => {
    const warn = (node: Nodes, found: string, expected: string, fix: string) => {
      const line = node.position?.start.line;
      annotationsOf(file).problems.push({ severity: 'warning', line, found, expected, fix });
    };
    // The title is the page’s heading of the first level.
    let depth = 1;
    visit(tree, (node) => {
      if (node.type === 'heading') {
        const most = depth + 1;
        if (node.depth === 1)
          warn(node, 'a heading of level 1, which the title is', 'level 2 at the top', 'begin it with ##');
        else if (node.depth > most)
          warn(
            node,
            `a heading of level ${node.depth} after one of level ${depth}`,
            `level ${most} or higher up`,
            `begin it with ${'#'.repeat(most)}`,
          );
        depth = Math.max(node.depth, 2);
      } else if (node.type === 'list') {
        visit(node, 'heading', (heading) => {
          warn(
            heading,
            'a heading inside a list',
            'headings between paragraphs',
            'end the list before it, or make it the item’s first words in **bold**',
          );
        });
        return SKIP;
      } else if (node.type === 'table') {
        const columns = node.children[0]?.children.length ?? 0;
        if (columns > mostColumns)
          warn(
            node,
            `a table of ${columns} columns`,
            `at most ${mostColumns}`,
            'make two tables of it, or turn columns into rows',
          );
      }
      return undefined;
    });
  };
}
