import type { Element, Root } from 'hast';
import type { VFile } from 'vfile';
import { blockKind, blockNames } from '../model/blocks.ts';
import { show } from '../model/problem.ts';
import { nearestPassage } from '../text/difference.ts';
import { fold, type Folded } from '../text/fold.ts';
import { hasWords } from '../text/match.ts';
import { visit } from '../text/visit-tree.ts';
import { blockElement, blockElementName } from './block-element.ts';
import { annotationsOf, type ArticleFrontmatter, frontmatterOf, lineInFile } from './file-annotations.ts';
import { isElement, isNotes, type TextBlock, textBlocks, textsIn } from './text-blocks.ts';

/** A place where a correction can be shown. */
interface CorrectionTarget {
  texts: Folded[];
  /** Its name in messages. */
  name: string;
  insert: (correction: Element) => void;
  /** Id of a claim or timeline entry, whose component shows the correction. */
  id?: string;
}

/**
 * Inserts an empty block for each correction after the corrected block of the body, or in the corrected note, claim or timeline entry: the
 * place with the words of `at`, or else of `says`. If several places have them, `occurrence` decides. Corrections of the title, standfirst
 * or key points are shown at the top only.
 */
export function rehypeCorrections() {
  return (tree: Root, file: VFile) => {
    const frontmatter = frontmatterOf(file);
    const { corrections = [], annotations: _, ...others } = frontmatter;
    const blocks = corrections.length > 0 ? textBlocks(tree) : [];
    // An empty body is reported elsewhere.
    if (blocks.length === 0) return;
    const annotations = annotationsOf(file);
    const targets = [...inBody(tree, blocks, file), ...inNotes(tree), ...inData(frontmatter)];
    for (const [index, { says, at, occurrence }] of corrections.entries()) {
      const words = at ?? says;
      const problem = (name: (typeof annotations.problems)[number]['name'], field: string) => ({
        name,
        field: `corrections.${index}.${field}`,
        line: undefined,
      });
      const found = targets.filter(({ texts }) => texts.some((text) => hasWords(text, words)));
      const target = found[(occurrence ?? 1) - 1];
      if (target && (found.length === 1 || occurrence !== undefined)) {
        if (target.id !== undefined) annotations.corrected[index] = target.id;
        target.insert(blockElement('correction', String(index)));
      } else if (found.length > 0) {
        const range = found.length === 1 ? '1' : `1 to ${found.length}`;
        const textField = at === undefined ? 'says' : 'at';
        const problemField = occurrence === undefined ? textField : 'occurrence';
        annotations.problems.push({
          ...problem('correction-ambiguous', problemField),
          found: `${show(words)}, which appears in ${found.length === 1 ? 'one place' : `${found.length} places`}: ${found.map(({ name }) => name).join(', ')}`,
          expected:
            occurrence === undefined
              ? 'words that appear in one place, so that the correction is shown there'
              : `occurrence: ${range}`,
          fix: `add at: with more words from the corrected paragraph, or occurrence: ${range}`,
        });
      } else if (at !== undefined || !textsIn(others).some((text) => hasWords(text, words))) {
        const { passage } = nearestPassage(
          blocks.map(({ text }) => text),
          words,
        );
        annotations.problems.push({
          ...(at === undefined
            ? problem('correction-not-in-article', 'says')
            : problem('correction-not-in-body', 'at')),
          found: `words that are not in the article: “${words}”`,
          expected: `words of the body, where the correction is shown${passage ? `; the closest match is:\n${passage}` : ''}`,
          fix:
            at === undefined
              ? 'write what the article says now, or add at: with words from the corrected paragraph'
              : 'copy words from the corrected paragraph',
        });
      }
    }
  };
}

const inBody = (tree: Root, blocks: TextBlock[], file: VFile): CorrectionTarget[] =>
  blocks.map(({ text, top, parent, line }) => ({
    texts: [fold(text)],
    name: [
      parent.type === 'element' && /^h[1-6]$/.test(parent.tagName) ? 'a heading' : 'the text',
      ...(line === undefined ? [] : [`on line ${lineInFile(file, line) ?? line}`]),
    ].join(' '),
    insert: (correction) => {
      let at = tree.children.indexOf(top) + 1;
      // Several corrections of one place keep their order.
      for (let next = tree.children[at]; isCorrection(next); next = tree.children[at]) at++;
      tree.children.splice(at, 0, correction);
    },
  }));

/** True for the empty element of a correction in the text. */
export const isCorrection = (node: Root['children'][number] | undefined): boolean =>
  node !== undefined && isElement(node, blockElementName) && node.properties.dataKind === 'correction';

function inNotes(tree: Root): CorrectionTarget[] {
  const notes: Element[] = [];
  visit(tree.children.find(isNotes) ?? { type: 'root', children: [] }, 'element', (node) => {
    if (node.tagName === 'li' && /^Note-\d+$/.test(String(node.properties.id))) notes.push(node);
  });
  return notes.map((note) => ({
    texts: textBlocks({ type: 'root', children: [note] }).map(({ text }) => fold(text)),
    name: `note ${String(note.properties.id).replace('Note-', '')}`,
    insert: (correction) => note.children.push(correction),
  }));
}

const inData = (frontmatter: ArticleFrontmatter): CorrectionTarget[] =>
  blockNames
    .flatMap((name) => blockKind(name).correctable(frontmatter))
    .map(({ id, name, texts }) => ({
      id,
      name,
      texts: texts.map((text) => fold(text)),
      insert: () => undefined,
    }));
