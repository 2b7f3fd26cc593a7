import type { Element, Root } from 'hast';
import type { VFile } from 'vfile';
import { strings } from '../i18n/strings.ts';
import { site } from '../site.ts';
import { visit } from '../text/visit-tree.ts';
import { frontmatterOf } from './file-annotations.ts';
import { hasClass } from './text-blocks.ts';

/**
 * Prepares tables for a page: column alignment as classes (the content policy blocks style attributes), header cells with a scope, and
 * a wrapper that scrolls and can be focused. An empty corner cell makes the first cell of each row a header.
 */
export function rehypeTables() {
  return (tree: Root, file: VFile) => {
    const { table: label, code } = strings(frontmatterOf(file).lang ?? site.languages[0]);
    visit(tree, 'element', (node, index, parent) => {
      if (node.tagName === 'th' || node.tagName === 'td') {
        const { align, ...properties } = node.properties;
        node.properties = properties;
        if (typeof align === 'string' && align !== 'left') node.properties.className = [`align-${align}`];
        if (node.tagName === 'th' && !isEmpty(node)) node.properties.scope ??= 'col';
        else node.tagName = 'td';
      }
      // Code blocks scroll too.
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
 * Turns the first cell of each row into a header if the corner cell is empty. Runs before the cells are visited, so that row headers
 * keep their scope.
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
