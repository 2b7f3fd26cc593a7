import type { Heading, Nodes, Root, Table } from 'mdast';
import type { VFile } from 'vfile';
import type { ProblemName } from '../model/problem-kinds.ts';
import { SKIP, visit } from '../text/visit-tree.ts';
import { annotationsOf, startOf } from './file-annotations.ts';

/** Tables with more columns do not fit on a page. */
const mostColumns = 12;
/** Tables with more columns are errors. */
const mostOfAll = 50;

/** Reports a problem at a node. */
type Report = (name: ProblemName, node: Nodes, found: string, expected: string, fix: string) => void;

/** Reports what renders but reads badly: skipped heading levels, headings in lists, tables too wide for a page. */
export function remarkOutline() {
  return (tree: Root, file: VFile) => {
    const report: Report = (name, node, found, expected, fix) => {
      annotationsOf(file).problems.push({ name, ...startOf(node), found, expected, fix });
    };
    // The title is the page’s heading of the first level.
    let depth = 1;
    visit(tree, (node) => {
      if (node.type === 'heading') {
        checkLevel(node, depth, report);
        depth = Math.max(node.depth, 2);
        checkUnderline(node, String(file), report);
      } else if (node.type === 'list') {
        visit(node, 'heading', (heading) => {
          report(
            'heading-in-list',
            heading,
            'a heading inside a list',
            'headings between paragraphs',
            'end the list before it, or write it as **bold** text',
          );
        });
        return SKIP;
      } else if (node.type === 'table') checkWidth(node, report);
      return undefined;
    });
  };
}

/** `depth` is the level of the heading before. */
function checkLevel(heading: Heading, depth: number, report: Report): void {
  const most = depth + 1;
  if (heading.depth === 1)
    report(
      'heading-level-one',
      heading,
      'a heading of level 1, the level of the title',
      'level 2 at the top',
      'begin it with ##',
    );
  else if (heading.depth > most)
    report(
      'heading-skips-level',
      heading,
      `a heading of level ${heading.depth} after one of level ${depth}`,
      `level ${most} or less`,
      `begin it with ${'#'.repeat(most)}`,
    );
}

/** Reports a paragraph that a line of hyphens below it turns into a heading. */
function checkUnderline(heading: Heading, source: string, report: Report): void {
  const typed = source.slice(heading.position?.start.offset, heading.position?.end.offset);
  let text = '';
  visit(heading, ['text', 'inlineCode'], (node) => {
    if ('value' in node) text += node.value;
  });
  if (!typed.endsWith('-') || (text.length <= 100 && !/[^.][.;…]$/.test(text.trim()))) return;
  report(
    'heading-by-underline',
    heading,
    'a paragraph that becomes a heading because of the hyphens below it',
    'an empty line between a paragraph and a line of hyphens',
    'put an empty line above the hyphens; if it is a heading, begin it with ## and delete the hyphens',
  );
}

function checkWidth(table: Table, report: Report): void {
  const columns = table.children[0]?.children.length ?? 0;
  if (columns <= mostColumns) return;
  const isError = columns > mostOfAll;
  report(
    isError ? 'table-too-wide' : 'table-wide',
    table,
    `a table of ${columns} columns`,
    isError ? `at most ${mostColumns}; more than ${mostOfAll} are an error` : `at most ${mostColumns}`,
    'split it, or swap rows and columns',
  );
}
