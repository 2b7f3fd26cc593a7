import type { Element, Root } from 'hast';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { words } from '../i18n/strings.ts';
import { frontmatterOf } from './file-annotations.ts';
import { hasClass } from './text-blocks.ts';

/**
 * Makes tables fit for a page: column alignment as classes (a strict content policy blocks style attributes),
 * header cells with a scope, an empty corner that is no header, and a box that scrolls by itself and can be reached by keyboard.
 */
export function rehypeTables() {
  return (tree: Root, file: VFile) => {
    const { table: label } = words(frontmatterOf(file).lang ?? 'en');
    visit(tree, 'element', (node, index, parent) => {
      if (node.tagName === 'th' || node.tagName === 'td') {
        const { align, ...properties } = node.properties;
        node.properties = properties;
        if (typeof align === 'string' && align !== 'left') node.properties.className = [`align-${align}`];
        if (node.tagName === 'th' && node.children.length > 0) node.properties.scope = 'col';
        else node.tagName = 'td';
      }
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
