import type { Node, Parent } from 'unist';
import type { visit as visitOf } from 'unist-util-visit';

/** Returned by a visitor: the children of the node are not visited. */
export const SKIP = 'skip';

type Result = number | boolean | 'skip' | readonly [action: true | 'skip', next: number] | null | undefined;
type Visitor = (node: Node, index: number | undefined, parent: Parent | undefined) => Result;

/**
 * Visits a tree in order, as `visit` of unist-util-visit does: a visitor returns nothing, `SKIP`, false to stop, or the index of the sibling to
 * visit next, alone or after `SKIP`. The package takes several times as long, for the names of functions in stack traces.
 */
export const visit = ((tree: Node, ...options: [Visitor] | [string | readonly string[], Visitor]) => {
  const [test, visitor] = options.length === 1 ? [undefined, options[0]] : options;
  walk(tree, undefined, undefined, visitor, typeof test === 'string' ? [test] : test);
}) as typeof visitOf;

/** Returns the index of the sibling to visit next, if a visitor chose one; false to stop. */
function walk(
  node: Node,
  index: number | undefined,
  parent: Parent | undefined,
  visitor: Visitor,
  types: readonly string[] | undefined,
): number | false | undefined {
  const result = !types || types.includes(node.type) ? visitor(node, index, parent) : undefined;
  if (result === false) return false;
  const [action, next] = typeof result === 'object' && result !== null ? result : [result, undefined];
  if (action !== SKIP && 'children' in node) {
    const inner = node as Parent;
    for (let at = 0; at < inner.children.length;) {
      const child = inner.children[at];
      const chosen = child && walk(child, at, inner, visitor, types);
      if (chosen === false) return false;
      at = chosen ?? at + 1;
    }
  }
  return typeof result === 'number' ? result : next;
}
