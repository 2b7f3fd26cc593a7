import type { Element, Root } from 'hast';
import { toString } from 'hast-util-to-string';
import { visit } from 'unist-util-visit';

/** Finding elements in a parsed page. */
export type Matcher = (element: Element) => boolean;

/** All elements below a node for which `is` holds, in order. The inside of a template is no part of the page. */
export function all(tree: Root | Element, is: Matcher): Element[] {
  const found: Element[] = [];
  visit(tree, 'element', (element) => {
    if (is(element)) found.push(element);
  });
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

/** Addresses of the script files that a page names. */
export const scriptFiles = (tree: Root | Element): string[] =>
  all(tree, tag('script'))
    .map((script) => attribute(script, 'src'))
    .filter(Boolean);

/** An attribute as text; empty where the element or the attribute is not there. */
export const attribute = (element: Element | undefined, name: string): string =>
  [element?.properties[name] ?? ''].flat().join(' ');

/** Text with every run of white space as one space. */
export const text = (node: Root | Element | undefined): string =>
  node ? toString(node).replace(/\s+/gu, ' ').trim() : '';
