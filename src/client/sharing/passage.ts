import { plainPieces } from '../../text/plain-text.ts';
import { offsetOf, type Place, placeOf, textBlocks } from './page-text.ts';
import { hasWord, isUnspaced, wordEnd, wordStart } from './whole-words.ts';

/** What a reader selected in an article's text. */
export interface Passage {
  /** From the first selected word to the last, both whole; begins and ends in text nodes. */
  range: Range;
  /** The words of the range as plain text, without what stands beside the text. */
  words: string;
  /** The marked words of the one pull-quote in which the whole selection lies. */
  mark: HTMLElement | undefined;
}

/** What stands in an article's text and is not of it. */
const beside = '.pull-quote, .share-offer, .visually-hidden';

/** Returns the words of an article's text, each with the text node it comes from; note numbers and struck words are not among them. */
export const ownPieces = (prose: Element) =>
  plainPieces<Node>(
    [prose],
    (node) => node instanceof Element && (node.matches(beside) || getComputedStyle(node).display === 'none'),
  );

/** Returns the selected passage, or undefined where fewer than two words of the text are selected. */
export function selectedPassage(prose: Element): Passage | undefined {
  const selection = getSelection();
  if (!selection || selection.rangeCount === 0 || selection.isCollapsed) return undefined;
  const selected = selection.getRangeAt(0).cloneRange();
  // Firefox makes several ranges where something between cannot be selected.
  const { endContainer, endOffset } = selection.getRangeAt(selection.rangeCount - 1);
  if (!prose.contains(selected.startContainer)) return undefined;
  // A triple click ends at the beginning of what follows, which may stand outside the text.
  if (prose.contains(endContainer)) selected.setEnd(endContainer, endOffset);
  else selected.setEnd(prose, prose.childNodes.length);
  const range = wholeWords(prose, selected);
  return range && passageOf(prose, range);
}

/** Cuts a range to the text that is in it, and widens it to whole words. */
function wholeWords(prose: Element, selected: Range): Range | undefined {
  const blocks = textBlocks(prose);
  const own = new Set(ownPieces(prose).map(({ text, node }) => (text.trim() ? node : undefined)));
  const isOwn = (node: Node) => own.has(node);
  let start: Place | undefined;
  let end: Place | undefined;
  for (const block of blocks)
    for (const { node } of block.pieces) {
      if (!isOwn(node) || !selected.intersectsNode(node)) continue;
      const from = node === selected.startContainer ? selected.startOffset : 0;
      const to = node === selected.endContainer ? selected.endOffset : node.length;
      const text = node.data.slice(from, to);
      if (text.trim() === '') continue;
      // A sign that closes what was not selected, or opens it, stays out.
      if (hasWord(text))
        start ??= placeOf([block], node, from + (/^[.,;:!?…)\]”’»،؛؟]*\s+/u.exec(text)?.[0].length ?? 0));
      if (start) end = placeOf([block], node, from + text.replace(/\s+[([“‘«]*$/u, '').length);
    }
  if (!start || !end) return undefined;
  const range = document.createRange();
  const first = offsetOf({ ...start, at: wordStart(start, isOwn) }, 'start');
  const last = offsetOf({ ...end, at: wordEnd(end, isOwn) }, 'end');
  range.setStart(first.node, first.offset);
  range.setEnd(last.node, last.offset);
  return range;
}

/** Returns the passage of a range that begins and ends in text nodes, or undefined where it has fewer than two words. */
export function passageOf(prose: Element, range: Range): Passage | undefined {
  const marks = new Set<Element | null>();
  let words = '';
  for (const { node, text, from, to } of ownPieces(prose)) {
    if (node && !range.intersectsNode(node)) continue;
    if (!node && words === '') continue;
    const first = node === range.startContainer ? Math.max(0, range.startOffset - from) : 0;
    const last =
      node === range.endContainer ? Math.max(0, text.length - Math.max(0, to - range.endOffset)) : undefined;
    const part = text.slice(first, last);
    words += part;
    if (node && part.trim()) marks.add(node.parentElement?.closest('mark.article-quote') ?? null);
  }
  words = words.replace(/\s+/gu, ' ').trim();
  if (!words.includes(' ') && !isUnspaced(words)) return undefined;
  const [mark] = marks;
  return { range, words, mark: marks.size === 1 && mark instanceof HTMLElement ? mark : undefined };
}

/** Returns the id of the nearest heading with an id before a range, in document order. */
export const headingAbove = (prose: Element, range: Range): string | undefined =>
  [...prose.querySelectorAll(':is(h2, h3, h4)[id]')]
    .filter((heading) => range.comparePoint(heading, 0) <= 0)
    .pop()?.id;
