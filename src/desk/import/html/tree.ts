import type { Element, ElementContent, Nodes, Parents, Root } from 'hast';

/** Elements that begin a line of their own. */
const blocks = new Set(
  'address article aside blockquote body dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul video audio iframe'.split(
    ' ',
  ),
);

export const isElement = (node: Nodes | undefined): node is Element => node?.type === 'element';
export const isBlock = (node: Nodes): boolean => isElement(node) && blocks.has(node.tagName);

const silent = new Set('script style noscript template svg head title'.split(' '));

/** Returns the text of a tree as readers see it, on one line. */
export const htmlText = (node: Nodes): string => rawText(node).replace(/\s+/gu, ' ').trim();

function rawText(node: Nodes): string {
  if (node.type === 'text') return node.value;
  if (!('children' in node) || (isElement(node) && silent.has(node.tagName))) return '';
  if (isElement(node) && node.tagName === 'br') return '\n';
  const text = node.children.map(rawText).join('');
  return isBlock(node) ? `\n${text}\n` : text;
}

/** Returns a property of an element as text: class names are separated by spaces. */
export function property(element: Element, name: string): string {
  const value = element.properties[name];
  if (Array.isArray(value)) return value.join(' ');
  return value === undefined || value === null || typeof value === 'boolean' ? '' : String(value);
}

/** Returns all elements of a tree for which `test` is true, in order. */
export function allElements(node: Nodes, test: (element: Element) => boolean): Element[] {
  const found: Element[] = [];
  const walk = (at: Nodes) => {
    if (isElement(at) && test(at)) found.push(at);
    if ('children' in at) for (const child of at.children) walk(child);
  };
  walk(node);
  return found;
}

export const byTag = (node: Nodes, ...names: string[]): Element[] =>
  allElements(node, ({ tagName }) => names.includes(tagName));

/** The parent of each element of a tree. */
export function parentsIn(root: Root | Element): Map<Nodes, Parents> {
  const parents = new Map<Nodes, Parents>();
  const walk = (node: Parents) => {
    for (const child of node.children) {
      parents.set(child, node);
      if ('children' in child) walk(child);
    }
  };
  walk(root);
  return parents;
}

/** Removes the elements for which `test` is true from a tree, the outermost first. */
export function removeWhere(node: Parents, test: (element: Element) => boolean): void {
  node.children = (node.children as ElementContent[]).filter((child) => !(isElement(child) && test(child)));
  for (const child of node.children) if ('children' in child) removeWhere(child, test);
}

/** Returns an element. */
export const element = (
  tagName: string,
  properties: Element['properties'],
  children: ElementContent[],
): Element => ({
  type: 'element',
  tagName,
  properties,
  children,
});

/** Returns the blocks of running text in a tree: elements with text that have no blocks in them. */
export function textBlocks(node: Nodes): Element[] {
  const found: Element[] = [];
  const walk = (at: Nodes): void => {
    if (!('children' in at)) return;
    if (isElement(at) && isBlock(at) && !at.children.some(hasBlock)) {
      if (htmlText(at) !== '') found.push(at);
      return;
    }
    for (const child of at.children) walk(child);
  };
  walk(node);
  return found;
}

const hasBlock = (node: Nodes): boolean =>
  isBlock(node) || ('children' in node && node.children.some(hasBlock));
