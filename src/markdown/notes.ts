import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { annotationsOf, lineInText, startOf } from './file-annotations.ts';

/** Marks without a note would be printed as typed, and notes without a mark, or of the same name, would be lost. */
export function remarkNotes() {
  return (tree: Root, file: VFile) => {
    const { problems } = annotationsOf(file);
    const marked = new Set<string>();
    visit(tree, 'footnoteReference', (mark) => {
      marked.add(mark.identifier);
    });

    const defined = new Set<string>();
    visit(tree, 'footnoteDefinition', ({ identifier, label, position }) => {
      const name = `[^${label ?? identifier}]`;
      const at = startOf({ position });
      if (defined.has(identifier)) {
        problems.push({
          name: 'note-twice',
          ...at,
          found: `a second note ${name}`,
          expected: 'a name of its own for each note',
        });
      } else if (!marked.has(identifier)) {
        problems.push({
          name: 'note-without-mark',
          ...at,
          found: `a note ${name} that nothing leads to`,
          expected: `a mark ${name} in the text`,
        });
      }
      defined.add(identifier);
    });

    visit(tree, 'text', (node) => {
      for (const { 0: name, index } of node.value.matchAll(/\[\^[^[\]\s]+\]/g)) {
        problems.push({
          name: 'mark-without-note',
          line: lineInText(node, index),
          found: `a mark ${name} without a note`,
          expected: `a note ${name}: … at the end of the file`,
        });
      }
    });
  };
}
