import { plainPieces } from '../../text/plain-text.ts';
import { type Hand, quotationAround } from '../../text/quotation-marks.ts';
import { type BlockPosition, offsetOf, positionOf, textBlocks } from './page-text.ts';
import { hasWord, isUnspaced, wordEnd, wordStart } from './whole-words.ts';

/** A passage of an article's text that a reader selected. */
export interface Passage {
  /** From the first to the last selected word, both in full; starts and ends in text nodes. */
  range: Range;
  /** The plain text of the range, without elements that are not part of the text. */
  words: string;
  /** The mark element of the quote that contains the whole selection, if any. */
  mark: HTMLElement | undefined;
}

/** Elements inside an article's text that are not part of it. */
const notText = '.pull-quote, .share-offer, .visually-hidden, .screen-only';

/** Returns an article's text in pieces, with their text nodes, without note numbers and deleted text. */
export const ownPieces = (prose: Element) =>
  plainPieces<Node>(
    [prose],
    (node) => node instanceof Element && (node.matches(notText) || getComputedStyle(node).display === 'none'),
  );

/** Returns the selected passage, or undefined if fewer than two words of the text are selected. */
export function selectedPassage(prose: Element): Passage | undefined {
  const selection = getSelection();
  if (!selection || selection.rangeCount === 0 || selection.isCollapsed) return undefined;
  const selected = selection.getRangeAt(0).cloneRange();
  // Firefox creates several ranges if something between them cannot be selected.
  const { endContainer, endOffset } = selection.getRangeAt(selection.rangeCount - 1);
  if (!prose.contains(selected.startContainer)) return undefined;
  // A triple click ends at the start of the next element, which may be outside the text.
  if (prose.contains(endContainer)) selected.setEnd(endContainer, endOffset);
  else selected.setEnd(prose, prose.childNodes.length);
  const range = wholeWords(prose, selected);
  return range && passageOf(prose, range);
}

/** Reduces a range to the article's text in it, and extends it to whole words. */
function wholeWords(prose: Element, selected: Range): Range | undefined {
  const blocks = textBlocks(prose);
  const own = new Set(ownPieces(prose).map(({ text, node }) => (text.trim() ? node : undefined)));
  const isOwn = (node: Node) => own.has(node);
  let start: BlockPosition | undefined;
  let end: BlockPosition | undefined;
  for (const block of blocks)
    for (const { node } of block.pieces) {
      if (!isOwn(node) || !selected.intersectsNode(node)) continue;
      const from = node === selected.startContainer ? selected.startOffset : 0;
      const to = node === selected.endContainer ? selected.endOffset : node.length;
      const text = node.data.slice(from, to);
      if (text.trim() === '') continue;
      // Exclude punctuation that closes what precedes the selection, or opens what follows it.
      if (hasWord(text))
        start ??= positionOf([block], node, from + (/^[.,;:!?…)\]”’»،؛؟]*\s+/u.exec(text)?.[0].length ?? 0));
      if (start) end = positionOf([block], node, from + text.replace(/\s+[([“‘«]*$/u, '').length);
    }
  if (!start || !end) return undefined;
  const range = document.createRange();
  const first = offsetOf({ ...start, at: wordStart(start, isOwn) }, 'start');
  const last = offsetOf({ ...end, at: wordEnd(end, isOwn) }, 'end');
  range.setStart(first.node, first.offset);
  range.setEnd(last.node, last.offset);
  return range;
}

/** Returns the passage of a range that starts and ends in text nodes, or undefined if it has fewer than two words. */
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

/** Returns who says a passage: somebody, if quotation marks or a block quotation in the text contain all of it; the publication otherwise. */
export function passageHand(
  prose: Element,
  { startContainer, startOffset, endContainer, endOffset }: Range,
): Hand {
  const blocks = textBlocks(prose);
  const start = positionOf(blocks, startContainer, startOffset);
  const end = positionOf(blocks, endContainer, endOffset);
  if (startContainer.parentElement?.closest('blockquote')) return 'said';
  if (!start || start.block !== end?.block) return 'own';
  return quotationAround(start.block.text, start.at, end.at) ? 'said' : 'own';
}

/** Returns the id of the nearest heading with an id before a range, in document order. */
export const headingAbove = (prose: Element, range: Range): string | undefined =>
  [...prose.querySelectorAll(':is(h2, h3, h4)[id]')]
    .filter((heading) => range.comparePoint(heading, 0) <= 0)
    .pop()?.id;
