import type { Element, Root } from 'hast';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { words } from '../i18n/strings.ts';
import { frontmatterOf } from './file-annotations.ts';
import { hasClass } from './text-blocks.ts';

/**
 * Makes tables fit for a page: column alignment as classes (a strict content policy blocks style attributes),
 * header cells with a scope, an empty corner that is no header and makes headers of the first cells below it, and a box that scrolls by itself and can be reached by keyboard.
 */
export function rehypeTables() {
  return (tree: Root, file: VFile) => {
    const { table: label, code } = words(frontmatterOf(file).lang ?? 'en');
    visit(tree, 'element', (node, index, parent) => {
      if (node.tagName === 'th' || node.tagName === 'td') {
        const { align, ...properties } = node.properties;
        node.properties = properties;
        if (typeof align === 'string' && align !== 'left') node.properties.className = [`align-${align}`];
        if (node.tagName === 'th' && !isEmpty(node)) node.properties.scope ??= 'col';
        else node.tagName = 'td';
      }
      // Long lines of code scroll in their own box too.
      if (node.tagName === 'pre')
        node.properties = { ...node.properties, role: 'group', tabIndex: 0, ariaLabel: code };
      if (node.tagName === 'table') nameRows(node);
      if (node.tagName !== 'table' || !parent || index === undefined) return;
      if (parent.type === 'element' && hasClass(parent, boxClass)) return;
      const box: Element = {
        type: 'element',
        tagName: 'div',
        properties: { className: [boxClass], role: 'group', tabIndex: 0, ariaLabel: label },
        children: [node],
      };
      parent.children[index] = box;
    });
  };
}

const boxClass = 'table-box';

const elements = (node: Element, ...names: string[]) =>
  node.children.filter(
    (child): child is Element => child.type === 'element' && names.includes(child.tagName),
  );

/**
 * A table whose corner is empty has a header at the head of each row; one with a heading over its first column lists things in it.
 * Runs before the cells are looked at, so that a row's header keeps its scope.
 */
function nameRows(table: Element): void {
  const [corner] = elements(table, 'thead')
    .flatMap((head) => elements(head, 'tr'))
    .flatMap((row) => elements(row, 'th', 'td'));
  if (!corner || !isEmpty(corner)) return;
  for (const row of elements(table, 'tbody').flatMap((body) => elements(body, 'tr'))) {
    const [first] = elements(row, 'td');
    if (!first || isEmpty(first)) continue;
    first.tagName = 'th';
    first.properties.scope = 'row';
  }
}

const isEmpty = (cell: Element): boolean =>
  cell.children.every((child) => child.type === 'text' && child.value.trim() === '');
