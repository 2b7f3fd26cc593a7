import type { FootnoteDefinition, PhrasingContent, Root, Text } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { blockElementName, blockProperties } from './block-element.ts';
import { annotationsOf, lineInText } from './file-annotations.ts';

/** `[@id]` or `[@id; @other]`, the citation syntax of Pandoc's Markdown (pandoc.org/MANUAL.html#citation-syntax). */
const citation = /\[(@[^[\]\s;]+(?:\s*;\s*@[^[\]\s;]+)*)\]/g;

/** Turns citations in notes into places that a component fills with the source. */
export function remarkSourceCitations() {
  return (tree: Root, file: VFile) => {
    const annotations = annotationsOf(file);

    const cite = (node: Text): PhrasingContent[] => {
      // Each piece knows its line, for what is still wrong in it.
      const text = (from: number, to?: number): Text => {
        const piece = structuredClone({ ...node, value: node.value.slice(from, to) });
        if (piece.position) piece.position.start.line = lineInText(node, from) ?? 1;
        return piece;
      };
      const parts: PhrasingContent[] = [];
      let from = 0;
      for (const match of node.value.matchAll(citation)) {
        parts.push(text(from, match.index));
        for (const [index, key] of (match[1] ?? '').split(';').entries()) {
          const id = key.trim().slice(1);
          if (!annotations.cited.includes(id)) annotations.cited.push(id);
          if (index > 0) parts.push({ type: 'text', value: ' ' });
          parts.push({
            type: 'emphasis',
            children: [],
            data: { hName: blockElementName, hProperties: blockProperties('source', id) },
          });
        }
        from = match.index + match[0].length;
      }
      parts.push(text(from));
      return parts;
    };

    for (const note of notesByUse(tree)) {
      visit(note, 'text', (node, index, parent) => {
        if (!parent || index === undefined || !node.value.includes('[@')) return undefined;
        const parts = cite(node);
        parent.children.splice(index, 1, ...parts);
        return [SKIP, index + parts.length];
      });
    }

    // What is left is not of the form, or not in a note, and would be printed as typed.
    visit(tree, 'text', (node, _, parent) => {
      for (const { 0: stray, index } of node.value.matchAll(/\[@[^\]]*\]?/g)) {
        annotations.problems.push({
          line: lineInText(node, index, parent),
          ...(new RegExp(`^${citation.source}$`).test(stray)
            ? {
                name: 'citation-outside-note',
                found: `${stray} in running text`,
                expected: 'citations inside notes',
                fix: 'write [^name] here and [^name]: … with the citation at the end of the file',
              }
            : {
                name: 'citation-form',
                found: `${stray}, a citation of no known form`,
                expected: '[@id] or [@id; @other-id]',
              }),
        });
      }
    });
  };
}

/** The notes in the order in which the text leads to them, as they are printed. */
function notesByUse(tree: Root): FootnoteDefinition[] {
  const marks: string[] = [];
  const notes: FootnoteDefinition[] = [];
  visit(tree, (node) => {
    if (node.type === 'footnoteReference') marks.push(node.identifier);
    if (node.type === 'footnoteDefinition') notes.push(node);
  });
  return notes.sort((a, b) => marks.indexOf(a.identifier) - marks.indexOf(b.identifier));
}
