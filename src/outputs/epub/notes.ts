import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import { numberInWords } from '../../i18n/strings.ts';
import { visit } from '../../text/visit-tree.ts';

const isBackLink = (node: ElementContent) =>
  node.type === 'element' && node.tagName === 'a' && /^#Mark-\d/.test(String(node.properties.href));

const blocks = new Set(['p', 'ul', 'ol', 'pre', 'blockquote', 'table', 'div', 'figure', 'dl']);
const isBlock = (node: ElementContent) => node.type === 'element' && blocks.has(node.tagName);

/** Marks the reference of a note, so that reading systems open the note in a pop-up. */
export function markReference(sup: Element): void {
  for (const child of sup.children)
    if (
      child.type === 'element' &&
      child.tagName === 'a' &&
      /^#Note-\d+$/.test(String(child.properties.href))
    ) {
      child.properties['epub:type'] = 'noteref';
      child.properties.role = 'doc-noteref';
    }
}

/**
 * Turns the list of notes of a page into notes of an EPUB (EPUB Structural Semantics 1.1, “footnote”): `<aside>` elements, which reading
 * systems show as pop-ups. The number of each leads back to its first reference.
 */
export function convertNotes(section: Element, lang: string): void {
  section.properties = { className: ['notes'], 'epub:type': 'endnotes', role: 'doc-endnotes' };
  section.children = section.children.flatMap((child) =>
    child.type === 'element' && child.tagName === 'ol'
      ? child.children.filter((item) => item.type === 'element').map((item, index) => note(item, index, lang))
      : [child],
  );
}

function note(item: Element, index: number, lang: string): Element {
  const { id } = item.properties;
  withoutBackLinks(item);
  const number = h(
    'a',
    { href: `#Mark-${index + 1}`, role: 'doc-backlink', className: ['number'] },
    numberInWords(index + 1, lang),
  );
  const lead: ElementContent[] = [number, { type: 'text', value: '. ' }];
  const [first] = item.children.filter(isBlock);
  if (first?.type === 'element' && first.tagName === 'p') first.children.unshift(...lead);
  else if (first) item.children.unshift(h('p', lead));
  else item.children = [h('p', [...lead, ...item.children])];
  return h('aside', { id, 'epub:type': 'footnote', role: 'doc-footnote' }, item.children);
}

/** Removes the links back to references, with the spaces before them. */
function withoutBackLinks(item: Element): void {
  visit(item, 'element', (node) => {
    if (!node.children.some(isBackLink)) return;
    node.children = node.children.filter((child) => !isBackLink(child));
    for (let last = node.children.at(-1); last?.type === 'text'; last = node.children.at(-1)) {
      last.value = last.value.trimEnd();
      if (last.value !== '') break;
      node.children.pop();
    }
  });
}
