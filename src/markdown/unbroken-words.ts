import type { Element, Root, Text } from 'hast';
import { unbrokenPieces } from '../text/unbroken.ts';

/** The class of words inside which no line may break: one `white-space: nowrap` in base.css. */
export const unbrokenClass = 'nb';

/** Elements whose text stays as it is: code, and links whose text is an address. */
const isLeft = ({ tagName, properties, children }: Element): boolean =>
  ['code', 'pre', 'kbd', 'samp'].includes(tagName) ||
  (tagName === 'a' && children.some((child) => child.type === 'text' && child.value === properties.href));

/**
 * Puts words that must not break at their hyphen, such as `al-Qaeda`, into an element of their own. No character is added, so the text that
 * is copied, searched and quoted is as typed. Runs after all plugins that read the text.
 */
export function rehypeUnbrokenWords() {
  return (tree: Root) => {
    keepTogether(tree);
  };
}

function keepTogether(parent: Root | Element): void {
  for (let index = parent.children.length - 1; index >= 0; index--) {
    const node = parent.children[index];
    if (node?.type === 'element' && !isLeft(node)) keepTogether(node);
    if (node?.type === 'text' && node.value.includes('-')) parent.children.splice(index, 1, ...pieces(node));
  }
}

function pieces(node: Text): (Text | Element)[] {
  return unbrokenPieces(node.value).map(({ text, kept }) => {
    const own: Text = { type: 'text', value: text };
    return kept
      ? { type: 'element', tagName: 'span', properties: { className: [unbrokenClass] }, children: [own] }
      : own;
  });
}
