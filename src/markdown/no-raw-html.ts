import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { annotationsOf, startOf } from './file-annotations.ts';

/** Refuses raw HTML in articles, so that what is written is what every output can carry. Comments are dropped. */
export function remarkNoRawHtml() {
  return (tree: Root, file: VFile) => {
    visit(tree, 'html', (node, index, parent) => {
      if (!parent || index === undefined) return undefined;
      // One node can hold a comment, words and another comment.
      if (!/^<!--(?:(?!-->)[\s\S])*-->$/.test(node.value)) {
        annotationsOf(file).problems.push({
          name: 'raw-html',
          ...startOf(node),
          found: `raw HTML: ${node.value.slice(0, 60)}`,
          expected: 'Markdown',
          fix: 'write it in Markdown; a less-than sign that is meant as text is written &lt;',
        });
      }
      parent.children.splice(index, 1);
      return index;
    });
  };
}
