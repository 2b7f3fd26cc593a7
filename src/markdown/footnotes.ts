import type { Element, ElementContent, Root } from 'hast';
import type { VFile } from 'vfile';
import { numberInWords, strings } from '../i18n/strings.ts';
import { site } from '../site.ts';
import { rawText } from '../text/plain-text.ts';
import { visit } from '../text/visit-tree.ts';
import { frontmatterOf } from './file-annotations.ts';
import { isElement, isNotes } from './text-blocks.ts';

/** Ids of a note and its references: `Note-3`; `Mark-3`, `Mark-3-2`. Capitals cannot occur in ids of headings or editors. */
const noteId = (number: number) => `Note-${number}`;
const markId = (number: number, place: number) => `Mark-${number}${place > 1 ? `-${place}` : ''}`;

/**
 * U+200B, ZERO WIDTH SPACE: ends a word without a visible space (Unicode Standard, chapter 23.2). Without it browsers join `Jubur` and
 * its note reference 10 into one word, `Jubur10`, and `2014.` and 12 into one number: text fragments do not match such a word, a
 * double click selects the number too, and whole-word search misses it (Unicode Standard Annex 29, WB9 to WB12).
 */
const wordEnd = '\u200b';
/** Matches text whose last word would join a number that follows. */
const joinsNumber = /(?:[\p{L}\p{M}\p{N}]|\p{N}[.,;:'’٫٬])$/u;

/**
 * Numbers notes and references in few bytes: long articles have a hundred, and the attributes from remark-gfm would be a fifth of the page.
 * A note links back to each reference; outputs/site-styles.ts has the labels of both.
 */
export function rehypeFootnotes() {
  return (tree: Root, file: VFile) => {
    const lang = frontmatterOf(file).lang ?? site.languages[0];
    const { notes, dir } = strings(lang);
    const section = tree.children.find(isNotes);
    if (!section || !isElement(section)) return;
    const items: Element[] = [];
    visit(section, 'element', (node) => {
      if (node.tagName === 'li' && node.properties.id !== undefined) items.push(node);
    });
    const numbers = new Map(items.map((item, index) => [`#${String(item.properties.id)}`, index + 1]));

    const marks = new Map<number, number>();
    visit(tree, 'element', (sup, index, parent) => {
      const [node] = sup.children;
      if (sup.tagName !== 'sup' || node?.type !== 'element') return;
      const { dataFootnoteRef, href } = node.properties;
      const number = dataFootnoteRef === undefined ? undefined : numbers.get(String(href));
      if (number === undefined) return;
      const before = index === undefined ? undefined : parent?.children[index - 1];
      if (before && joinsNumber.test(rawText(before))) sup.children.unshift({ type: 'text', value: wordEnd });
      const place = (marks.get(number) ?? 0) + 1;
      marks.set(number, place);
      node.properties = { href: `#${noteId(number)}`, id: markId(number, place) };
      node.children = [{ type: 'text', value: numberInWords(number, lang) }];
    });

    // Followed by U+FE0E: a letter of the text, not a colored picture.
    const arrow = dir === 'rtl' ? '↪\ufe0e' : '↩\ufe0e';
    section.properties = { dataFootnotes: '' };
    visit(section, 'element', (node) => {
      if (node.properties.id === 'footnote-label') {
        node.properties = { id: 'footnote-label' };
        node.children = [{ type: 'text', value: notes }];
      }
    });
    for (const [index, item] of items.entries()) {
      item.properties = { id: noteId(index + 1) };
      // After a list or code, the links back are in the item itself.
      withoutWaysBack(item);
      const blocks = item.children.filter((child) => child.type === 'element');
      for (const block of blocks) withoutWaysBack(block);
      const places = Array.from({ length: marks.get(index + 1) ?? 1 }, (_, place) => place + 1);
      const back = places.flatMap((place): ElementContent[] => [
        { type: 'text', value: ' ' },
        {
          type: 'element',
          tagName: 'a',
          properties: { href: `#${markId(index + 1, place)}` },
          children: [{ type: 'text', value: place === 1 ? arrow : numberInWords(place, lang) }],
        },
      ]);
      const last = blocks.at(-1);
      if (blocks.length === 1 && last?.tagName === 'p') item.children = [...last.children, ...back];
      else if (last?.tagName === 'p') last.children.push(...back);
      else item.children.push(...back);
    }
  };
}

/** Removes the links back that remark-gfm adds at the end of a note, with the spaces before them. */
function withoutWaysBack(block: Element): void {
  block.children = block.children.filter(
    (child) => child.type !== 'element' || child.properties.dataFootnoteBackref === undefined,
  );
  for (let last = block.children.at(-1); last?.type === 'text'; last = block.children.at(-1)) {
    last.value = last.value.trimEnd();
    if (last.value !== '') return;
    block.children.pop();
  }
}
