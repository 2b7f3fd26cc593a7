import type { PhrasingContent, Root, Text } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { blockElementName, blockProperties } from './block-element.ts';
import { annotationsOf } from './file-annotations.ts';

/** `[@id]` or `[@id; @other]`, the citation syntax of Pandoc's Markdown (pandoc.org/MANUAL.html#citation-syntax). */
const citation = /\[(@[^[\]\s;]+(?:\s*;\s*@[^[\]\s;]+)*)\]/g;

/** Turns citations in notes into places that a component fills with the source. */
export function remarkSourceCitations() {
  return (tree: Root, file: VFile) => {
    const annotations = annotationsOf(file);

    const cite = (node: Text): PhrasingContent[] => {
      const parts: PhrasingContent[] = [];
      let from = 0;
      for (const match of node.value.matchAll(citation)) {
        parts.push({ type: 'text', value: node.value.slice(from, match.index) });
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
      parts.push({ type: 'text', value: node.value.slice(from) });
      return parts;
    };

    visit(tree, 'footnoteDefinition', (definition) => {
      visit(definition, 'text', (node, index, parent) => {
        if (!parent || index === undefined || !node.value.includes('[@')) return undefined;
        const parts = cite(node);
        parent.children.splice(index, 1, ...parts);
        return [SKIP, index + parts.length];
      });
      return SKIP;
    });

    visit(tree, 'text', (node) => {
      const stray = node.value.match(citation)?.[0];
      if (stray === undefined) return;
      annotations.problems.push({
        line: node.position?.start.line,
        found: `${stray} in running text`,
        expected: 'citations inside notes',
        fix: 'write [^name] here and [^name]: … with the citation at the end of the file',
      });
    });
  };
}
