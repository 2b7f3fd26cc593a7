import type { Block } from './blocks.ts';
import type { Fitted } from './fit.ts';
import { paragraphGap } from './quote-blocks.ts';
import { drawnSpan } from './text-node.ts';

/** A quote in its paragraph: its size, and where the paragraph begins, in pixels from the top of the card; less than 0 if it is cut there. */
export interface PlacedQuote extends Fitted {
  top: number;
  /** The height that is shown; less than the room if the last line would be a sliver. */
  shown: number;
  /** The text before and after the quote, with the breaks of lines that the renderer would make elsewhere. */
  around: Around;
}

/** The text before and after a quote in its paragraph. */
type Around = NonNullable<Block['around']>;

/** A line of a paragraph: how many letters it has (`lettersOf`), and its lower edge in pixels. */
export interface Line {
  letters: number;
  bottom: number;
}

/** Lays out a quote in its paragraph at a size. */
export type MeasureParagraph = (block: Block, fitted: Fitted) => Promise<Line[]>;

/** Ends a line. A line feed would be a space. */
const lineSeparator = '\u2028';

/** Returns the number of characters that a text has on its lines: those that are not drawn may be missing there. */
export const lettersOf = (text: string): number =>
  text.replace(/[\p{Default_Ignorable_Code_Point}\u2028]/gu, '').length;

/** Below this share of a line, nobody recognizes cut letters. */
const leastOfLine = 0.3;

/**
 * Returns where the paragraph of a quote is on its card: all of the quote is in the room, and the text around it is cut by the edge of the
 * card and by the map. Lines have the letters of a paragraph in their order, also right to left, so one layout says on which lines the
 * quote is.
 */
export async function placeQuote(
  block: Block,
  fitted: Fitted,
  room: number,
  measure: MeasureParagraph,
): Promise<PlacedQuote> {
  const { before, after } = block.around ?? { before: '', after: '' };
  const isCut = fitted.text !== block.text;
  const parts: Parts = { before, text: fitted.text, after: isCut ? '' : after };
  for (
    let { size } = fitted;
    ;
    size = Math.max(block.smallest, Math.min(size - 1, Math.floor(size * 0.96)))
  ) {
    const line = size * block.leading;
    const { text, around, lines, isWhole } = await laidOut(parts, block, size, measure);
    const begin = lettersOf(drawnSpan(around.before));
    const first = lineAt(begin, lines);
    const last = lineAt(begin + lettersOf(drawnSpan(text)) - 1, lines);
    const top = first === lines[0] ? 0 : first.bottom - line;
    const quote = { top, height: last.bottom - top };
    const height = lines.at(-1)?.bottom ?? 0;
    // It begins in the middle of a line, so it may need one more than alone.
    const isHigh = quote.height > block.height + line * 0.1;
    if ((isHigh || !isWhole) && size > block.smallest) continue;
    const begins = paragraphTop(quote, height, line, room);
    const rest = (room - begins) % line;
    const isSliver = height + begins > room && rest < line * leastOfLine;
    return {
      ...{ text, size, around },
      top: Math.round(begins),
      shown: Math.round(isSliver ? room - rest : room),
    };
  }
}

/** A paragraph in the parts in which it is drawn: only the quote has a stroke. */
interface Parts extends Around {
  text: string;
}

/**
 * Lays out a paragraph, with quotation marks on the lines of the words next to them: the renderer breaks lines at the ends of a stroke,
 * whatever is there, so such a line ends one word earlier. `isWhole` is false if that does not help, because there is only one word.
 */
async function laidOut(
  parts: Parts,
  block: Block,
  size: number,
  measure: MeasureParagraph,
): Promise<{ text: string; around: Around; lines: Line[]; isWhole: boolean }> {
  for (let tried = 0; ; tried++) {
    const { text, ...around } = parts;
    const lines = await measure({ ...block, around }, { text, size });
    const end = brokenEnd(parts, lines);
    const earlier = end === undefined || tried > 1 ? undefined : brokenEarlier(parts, end);
    if (!earlier) return { text, around, lines, isWhole: end === undefined };
    parts = earlier;
  }
}

/** Returns the end of a stroke at which a line breaks though a word, or a word and its mark, would be torn apart there. */
function brokenEnd({ before, text, after }: Parts, lines: readonly Line[]): number | undefined {
  const ends = [
    { at: before.length, isTorn: isTorn(before, text) },
    { at: before.length + text.length, isTorn: isTorn(text, after) },
  ];
  const starts = new Set<number>();
  let sum = 0;
  for (const { letters } of lines) starts.add((sum += letters));
  return ends.find(
    ({ at, isTorn: torn }) => torn && starts.has(lettersOf(drawnSpan(`${before}${text}`.slice(0, at)))),
  )?.at;
}

/** A line may break at a space, except at one that is there to prevent it. */
const space = String.raw`[^\S\u00a0\u202f]`;
const endsInWord = new RegExp(String.raw`(?!${space})[^\p{Pd}/\u200b]$`, 'u');
const beginsWithWord = new RegExp(String.raw`^(?!${space})[^\p{Pd}\u200b]`, 'u');
const lastSpace = new RegExp(String.raw`${space}(?:(?!${space})[^])*$`, 'u');

/** True if a line that breaks between two texts tears something apart: neither has a space or a dash there. */
export const isTorn = (left: string, right: string): boolean =>
  endsInWord.test(left) && beginsWithWord.test(right);

/** Returns a paragraph in which the line ends before the last word that begins before an offset; undefined if that is its first word. */
function brokenEarlier({ before, text, after }: Parts, offset: number): Parts | undefined {
  const at = `${before}${text}`.slice(0, offset).search(lastSpace);
  if (at === -1) return undefined;
  const broken = (part: string, index: number) =>
    index < 0 || index >= part.length
      ? part
      : `${part.slice(0, index)}${lineSeparator}${part.slice(index + 1)}`;
  return { before: broken(before, at), text: broken(text, at - before.length), after };
}

/** Returns the line that has a letter; the last one for letters after the end. */
function lineAt(letter: number, lines: readonly Line[]): Line {
  let sum = 0;
  const line = lines.find(({ letters }) => (sum += letters) > letter) ?? lines.at(-1);
  if (!line) throw new Error('the paragraph of a quote has no line');
  return line;
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
