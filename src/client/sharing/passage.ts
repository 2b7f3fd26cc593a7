/** What a reader selected in an article's text. */
export interface Passage {
  range: Range;
  /** The words, without the numbers of notes and without what stands beside the text. */
  words: string;
  /** The marked words of the one pull-quote in which the whole selection lies. */
  mark: HTMLElement | undefined;
}

const beside = 'sup, .pull-quote, .share-offer, .visually-hidden';
const blocks = 'p, li, td, th, dt, dd, blockquote, figcaption, h2, h3, h4, div';

/** The selected passage, or undefined where fewer than two words of the text are selected. */
export function selectedPassage(prose: Element): Passage | undefined {
  const selection = getSelection();
  if (!selection || selection.rangeCount === 0 || selection.isCollapsed) return undefined;
  const range = selection.getRangeAt(0).cloneRange();
  if (!prose.contains(range.startContainer)) return undefined;
  // A triple click ends at the beginning of what follows, which may stand outside the text.
  if (!prose.contains(range.endContainer)) range.setEnd(prose, prose.childNodes.length);

  const walker = document.createTreeWalker(prose, NodeFilter.SHOW_TEXT);
  const marks = new Set<HTMLElement | null>();
  let words = '';
  let block: Element | null = null;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!parent || !range.intersectsNode(node) || parent.closest(beside)) continue;
    const from = node === range.startContainer ? range.startOffset : 0;
    const to = node === range.endContainer ? range.endOffset : undefined;
    const text = (node.nodeValue ?? '').slice(from, to);
    // Words of two blocks are two words, also where no space stands between the blocks.
    if (parent.closest(blocks) !== block) words += ' ';
    block = parent.closest(blocks);
    words += text;
    if (text.trim()) marks.add(parent.closest<HTMLElement>('mark.article-quote'));
  }
  words = words.replace(/\s+/gu, ' ').trim();
  if (!words.includes(' ')) return undefined;
  const [mark] = marks;
  return { range, words, mark: marks.size === 1 && mark ? mark : undefined };
}

/** The nearest heading with an id before a range, in document order. */
export function headingAbove(prose: Element, range: Range): string | undefined {
  return [...prose.querySelectorAll(':is(h2, h3, h4)[id]')].findLast(
    (heading) => range.comparePoint(heading, 0) <= 0,
  )?.id;
}
