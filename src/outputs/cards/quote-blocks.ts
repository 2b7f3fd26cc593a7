import { addressBlock, type Base, baseOf, type Block, colors, isSquare, leadingOf } from './blocks.ts';
import type { Card } from './card.ts';
import { sizes } from './card.ts';

/** The parts of a quote’s card below its map, in pixels. */
export const foot = { above: 26, beforeLinks: 10, links: 34, below: 30 };
/** Space at the top of a paragraph that is not cut there, and at the end of one that is not cut at the map. */
export const paragraphGap = { top: 52, bottom: 28 };

/** The least height of the text around a quote, so that a reader sees that it is cut from a page. */
const leastAround = { wide: 84, square: 150 };
/** The share of their usual size that texts below the map have on a tight card. */
const smallFoot = 0.76;
/** About the most characters of a line at the smallest size of each role. */
const lettersOfLine = { speaker: 58, note: 84, work: 84 };

/** Returns the texts of a quote’s card with their boxes: the words, then who, role and day, article, the URL, and where to check the words. */
export function quoteBlocks(card: Card, nameRoom: number): Block[] {
  const base = baseOf(card);
  const lines = footBlocks(card, isTight(card));
  const around = { before: card.before ?? '', after: card.after ?? '' };
  const room = heroHeight(card, lines);
  const hasAround = around.before !== '' || around.after !== '';
  return [
    {
      ...base,
      role: 'text',
      text: card.text,
      height:
        room -
        (hasAround
          ? leastAround[isSquare(card) ? 'square' : 'wide']
          : paragraphGap.top + paragraphGap.bottom),
      largest: (isSquare(card) ? 84 : 68) + (hasAround ? 0 : 36),
      smallest: isSquare(card) ? 30 : 22,
      leading: leadingOf(card).quote,
      balanced: !hasAround,
      hand: card.hand ?? 'own',
      around,
    },
    ...lines,
    { ...addressBlock(card, base, nameRoom), height: foot.links, largest: 26 },
    {
      ...addressBlock(card, base, nameRoom),
      role: 'verify',
      lang: card.lang,
      text: card.verify ?? '',
      height: foot.links,
      largest: 24,
      smallest: 16,
      leading: Math.min(1.4, leadingOf(card).note),
    },
  ];
}

/** Returns the height above the map of a card, in pixels, given the texts below it. */
export function heroHeight({ shape }: Card, lines: readonly Block[]): number {
  const below = lines.reduce((sum, { height }) => sum + height, 0);
  return sizes[shape].height - below - foot.above - foot.beforeLinks - 2 * foot.links - foot.below;
}

/** A long quote has no room above more than this, in pixels. */
const mostBelow = { letters: 300, height: 200 };

/** True for a long quote with long names and titles, which are smaller then, so that nothing of the quote is cut. */
export const isTight = (card: Card): boolean =>
  card.form === 'quote' &&
  card.text.length > mostBelow.letters &&
  footBlocks(card, false).reduce((sum, { height }) => sum + height, 0) > mostBelow.height;

/** Returns who says a quote, their role and the day, and the article. */
const footBlocks = (card: Card, isSmall: boolean): Block[] =>
  (['speaker', 'note', 'work'] as const)
    .map((role) => footBlock(card, baseOf(card), role, isSmall))
    .filter(({ text }) => text !== '');

/** Returns a text below the map: one line, or two if it is long, so that no name and no title is cut. */
function footBlock(card: Card, base: Base, role: 'speaker' | 'note' | 'work', isSmall: boolean): Block {
  const text = card[role] ?? '';
  const usual = (role === 'speaker' ? 34 : 26) + (isSquare(card) ? 6 : 0);
  const largest = isSmall ? Math.round(usual * smallFoot) : usual;
  const leading = Math.min(leadingOf(card).note, role === 'speaker' ? 1.5 : 1.55);
  const letters = isSmall ? lettersOfLine[role] / smallFoot : lettersOfLine[role];
  const lines = Math.min(3, Math.ceil(text.length / letters));
  return {
    ...base,
    role,
    text,
    height: Math.ceil(lines * largest * leading) + 1,
    largest,
    smallest: Math.min(largest, role === 'speaker' ? 24 : 18),
    leading,
    weight: role === 'speaker' ? 600 : 400,
    color: role === 'note' ? colors.soft : colors.ink,
    balanced: false,
  };
}
