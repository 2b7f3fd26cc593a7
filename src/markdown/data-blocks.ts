import type { Paragraph, Root } from 'mdast';
import type { ContainerDirective, LeafDirective } from 'mdast-util-directive';
import type {} from 'mdast-util-to-hast';
import type { VFile } from 'vfile';
import { blockKind, blockNames, isBlockName } from '../model/blocks.ts';
import { nearest, show } from '../model/problem.ts';
import { SKIP, visit } from '../text/visit-tree.ts';
import { blockElementName, blockProperties } from './block-element.ts';
import { annotationsOf, lineInText, startOf } from './file-annotations.ts';

const allNames = [...blockNames, 'box'];
/** Kinds that place one item of their data, by its id. */
const perItem = blockNames.filter((name) => blockKind(name).isPerItem);
const isPerItem = (name: string) => perItem.some((kind) => kind === name);
/** Returns a block as authors write it: `::timeline`, `::chart{#by-year}`, `:::box[Title]`. */
function formOf(name: string, id = ''): string {
  if (name === 'box') return ':::box[Title]';
  return isPerItem(name) ? `::${name}{#${id || 'its-id'}}` : `::${name}`;
}

/**
 * Turns `::timeline` and other blocks into empty elements that components fill, and `:::box[Title]` into a box. Reports unknown blocks,
 * unclosed boxes, and lines that were probably meant as a block but would be shown as typed.
 */
export function remarkDataBlocks() {
  return (tree: Root, file: VFile) => {
    const annotations = annotationsOf(file);
    const lines = String(file).split('\n');
    visit(tree, (node) => {
      if (node.type !== 'leafDirective' && node.type !== 'containerDirective') return undefined;
      const line = node.position?.start.line;
      const stray = Object.keys(node.attributes ?? {}).find((name) => name !== 'id' || !isPerItem(node.name));
      if (stray !== undefined)
        annotations.problems.push({
          name: 'block-attributes-invalid',
          ...startOf(node),
          found: `the attribute ${show(stray)} of ::${node.name}`,
          expected: `no attributes except the id of a ${perItem.join(' or ')}, like ::${perItem[0] ?? 'chart'}{#by-year}`,
          fix: 'delete the attribute',
        });
      if (node.type === 'containerDirective' && node.name === 'box') {
        if (!isClosed(node, lines)) annotations.problems.push(unclosed(node));
        node.data = { hName: 'div', hProperties: { className: ['box'], role: 'note' } };
        const [title] = node.children;
        if (title?.type === 'paragraph' && title.data?.directiveLabel)
          title.data.hProperties = { className: ['box-title'] };
        return undefined;
      }
      const id = node.attributes?.id ?? '';
      if (node.type === 'leafDirective' && isBlockName(node.name)) {
        const name = id ? `${node.name}:${id}` : node.name;
        if (node.children.length > 0)
          annotations.problems.push({
            name: 'block-attributes-invalid',
            ...startOf(node),
            found: `text in the square brackets of ::${node.name}`,
            expected: `::${node.name} without a label`,
            fix: 'delete the brackets, and write the text above or below the block',
          });
        annotations.blocks.push({ name, line });
        node.data = { hName: blockElementName, hProperties: blockProperties(node.name, id) };
      } else annotations.problems.push(unknown(node, id));
      return SKIP;
    });
    let opened = false;
    visit(tree, 'paragraph', (paragraph) => {
      for (const { text, line } of linesOf(paragraph)) {
        const meant = meantAs(text);
        if (meant === undefined || (meant === ':::' && opened)) continue;
        opened ||= meant.startsWith(':::');
        annotations.problems.push({
          name: 'block-invalid',
          line,
          found: `${show(text.trim())}, which would be shown as typed`,
          expected:
            meant === ':::'
              ? ':::box[Title] on a line above it'
              : `${meant} on a line of its own${meant.startsWith(':::') ? ', and ::: after the last line of the box' : ''}`,
          fix: meant === ':::' ? 'delete it, or open a box above it' : `write ${meant}`,
        });
      }
    });
  };
}

/** Reports an unknown block, or one with the wrong number of colons. */
function unknown(node: LeafDirective | ContainerDirective, id: string) {
  const lower = node.name.toLowerCase();
  const name = allNames.includes(lower) ? lower : nearest(lower, allNames);
  const marks = node.type === 'leafDirective' ? '::' : ':::';
  const isMisplaced = allNames.includes(node.name);
  return {
    name: 'block-unknown' as const,
    ...startOf(node),
    found: isMisplaced ? `${marks}${node.name}, with ${marks.length} colons` : `a block named “${node.name}”`,
    expected: isMisplaced
      ? formOf(node.name, id)
      : `one of ${blockNames.map((known) => `::${known}`).join(', ')} or :::box[Title]`,
    ...(name === undefined
      ? {}
      : { fix: `write ${formOf(name, id)}${name === 'box' ? ', and ::: after its last line' : ''}` }),
  };
}

/** True if a box ends with a line of colons, even inside a quotation or a list. */
const isClosed = ({ position }: ContainerDirective, lines: readonly string[]): boolean =>
  position === undefined ||
  (position.end.line > position.start.line &&
    /^[\s>]*:{3,}\s*$/.test((lines[position.end.line - 1] ?? '').slice(0, position.end.column - 1)));

const unclosed = (node: ContainerDirective) => ({
  name: 'block-unclosed' as const,
  ...startOf(node),
  found: 'a box that is never closed, so everything after it is inside the box',
  expected:
    'a line of three colons after the last line of the box; for a box around another box, four colons at both ends',
  fix: 'add a line ::: after the last line of the box',
});

/** Returns the lines of a paragraph as typed, except those that begin with markup. */
function* linesOf(paragraph: Paragraph): Generator<{ text: string; line: number | undefined }> {
  for (const [index, node] of paragraph.children.entries()) {
    if (node.type !== 'text') continue;
    const atStart = index === 0 || paragraph.children[index - 1]?.type === 'break';
    let offset = 0;
    for (const [number, text] of node.value.split('\n').entries()) {
      if (number > 0 || atStart) yield { text, line: lineInText(node, offset, paragraph) };
      offset += text.length + 1;
    }
  }
}

/** Returns the block that a line was probably meant to be, in its correct form; undefined for plain text. */
function meantAs(line: string): string | undefined {
  const [, colons = '', word = '', rest = ''] = /^\s*(:+)\s*([\p{L}-]*)(.*)$/u.exec(line) ?? [];
  if (colons === '') return undefined;
  if (colons.length >= 3 && word === '' && rest.trim() === '') return ':::';
  const name = nearest(word.toLowerCase(), allNames);
  const isKnown = allNames.includes(word.toLowerCase());
  if (name === undefined || (colons.length === 1 && !isKnown)) return undefined;
  // A colon before a word in running text is not a block: `:people who came`.
  if (colons.length === 1 && !/^(?:[[{].*)?\s*$/.test(rest)) return undefined;
  const label = /^\s*\[([^\]]*)\]/.exec(rest)?.[1];
  const words =
    label ??
    rest
      .replace(/\{.*\}\s*$/, '')
      .replace(/^\s*\[/, '')
      .trim();
  if (name === 'box') return words === '' ? ':::box' : `:::box[${words}]`;
  return formOf(name, /#([a-z0-9-]+)/.exec(rest)?.[1] ?? /^\s*([a-z0-9-]+)\s*$/.exec(words)?.[1]);
}
