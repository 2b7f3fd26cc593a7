import { loadSearchStrings } from 'virtual:search-strings';
import type { SearchStrings } from '../../i18n/en/search.ts';
import { markWords } from '../../search/highlight.ts';
import { h } from '../dom.ts';
import { loadStyles } from '../load-styles.ts';
import styles from './search.css?url';

const isOnScreen = (range: Range) => {
  const { top, bottom } = range.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
};

/** Returns a button that leads to the first highlight, after the section that the URL names if there is one; none if a highlight is on the screen. */
function goTo(ranges: readonly Range[], t: SearchStrings): (HTMLElement | string)[] {
  if (ranges.some(isOnScreen)) return [];
  const section = document.querySelector(':target');
  const isAfter = ({ startContainer }: Range) =>
    !section || (section.compareDocumentPosition(startContainer) & Node.DOCUMENT_POSITION_FOLLOWING) > 0;
  const first = ranges.find(isAfter) ?? ranges[0];
  const button = h('button', { type: 'button' }, t.goToFirst(ranges.length));
  button.addEventListener('click', () => {
    if (!first) return;
    first.startContainer.parentElement?.scrollIntoView({ block: 'center' });
    // The next press of Tab continues there.
    getSelection()?.collapse(first.startContainer, first.startOffset);
    button.remove();
  });
  return [button, ' '];
}

/** Highlights words, given as space-separated indexed forms, in the text of an article, with a button to remove the highlights. Does not change the document tree of the text. */
export async function highlight(text: HTMLElement, terms: string): Promise<void> {
  if (!('highlights' in CSS && 'Highlight' in window)) return;
  const forms = new Set(terms.slice(0, 400).split(' '));
  const ranges: Range[] = [];
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    let at = 0;
    for (const { text: part, marked } of markWords(node.textContent ?? '', forms)) {
      if (marked) {
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + part.length);
        ranges.push(range);
      }
      at += part.length;
    }
  }
  if (ranges.length === 0) return;
  CSS.highlights.set('found', new Highlight(...ranges));
  const [t] = await Promise.all([loadSearchStrings(document.documentElement.lang), loadStyles(styles)]);
  const button = h('button', { type: 'button' }, t.removeHighlights);
  const note = h('p', { class: 'meta found-note', role: 'note' }, `${t.found} `, ...goTo(ranges, t), button);
  button.addEventListener('click', () => {
    CSS.highlights.delete('found');
    history.replaceState({ ...history.state, found: undefined }, '', location.pathname + location.hash);
    note.remove();
  });
  text.before(note);
}
