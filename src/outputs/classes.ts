import type { Element, Nodes } from 'hast';

/** Returns the classes of an element. */
export const classes = ({ properties: { className } }: Element): (string | number)[] =>
  Array.isArray(className) ? className : [];

/** True for an element with a class. */
export const hasClass = (node: Nodes, name: string): boolean =>
  node.type === 'element' && classes(node).includes(name);
