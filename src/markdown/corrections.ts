import type { Element, Root } from 'hast';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { nearestPassage } from '../text/difference.ts';
import { hasWords } from '../text/match.ts';
import { blockElement } from './block-element.ts';
import { annotationsOf, frontmatterOf } from './file-annotations.ts';
import { isNotes, textBlocks, textsIn } from './text-blocks.ts';

/**
 * Leaves a place for each correction of the frontmatter behind the block of the body that it mended, or in its note: the one with the
 * words of `at`, or else of `says`. What was mended in a claim or an entry of a timeline is told there by its component, and in the title’s words at the top alone.
 */
export function rehypeCorrections() {
  return (tree: Root, file: VFile) => {
    const { corrections = [], annotations: _, ...others } = frontmatterOf(file);
    const blocks = corrections.length > 0 ? textBlocks(tree) : [];
    // A body without words is told as that.
    if (blocks.length === 0) return;
    const notes: Element[] = [];
    visit(tree.children.find(isNotes) ?? { type: 'root', children: [] }, 'element', (node) => {
      if (node.tagName === 'li') notes.push(node);
    });
    for (const [index, { says, at }] of corrections.entries()) {
      const words = at ?? says;
      const block = blocks.find(({ text }) => hasWords(text, words));
      if (block) {
        tree.children.splice(
          tree.children.indexOf(block.top) + 1,
          0,
          blockElement('correction', String(index)),
        );
        continue;
      }
      const note = notes.find((item) =>
        textBlocks({ type: 'root', children: [item] }).some(({ text }) => hasWords(text, words)),
      );
      if (note) {
        note.children.push(blockElement('correction', String(index)));
        continue;
      }
      if (at === undefined && textsIn(others).some((text) => hasWords(text, words))) continue;
      const { passage } = nearestPassage(
        blocks.map(({ text }) => text),
        words,
      );
      annotationsOf(file).problems.push({
        name: at === undefined ? 'correction-not-in-article' : 'correction-not-in-body',
        field: `corrections.${index}.${at === undefined ? 'says' : 'at'}`,
        line: undefined,
        found: `words that do not stand in the article: “${words}”`,
        expected: `words of the body, so that the correction is told where it was made${passage ? `; the nearest are:\n${passage}` : ''}`,
        fix:
          at === undefined
            ? 'write what the article says now, or add at: with words of the paragraph that was mended'
            : 'copy words of the paragraph that was mended',
      });
    }
  };
}
