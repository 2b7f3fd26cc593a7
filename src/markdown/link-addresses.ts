import type { Definition, Link, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { show } from '../model/problem.ts';
import { addressFault } from '../model/web-address.ts';
import { annotationsOf, startOf } from './file-annotations.ts';

/** Reports addresses of links as they were typed: rendering encodes what nobody can see in them. */
export function remarkLinkAddresses() {
  return (tree: Root, file: VFile) => {
    visit(tree, ['link', 'definition'], (node, _, parent) => {
      const link = node as Link | Definition;
      const fault = addressFault(link.url);
      if (!fault) return;
      annotationsOf(file).problems.push({
        name: fault.is === 'scheme' ? 'link-scheme' : 'link-malformed',
        ...startOf(link.position || !parent ? link : parent),
        found: `${fault.found}: ${show(link.url)}`,
        expected: fault.expected,
        fix: fault.fix,
      });
      // It has been reported: where it leads is not looked up.
      link.url = '#';
    });
  };
}
