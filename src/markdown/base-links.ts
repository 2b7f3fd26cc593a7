import type { Root } from 'hast';
import { withBase } from '../model/routes.ts';
import { visit } from '../text/visit-tree.ts';

/** Makes links that start at the site’s root start at its folder: editors write `/about/`, wherever the site is published. */
export function rehypeBaseLinks() {
  return (tree: Root) => {
    visit(tree, 'element', ({ properties }) => {
      if (typeof properties.href === 'string') properties.href = withBase(properties.href);
    });
  };
}
