import type { FootnoteDefinition, Link, LinkReference, Parents, Root, Text } from 'mdast';
import type { VFile } from 'vfile';
import type { Annotations } from '../model/article.ts';
import { freeId } from '../model/free-id.ts';
import { visit } from '../text/visit-tree.ts';
import { annotationsOf, lineInText, startOf } from './file-annotations.ts';

type NoteProblem = Annotations['problems'][number];

/** Reports note references without a note, notes without a reference, empty notes, and notes with the same name. */
export function remarkNotes() {
  return (tree: Root, file: VFile) => {
    const { problems } = annotationsOf(file);
    const referenced = new Set<string>();
    const notes: FootnoteDefinition[] = [];
    visit(tree, (node, _, parent) => {
      if (node.type === 'footnoteReference') referenced.add(node.identifier);
      if (node.type === 'footnoteDefinition') notes.push(node);
      if (node.type === 'link' || node.type === 'linkReference') problems.push(...referencesInLink(node));
      if (node.type === 'text') problems.push(...referencesWithoutNote(node, parent));
    });

    const defined = new Set<string>();
    const names = new Set(notes.map(({ identifier }) => identifier));
    for (const note of notes) {
      const { identifier } = note;
      if (isEmpty(note)) problems.push(emptyNote(note));
      if (defined.has(identifier)) problems.push(repeatedNote(note, freeId(identifier, names)));
      else if (!referenced.has(identifier)) problems.push(noteWithoutReference(note));
      defined.add(identifier);
    }
  };
}

const nameOf = ({ label, identifier }: Pick<FootnoteDefinition, 'label' | 'identifier'>) =>
  `[^${label ?? identifier}]`;

function isEmpty(note: FootnoteDefinition): boolean {
  let text = '';
  visit(note, ['text', 'inlineCode', 'code'], (node) => {
    if ('value' in node) text += node.value;
  });
  return text.trim() === '';
}

const emptyNote = (note: FootnoteDefinition): NoteProblem => ({
  name: 'note-empty',
  ...startOf(note),
  found: `an empty note ${nameOf(note)}`,
  expected: 'text or a citation',
  fix: `write the note, or delete it and its references`,
});

const repeatedNote = (note: FootnoteDefinition, free: string): NoteProblem => ({
  name: 'note-repeated',
  ...startOf(note),
  found: `a second note ${nameOf(note)}`,
  expected: 'a unique name for each note',
  fix: `write [^${free}] here and at its reference`,
});

const noteWithoutReference = (note: FootnoteDefinition): NoteProblem => ({
  name: 'note-unreferenced',
  ...startOf(note),
  found: `a note ${nameOf(note)} that is never referenced`,
  expected: 'a reference in the text, or readers would not see the note',
  fix: `write ${nameOf(note)} where the note belongs, or delete the note`,
});

function referencesInLink(link: Link | LinkReference): NoteProblem[] {
  const problems: NoteProblem[] = [];
  visit(link, 'footnoteReference', (reference) => {
    problems.push({
      name: 'note-reference-in-link',
      ...startOf(reference),
      found: `a note reference ${nameOf(reference)} inside a link`,
      expected: 'note references outside of links, which cannot be nested',
      fix: `move ${nameOf(reference)} after the link`,
    });
  });
  return problems;
}

/** Returns a problem for each `[^name]` that Markdown left as text. */
function referencesWithoutNote(node: Text, parent: Parents | undefined): NoteProblem[] {
  if (!node.value.includes('[^')) return [];
  return [...node.value.matchAll(/\[\^[^[\]]+\]/g)].map(({ 0: name, index }) => {
    const joined = name.replace(/\s+/g, '-').replace(/^\[\^-+|-+\]$/g, (end) => end.replace(/-+/, ''));
    return {
      name: 'note-missing',
      line: lineInText(node, index, parent),
      ...(/\s/.test(name)
        ? {
            found: `${name}, which would be shown as typed`,
            expected: 'a name without spaces, in the reference and in the note',
            fix: `write ${joined}`,
          }
        : {
            found: `a reference ${name} to a missing note`,
            expected: 'a note with this name',
            fix: `add ${name}: … at the end of the file, or delete the reference`,
          }),
    };
  });
}
