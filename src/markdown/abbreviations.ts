import type { Element, Parents, Root, Text } from 'hast';
import type { VFile } from 'vfile';
import { findNames, hasName } from '../model/name-match.ts';
import { show } from '../model/problem.ts';
import { fold } from '../text/fold.ts';
import type { Range } from '../text/range.ts';
import { annotationsOf, frontmatterOf } from './file-annotations.ts';
import { isElement, isNotes, type TextBlock, textBlocks, textsIn } from './text-blocks.ts';

/**
 * Marks the first use of each abbreviation with `<abbr title>`: in running text, else in a table header, a note or a heading. The text
 * itself does not change, so quotes still match.
 */
export function rehypeAbbreviations() {
  return (tree: Root, file: VFile) => {
    const { abbreviations = {}, annotations, ...fields } = frontmatterOf(file);
    // Longest first: “PMF” inside “PMF Commission” does not count as a use of “PMF”.
    const all = Object.entries(abbreviations).sort(([a], [b]) => b.length - a.length);
    for (const [index, [short, long]] of all.entries()) {
      const longer = all.slice(0, index).map(([other]) => other);
      const use = firstUse(tree, short, longer);
      if (use) mark(use, long);
      else if (
        ![...bodyTexts(tree), ...textsIn([fields, annotations?.pictures])].some((text) =>
          hasName(text, short),
        )
      )
        annotationsOf(file).problems.push({
          name: 'abbreviation-unused',
          field: `abbreviations.${short}`,
          line: undefined,
          found: `${show(short)}, which does not appear in the article`,
          expected: 'an abbreviation exactly as the article has it',
          fix: `delete ${short} from abbreviations`,
        });
    }
  };
}

interface Use {
  parent: Parents;
  node: Text;
  range: Range;
}

function mark({ parent, node, range }: Use, title: string): void {
  const abbreviation: Element = {
    type: 'element',
    tagName: 'abbr',
    properties: { title },
    children: [{ ...node, value: node.value.slice(range.start, range.end) }],
  };
  const rest: Text = { ...node, value: node.value.slice(range.end) };
  node.value = node.value.slice(0, range.start);
  parent.children.splice(parent.children.indexOf(node) + 1, 0, abbreviation, rest);
}

/** Blocks in order of preference for the explanation: headings last, because the table of contents repeats them. Code is skipped. */
function blocksToMark(tree: Root): TextBlock[] {
  const tag = ({ parent }: TextBlock) => (parent.type === 'element' ? parent.tagName : '');
  const body = textBlocks(tree).filter((block) => tag(block) !== 'pre');
  const is = (pattern: RegExp) => (block: TextBlock) => pattern.test(tag(block));
  return [
    ...body.filter((block) => !/^(?:h[1-6]|th)$/.test(tag(block))),
    ...body.filter(is(/^th$/)),
    ...noteBlocks(tree).filter((block) => !/^(?:h[1-6]|pre)$/.test(tag(block))),
    ...body.filter(is(/^h[1-6]$/)),
  ];
}

const noteBlocks = (tree: Root): TextBlock[] =>
  tree.children
    .filter(isNotes)
    .flatMap((section) =>
      section.type === 'element' ? textBlocks({ type: 'root', children: section.children }) : [],
    );

const bodyTexts = (tree: Root) => [...textBlocks(tree), ...noteBlocks(tree)].map(({ text }) => text);

function firstUse(tree: Root, short: string, longer: readonly string[]): Use | undefined {
  for (const { parent, pieces } of blocksToMark(tree))
    for (const { node, path, text } of pieces) {
      if (node?.type !== 'text' || text === '') continue;
      if (path.some((element) => isElement(element, 'code') || isElement(element, 'abbr'))) continue;
      const folded = fold(node.value);
      const taken = longer.flatMap((other) => findNames(folded, other));
      for (const range of findNames(folded, short))
        if (!taken.some(({ start, end }) => start <= range.start && range.end <= end))
          return { parent: (path.at(-1) as Element | undefined) ?? parent, node, range };
    }
  return undefined;
}
