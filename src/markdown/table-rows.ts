import type { Heading, Paragraph, Root, Table, TableRow } from 'mdast';
import type { VFile } from 'vfile';
import type { Annotations } from '../model/article.ts';
import { visit } from '../text/visit-tree.ts';
import { annotationsOf, startOf } from './file-annotations.ts';

type TableProblem = Annotations['problems'][number];
type Typed = (node: TableRow | Paragraph | Heading) => string;

/** Reports table cells that would be lost (GFM silently drops cells beyond the header’s) and tables that would be shown with their pipes. */
export function remarkTableRows() {
  return (tree: Root, file: VFile) => {
    const source = String(file);
    const { problems } = annotationsOf(file);
    const typed: Typed = ({ position }) =>
      source.slice(position?.start.offset ?? 0, position?.end.offset ?? 0);

    visit(tree, (node) => {
      if (node.type === 'table') problems.push(...rowProblems(node, typed));
      if (node.type === 'paragraph' || node.type === 'heading')
        problems.push(...unreadTables(node, typed(node)));
    });
  };
}

function rowProblems(table: Table, typed: Typed): TableProblem[] {
  const columns = table.align?.length ?? table.children[0]?.children.length ?? 0;
  return table.children.flatMap((row): TableProblem[] => {
    const line = typed(row).trim();
    const escaped = withEscapedPipes(line);
    if (escaped !== line)
      return [
        {
          name: 'table-pipe-in-code',
          ...startOf(row),
          found: 'a pipe in code that ends the cell',
          expected: 'a backslash before each pipe in code',
          fix: `write ${escaped}`,
        },
      ];
    const surplus = row.children.length - columns;
    if (surplus <= 0) return [];
    return [
      {
        name: 'table-cell-extra',
        ...startOf(row),
        found: `a row of ${row.children.length} cells under ${columns} headings: ${surplus === 1 ? 'the last cell would be lost' : `the last ${surplus} cells would be lost`}`,
        expected: `at most ${columns} cells`,
        fix: `add headings, or join cells: ${joined(line, columns)}`,
      },
    ];
  });
}

/** Returns a problem for lines that were typed as a table and read as a paragraph or heading. */
function unreadTables(node: Paragraph | Heading, typed: string): TableProblem[] {
  if (!typed.includes('|')) return [];
  const lines = typed.split('\n').map((line) => line.replace(/^[\s>]+|\s+$/g, ''));
  const at = lines.findIndex((line, index) => {
    const before = lines[index - 1] ?? '';
    // A line of hyphens without a pipe turns the line above it into a heading.
    return isRow(before) && (isDelimiter(line) || (/^-+$/.test(line) && before.startsWith('|')));
  });
  const cells = countCells(lines[at - 1] ?? lines[0] ?? '');
  const start = startOf(node);
  if (at > 0) {
    const hyphens = countCells(lines[at] ?? '');
    return [
      {
        name: 'table-not-recognized',
        line: (start.line ?? 1) + at,
        found:
          cells === hyphens
            ? 'a table that would be shown with its pipes'
            : `a row of hyphens of ${hyphens} ${hyphens === 1 ? 'column' : 'columns'} under ${cells} headings: the table would be shown with its pipes`,
        expected: 'three hyphens for each column, and an empty line above the table',
        fix: `write ${hyphenRow(cells)}`,
      },
    ];
  }
  const isTable = lines.every((line) => /^\|.*\|$/.test(line)) && lines.some((line) => countCells(line) > 1);
  if (!isTable) return [];
  return [
    {
      name: 'table-not-recognized',
      ...start,
      found: 'table rows without a row of hyphens, which would be shown with their pipes',
      expected: 'a row of hyphens under the headings; no empty line inside a table',
      fix: `write ${hyphenRow(cells)} under the headings, or delete the empty line above`,
    },
  ];
}

/** True for a line that looks like the delimiter row of a table: pipes, and dashes of any kind. */
const isDelimiter = (line: string) =>
  /^[|:\s\u2013\u2014=+-]*[\u2013\u2014=-][|:\s\u2013\u2014=+-]*$/.test(line) && line.includes('|');
const isRow = (line: string) => /(?<!\\)\|/.test(line) && !isDelimiter(line);

const cellsOf = (line: string) =>
  line
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '')
    .split(/(?<!\\)\|/);
const countCells = (line: string) => cellsOf(withEscapedPipes(line)).length;
const hyphenRow = (columns: number) => `|${' --- |'.repeat(columns)}`;

/** Returns the row with its surplus cells merged into the last one. */
const joined = (line: string, columns: number) => {
  const cells = cellsOf(line).map((cell) => cell.trim());
  const last = cells.slice(columns - 1).filter((cell) => cell !== '');
  return `| ${[...cells.slice(0, columns - 1), last.join(', ')].join(' | ')} |`;
};

/** Returns the line with a backslash before each pipe in code. */
const withEscapedPipes = (line: string) =>
  line.replace(/(?<![\\`])(`+)(?!`)([^\n]*?[^`])\1(?!`)/g, (code) =>
    code.replace(/(?<!\\)\|/g, String.raw`\|`),
  );
