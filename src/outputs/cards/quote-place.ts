import type { Block } from './blocks.ts';
import type { Fitted } from './fit.ts';
import { paragraphGap } from './quote-blocks.ts';

/** A quote in its paragraph: its size, and where the paragraph begins, in pixels from the top of the card; less than 0 if it is cut there. */
export interface PlacedQuote extends Fitted {
  top: number;
  /** The height that is shown; less than the room if the last line would be a sliver. */
  shown: number;
}

/** Returns the height of a quote’s paragraph at a size. */
export type MeasureParagraph = (block: Block, fitted: Fitted) => Promise<number>;

/** Below this share of a line, nobody recognizes cut letters. */
const leastOfLine = 0.3;

/**
 * Returns where the paragraph of a quote is on its card: all of the quote is in the room, and the text around it is cut by the edge of the
 * card and by the map. Layout breaks lines from the beginning, so the height of a beginning of the paragraph says on which line it ends.
 */
export async function placeQuote(
  block: Block,
  fitted: Fitted,
  room: number,
  measure: MeasureParagraph,
): Promise<PlacedQuote> {
  const around = block.around ?? { before: '', after: '' };
  const isCut = fitted.text !== block.text;
  const part = (before: string, text: string, after: string, size: number) =>
    measure({ ...block, around: { before, after } }, { text, size });
  const [firstWord = ''] = /^\S+/u.exec(fitted.text) ?? [];
  for (
    let { size } = fitted;
    ;
    size = Math.max(block.smallest, Math.min(size - 1, Math.floor(size * 0.96)))
  ) {
    const line = size * block.leading;
    const [toFirst, toLast, all] = await Promise.all([
      part(around.before, firstWord, '', size),
      part(around.before, fitted.text, '', size),
      part(around.before, fitted.text, isCut ? '' : around.after, size),
    ]);
    const first = toFirst < line * 1.5 ? 0 : toFirst - line;
    const quote = { top: first, height: toLast - first };
    // It begins in the middle of a line, so it may need one more than alone.
    if (quote.height > block.height + line * 0.1 && size > block.smallest) continue;
    const top = paragraphTop(quote, all, line, room);
    const last = (room - top) % line;
    const isSliver = all + top > room && last < line * leastOfLine;
    return {
      text: fitted.text,
      size,
      top: Math.round(top),
      shown: Math.round(isSliver ? room - last : room),
    };
  }
}

/** Returns where a paragraph of a height begins, so that its quote is in the room. */
function paragraphTop(
  quote: { top: number; height: number },
  all: number,
  line: number,
  room: number,
): number {
  const { top: gap, bottom } = paragraphGap;
  if (all + gap + bottom <= room) return Math.max(gap, (room - all) / 2);
  const free = room - quote.height;
  // The beginning of the paragraph, if that leaves as much below the quote as above it.
  if (quote.top === 0 || quote.top + gap <= free * 0.55) return Math.min(gap, free / 2);
  const below = all - quote.top - quote.height;
  const wanted = below + bottom < free / 2 ? free - below - bottom : free * 0.5;
  // The edge of the card cuts the first line in the middle of its letters.
  const cut = quote.top - Math.min(wanted, free);
  const lines = Math.min(Math.ceil(cut / line - 0.5) + 0.5, Math.round(quote.top / line) - 0.5);
  const top = -lines * line;
  const lowest = room - bottom - quote.height - quote.top;
  return Math.min(top, lowest);
}
