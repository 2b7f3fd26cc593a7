import type { Element, Root, RootContent } from 'hast';
import { sanitize } from 'hast-util-sanitize';
import type { VFile } from 'vfile';
import { isError } from '../model/problem-kinds.ts';
import { visit } from '../text/visit-tree.ts';
import { bodySchema } from './allowed-html.ts';
import { annotationsOf } from './file-annotations.ts';

/**
 * The second layer against disallowed HTML: removes everything that `bodySchema` does not allow, whatever produced it. Runs last.
 * Reports what it removes, so that nothing is lost silently, except URLs, which the check of links reports.
 */
export function rehypeSanitize() {
  return (tree: Root, file: VFile): Root => {
    visit(tree, 'element', ({ properties }) => {
      // The sanitizer compares schemes case-sensitively; browsers do not.
      if (typeof properties.href === 'string')
        properties.href = properties.href.replace(/^[a-z]+:/i, (scheme) => scheme.toLowerCase());
    });
    const clean = sanitize(tree, bodySchema) as Root;
    const { problems } = annotationsOf(file);
    const lost = problems.some(isError) ? undefined : firstLoss(tree, clean);
    if (lost)
      problems.push({
        name: 'html-removed',
        line: lost.position?.start.line ?? 1,
        found: `${lost.type === 'element' ? `<${lost.tagName}>` : 'HTML'} that is not allowed in articles`,
        expected: 'what src/markdown/allowed-html.ts lists',
        fix: 'write it in Markdown',
      });
    return clean;
  };
}

/** Returns the first node that the sanitizer changed or removed. */
function firstLoss(before: Root | Element, after: Root | Element): RootContent | undefined {
  for (const [index, child] of before.children.entries()) {
    const kept = after.children[index];
    if (kept?.type !== child.type) return child;
    if (child.type !== 'element' || kept.type !== 'element') continue;
    const names = Object.keys(child.properties).filter(
      (name) => name !== 'href' && child.properties[name] != null,
    );
    if (
      kept.tagName !== child.tagName ||
      names.some((name) => String(kept.properties[name]) !== String(child.properties[name]))
    )
      return child;
    const inside = firstLoss(child, kept);
    if (inside) return inside;
  }
  return undefined;
}
