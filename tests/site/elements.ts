import type { Element, Root, RootContent } from 'hast';
import { toString } from 'hast-util-to-string';

/** Finds elements in a parsed page. */
export type Matcher = (element: Element) => boolean;

/** Returns the elements below a node for which `is` returns true, in order. The content of a template is not part of the page. */
export const all = (tree: Root | Element, is: Matcher): Element[] => elementsOf(tree).filter(is);

const known = new WeakMap<Root | Element, readonly Element[]>();
/** Returns the elements of a tree, itself included: a list for each, because tests ask a page for many things and change none. */
function elementsOf(tree: Root | Element): readonly Element[] {
  const list = known.get(tree);
  if (list) return list;
  const found: Element[] = [];
  const add = (node: Root | RootContent): void => {
    if (node.type === 'element') found.push(node);
    if ('children' in node) node.children.forEach(add);
  };
  add(tree);
  known.set(tree, found);
  return found;
}
export const one = (tree: Root | Element, is: Matcher): Element | undefined => all(tree, is)[0];

export const tag =
  (...names: string[]): Matcher =>
  (element) =>
    names.includes(element.tagName);
export const byId =
  (id: string): Matcher =>
  (element) =>
    element.properties.id === id;
export const withClass =
  (name: string): Matcher =>
  ({ properties: { className } }) =>
    Array.isArray(className) && className.includes(name);
export function isMeta(key: 'name' | 'property' | 'httpEquiv', value: string): Matcher {
  return ({ tagName, properties }) => tagName === 'meta' && [properties[key]].flat().includes(value);
}
export function isLink(rel: string): Matcher {
  return ({ tagName, properties }) => tagName === 'link' && [properties.rel].flat().includes(rel);
}

/** Returns the URLs of the script files that a page loads: first those that it links, then those in a template until the first paint. */
export const scriptFiles = (tree: Root | Element): string[] =>
  [tree, ...all(tree, tag('template')).flatMap(({ content }) => content ?? [])]
    .flatMap((part) => all(part, tag('script')))
    .map((script) => attribute(script, 'src'))
    .filter(Boolean);

/** Returns an attribute as text; empty if the element or the attribute is missing. */
export const attribute = (element: Element | undefined, name: string): string =>
  [element?.properties[name] ?? ''].flat().join(' ');

/** Returns text with every run of white space replaced by one space. */
export const text = (node: Root | Element | undefined): string =>
  node ? toString(node).replace(/\s+/gu, ' ').trim() : '';
