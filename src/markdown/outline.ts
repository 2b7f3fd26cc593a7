import type { Heading, Nodes, Root } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import type { ProblemName } from '../model/problem-kinds.ts';
import { annotationsOf, startOf } from './file-annotations.ts';

/** Tables with more columns do not fit on a page. */
const mostColumns = 12;
/** Tables with more columns are errors. */
const mostOfAll = 50;

/** Reports what renders but reads badly: skipped heading levels, headings in lists, tables too wide for a page. */
export function remarkOutline() {
  return (tree: Root, file: VFile) => {
    const tell = (name: ProblemName, node: Nodes, found: string, expected: string, fix: string) => {
      annotationsOf(file).problems.push({ name, ...startOf(node), found, expected, fix });
    };
    // The title is the page’s heading of the first level.
    let depth = 1;
    const checkUnderline = (heading: Heading) => {
      const typed = String(file).slice(heading.position?.start.offset, heading.position?.end.offset);
      let words = '';
      visit(heading, ['text', 'inlineCode'], (node) => {
        if ('value' in node) words += node.value;
      });
      if (!typed.endsWith('-') || (words.length <= 100 && !/[^.][.;…]$/.test(words.trim()))) return;
      tell(
        'heading-by-underline',
        heading,
        'a paragraph that becomes a heading because of the hyphens below it',
        'an empty line between a paragraph and a line of hyphens',
        'put an empty line above the hyphens; if it is a heading, begin it with ## and delete the hyphens',
      );
    };
    visit(tree, (node) => {
      if (node.type === 'heading') {
        const most = depth + 1;
        if (node.depth === 1)
          tell(
            'heading-level-one',
            node,
            'a heading of level 1, the level of the title',
            'level 2 at the top',
            'begin it with ##',
          );
        else if (node.depth > most)
          tell(
            'heading-skips-level',
            node,
            `a heading of level ${node.depth} after one of level ${depth}`,
            `level ${most} or less`,
            `begin it with ${'#'.repeat(most)}`,
          );
        depth = Math.max(node.depth, 2);
        checkUnderline(node);
      } else if (node.type === 'list') {
        visit(node, 'heading', (heading) => {
          tell(
            'heading-in-list',
            heading,
            'a heading inside a list',
            'headings between paragraphs',
            'end the list before it, or write it as **bold** text',
          );
        });
        return SKIP;
      } else if (node.type === 'table') {
        const columns = node.children[0]?.children.length ?? 0;
        if (columns > mostColumns)
          tell(
            columns > mostOfAll ? 'table-too-wide' : 'table-wide',
            node,
            `a table of ${columns} columns`,
            columns > mostOfAll
              ? `at most ${mostColumns}; more than ${mostOfAll} are an error`
              : `at most ${mostColumns}`,
            'split it, or swap rows and columns',
          );
      }
      return undefined;
    });
  };
}
