import type { Root } from 'hast';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { words } from '../locales/words.ts';
import { frontmatterOf } from './file-annotations.ts';
import { isElement, isNotes } from './text-blocks.ts';

/** Gives the section of notes its heading, and the marks their labels, in the article's language. */
export function rehypeFootnotes() {
  return (tree: Root, file: VFile) => {
    const { notes, backToText } = words(frontmatterOf(file).lang ?? 'en');
    // The numbers of notes are not words to be found.
    visit(tree, 'element', (node) => {
      if (node.properties.dataFootnoteRef !== undefined) node.properties.dataPagefindIgnore = '';
    });
    const section = tree.children.find(isNotes);
    if (!section || !isElement(section)) return;
    section.properties.dataPagefindIgnore = 'all';
    visit(section, 'element', (node) => {
      if (node.properties.id === 'footnote-label') {
        node.properties = { id: 'footnote-label' };
        node.children = [{ type: 'text', value: notes }];
      }
      if (node.properties.dataFootnoteBackref !== undefined) {
        // The label ends in the number of the note, and of the mark where a note has several.
        delete node.properties.className;
        const number = /[\d-]+$/.exec(String(node.properties.ariaLabel))?.[0] ?? '';
        node.properties.ariaLabel = `${backToText} ${number}`.trim();
      }
    });
  };
}
