import type { Element, Root, Text } from 'hast';
import type { VFile } from 'vfile';
import { show } from '../model/problem.ts';
import { annotationsOf, frontmatterOf } from './file-annotations.ts';
import { isElement, textBlocks } from './text-blocks.ts';

/**
 * Says what each abbreviation of the frontmatter stands for where it is first used in running text, as `<abbr title>`. The words
 * stay as they are, so that quotes are found in them as before.
 */
export function rehypeAbbreviations() {
  return (tree: Root, file: VFile) => {
    for (const [short, long] of Object.entries(frontmatterOf(file).abbreviations ?? {})) {
      const use = firstUse(tree, short);
      if (!use) {
        annotationsOf(file).problems.push({
          name: 'abbreviation-unused',
          field: `abbreviations.${short}`,
          line: undefined,
          found: `${show(short)}, which the text does not use`,
          expected: 'abbreviations of the text, letter by letter',
          fix: 'take it out',
        });
        continue;
      }
      const { parent, node, at } = use;
      const abbreviation: Element = {
        type: 'element',
        tagName: 'abbr',
        properties: { title: long },
        children: [{ ...node, value: short }],
      };
      const rest: Text = { ...node, value: node.value.slice(at + short.length) };
      node.value = node.value.slice(0, at);
      parent.children.splice(parent.children.indexOf(node) + 1, 0, abbreviation, rest);
    }
  };
}

/** Headings come before the text in the contents, and code is not read as words: neither is a first use. */
function firstUse(tree: Root, short: string) {
  const word = new RegExp(`(?<![\\p{L}\\p{N}])${escaped(short)}(?![\\p{L}\\p{N}])`, 'u');
  for (const { parent, pieces } of textBlocks(tree)) {
    if (parent.type === 'element' && /^(?:h[1-6]|th|pre)$/.test(parent.tagName)) continue;
    for (const { node, path, text } of pieces) {
      if (node?.type !== 'text' || text === '') continue;
      if (path.some((element) => isElement(element, 'code') || isElement(element, 'abbr'))) continue;
      const at = node.value.search(word);
      if (at >= 0) return { parent: (path.at(-1) as Element | undefined) ?? parent, node, at };
    }
  }
  return undefined;
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
