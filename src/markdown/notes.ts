import type { FootnoteDefinition, Link, LinkReference, Parents, Root, Text } from 'mdast';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { freeId } from '../model/free-id.ts';
import { annotationsOf, lineInText, startOf } from './file-annotations.ts';

/** Reports note references without a note, notes without a reference, empty notes, and notes with the same name. */
export function remarkNotes() {
  return (tree: Root, file: VFile) => {
    const { problems } = annotationsOf(file);
    const marked = new Set<string>();
    const notes: FootnoteDefinition[] = [];
    visit(tree, (node, _, parent) => {
      if (node.type === 'footnoteReference') marked.add(node.identifier);
      if (node.type === 'footnoteDefinition') notes.push(node);
      if (node.type === 'link' || node.type === 'linkReference') checkLink(node);
      if (node.type === 'text') checkText(node, parent);
    });

    const defined = new Set<string>();
    const names = new Set(notes.map(({ identifier }) => identifier));
    for (const note of notes) {
      const { identifier, label, position } = note;
      const name = `[^${label ?? identifier}]`;
      const at = startOf({ position });
      let words = '';
      visit(note, ['text', 'inlineCode', 'code'], (node) => {
        if ('value' in node) words += node.value;
      });
      if (words.trim() === '')
        problems.push({
          name: 'note-empty',
          ...at,
          found: `an empty note ${name}`,
          expected: 'text or a citation',
        });
      if (defined.has(identifier)) {
        problems.push({
          name: 'note-twice',
          ...at,
          found: `a second note ${name}`,
          expected: 'a unique name for each note',
          fix: `write [^${freeId(identifier, names)}] here and at its reference`,
        });
      } else if (!marked.has(identifier)) {
        problems.push({
          name: 'note-without-mark',
          ...at,
          found: `a note ${name} that is never referenced`,
          expected: `a reference ${name} in the text`,
        });
      }
      defined.add(identifier);
    }

    function checkLink(link: Link | LinkReference) {
      visit(link, 'footnoteReference', ({ label, identifier, position }) => {
        const mark = `[^${label ?? identifier}]`;
        problems.push({
          name: 'mark-in-link',
          ...startOf({ position }),
          found: `a note reference ${mark} inside a link`,
          expected: 'note references outside of links: they are links themselves',
          fix: 'move it after the link',
        });
      });
    }

    function checkText(node: Text, parent: Parents | undefined) {
      for (const { 0: name, index } of node.value.matchAll(/\[\^[^[\]]+\]/g)) {
        const joined = name.replace(/\s+/g, '-').replace(/^\[\^-+|-+\]$/g, (end) => end.replace(/-+/, ''));
        problems.push({
          name: 'mark-without-note',
          line: lineInText(node, index, parent),
          ...(/\s/.test(name)
            ? {
                found: `${name}, which would be shown as typed`,
                expected: 'a name without spaces, in the reference and in the note',
                fix: `write ${joined}`,
              }
            : {
                found: `a reference ${name} to a missing note`,
                expected: `a note ${name}: … at the end of the file`,
              }),
        });
      }
    }
  };
}
