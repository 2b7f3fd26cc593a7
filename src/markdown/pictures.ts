import type { Root } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { show } from '../model/problem.ts';
import { annotationsOf } from './file-annotations.ts';

/**
 * Refuses pictures that Astro would publish broken: it leaves a literal `__ASTRO_IMAGE_` for a local file that is not
 * there, and an empty article for an address that cannot be decoded.
 */
export function remarkPictures() {
  return (tree: Root, file: VFile) => {
    const addresses = new Map<string, string>();
    visit(tree, 'definition', ({ identifier, url }) => void addresses.set(identifier, url));
    visit(tree, (node, index, parent) => {
      if (node.type !== 'image' && node.type !== 'imageReference') return undefined;
      const url = node.type === 'image' ? node.url : (addresses.get(node.identifier) ?? '');
      if (!parent || index === undefined || isPublic(url)) return undefined;
      annotationsOf(file).problems.push({
        line: node.position?.start.line,
        found: `a picture at ${show(url)}`,
        expected: 'an address that begins with https:// or a slash',
      });
      parent.children.splice(index, 1);
      return [SKIP, index];
    });
  };
}

function isPublic(url: string): boolean {
  try {
    return /^(?:https?:\/)?\//.test(decodeURI(url));
  } catch {
    return false;
  }
}
