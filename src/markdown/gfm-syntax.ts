import type { Nodes, Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import type {} from 'remark-parse';
import type { Processor } from 'unified';

/** What a URL or an e-mail address in text has. */
const address = /[\w+\-.]@|:\/\/|www\./iu;

/**
 * remark-gfm, which looks for addresses in a finished tree, but only in one that has some: it looks for four kinds in each text, and visits the tree slowly.
 * A single tilde means “about”; two delete words.
 */
export function remarkGfmSyntax(this: Processor) {
  remarkGfm.call(this, { singleTilde: false });
  const extensions = this.data().fromMarkdownExtensions?.at(-1);
  for (const extension of [extensions ?? []].flat())
    extension.transforms = extension.transforms?.map(
      (transform) => (tree: Root) => (hasAddress(tree) ? transform(tree) : undefined),
    );
}

function hasAddress(node: Nodes): boolean {
  if (node.type === 'text') return address.test(node.value);
  return node.type !== 'link' && 'children' in node && node.children.some(hasAddress);
}
