import type { Definition, Link, Root } from 'mdast';
import type { VFile } from 'vfile';
import { show } from '../model/problem.ts';
import { urlFault } from '../model/url-fault.ts';
import { visit } from '../text/visit-tree.ts';
import { annotationsOf, startOf } from './file-annotations.ts';

/** Checks link URLs as typed, because rendering encodes invisible characters. */
export function remarkLinkUrls() {
  return (tree: Root, file: VFile) => {
    visit(tree, ['link', 'definition'], (node, _, parent) => {
      const link = node as Link | Definition;
      const fault = urlFault(link.url);
      if (!fault) return;
      annotationsOf(file).problems.push({
        name: fault.is === 'scheme' ? 'link-scheme-invalid' : 'link-malformed',
        ...startOf(link.position || !parent ? link : parent),
        found: `${fault.found}: ${show(link.url)}`,
        expected: fault.expected,
        fix: fault.fix,
      });
      // Already reported: skip the check of its target.
      link.url = '#';
    });
  };
}
