import type { Hand } from '../../text/quotation-marks.ts';
import { direction } from '../../text/scripts.ts';
import { mix, palette } from '../palette.ts';
import { type Card, sizes } from './card.ts';
import { figureGap, figureWidth } from './figure.ts';
import type { TextBox } from './fit.ts';
import { type Script, scriptOf } from './fonts.ts';

/** Cards are light: most networks show them on white. */
export const colors = {
  paper: palette.paper.light,
  ink: palette.ink.light,
  soft: palette.inkSoft.light,
  rule: palette.rule.light,
  marker: palette.marker.light,
  /** The text around a quote: at least 3:1, which is enough for letters of this size. */
  around: mix(palette.inkSoft.light, palette.paper.light, 0.28),
};

/** In pixels. Text is 1056 wide on the wide card, 920 on the square one. */
export const margins = {
  wide: { side: 72, top: 60, bottom: 40 },
  screen: { side: 72, top: 60, bottom: 40 },
  photo: { side: 72, top: 72, bottom: 48 },
  square: { side: 80, top: 84, bottom: 60 },
  cover: { side: 96, top: 120, bottom: 72 },
};
export const footer = { height: 46, above: 20, gap: 34 };

/** Line heights, relative to the font size. Naskh needs more because its letters are small for their size. */
const leadings: Record<Script, Record<'quote' | 'title' | 'note', number>> = {
  latin: { quote: 1.24, title: 1.12, note: 1.36 },
  arabic: { quote: 1.68, title: 1.5, note: 1.7 },
  hebrew: { quote: 1.36, title: 1.2, note: 1.45 },
};

export type BlockRole =
  'name' | 'caption' | 'text' | 'kicker' | 'speaker' | 'note' | 'work' | 'address' | 'verify';

/** A text of a card: its box and style. */
export interface Block extends TextBox {
  role: BlockRole;
  lang: string;
  leading: number;
  weight: 400 | 600;
  color: string;
  align: 'left' | 'right';
  /** True for lines of similar length; false for running text. */
  balanced: boolean;
  /** True to draw a stroke of the marker behind every line. */
  marked?: boolean;
  /** The text before and after a quote in its paragraph, which is cut where the room ends. */
  around?: { before: string; after: string };
  /** Who says a quote: decides how high the stroke of the marker is. */
  hand?: Hand;
}

/** Returns the texts of a card other than that of a quote (quote-blocks.ts) with their boxes; `nameRoom` is the width of the site's name in the footer, in pixels. */
export function blocks(card: Card, nameRoom: number): Block[] {
  const base = baseOf(card);
  const otherBlocks = [kickerBlock(card, base), noteBlock(card, base)].filter(({ text }) => text !== '');
  const above = card.kicker ? kickerGap : 0;
  const taken = otherBlocks.reduce((sum, block) => sum + block.height, 0) + gaps(card) + above;
  return [
    ...(card.form === 'site' ? [] : [textBlock(card, base, taken)]),
    ...otherBlocks,
    ...captionBlocks(card, base),
    addressBlock(card, { ...base, width: widthOf(card) }, nameRoom),
  ];
}

export type Base = ReturnType<typeof baseOf>;

export const isSquare = ({ shape }: Card) => shape === 'square';
export const leadingOf = ({ lang }: Card) => leadings[scriptOf(lang)];
/** The height of one line of a note, a speaker or a kicker, in pixels. */
export const lineHeight = (card: Card, size: number) => Math.ceil(size * leadingOf(card).note) + 1;

/** Returns the width between the margins of a card, in pixels. */
export const widthOf = ({ shape }: Card) => sizes[shape].width - 2 * margins[shape].side;

export const baseOf = (card: Card) =>
  ({
    lang: card.lang,
    width: widthOf(card) - (card.figure ? figureWidth + figureGap.text - margins[card.shape].side : 0),
    weight: 400,
    color: colors.ink,
    align: direction(card.lang) === 'rtl' ? 'right' : 'left',
    balanced: true,
  }) as const;

/** About the characters of a line of the standfirst next to a figure. */
const lettersBeside = 40;

function noteBlock(card: Card, base: Base): Block {
  const isCover = card.shape === 'cover';
  const sizeOf = { quote: 26, article: card.figure ? 27 : 32, topic: 38, site: 46 };
  const size = isCover ? 44 : sizeOf[card.form];
  const otherShape = { lines: 1, smallest: 24 };
  const articleShape = card.figure
    ? { lines: Math.min(4, Math.ceil((card.note ?? '').length / lettersBeside)), smallest: 20 }
    : { lines: 3, smallest: 28 };
  const wideShape = card.form === 'article' ? articleShape : otherShape;
  const shape = isCover ? { lines: 9, smallest: 28 } : wideShape;
  return {
    ...base,
    role: 'note',
    text: card.note ?? '',
    height: shape.lines * lineHeight(card, size),
    largest: size,
    smallest: shape.smallest,
    leading: leadingOf(card).note,
    balanced: card.form !== 'article' && !isCover,
    color: card.form === 'site' ? colors.ink : colors.soft,
  };
}

/** Size of the line below a figure, and about the width of one of its letters, in pixels. */
const captionSize = 20;
const letterWidth = 10;

/** Returns the line below the figure of a card, or two: a credit, which is never cut, or the title of a map. */
function captionBlocks(card: Card, base: Base): Block[] {
  if (!card.figure) return [];
  const { width, lines } = figureBox(card);
  return [
    {
      ...base,
      role: 'caption',
      text: card.figure.caption,
      width: width - figureGap.below,
      height: lines * lineHeight(card, captionSize),
      largest: captionSize,
      smallest: 14,
      leading: leadingOf(card).note,
      balanced: false,
      color: colors.soft,
    },
  ];
}

/** Returns where the figure of a card begins, in pixels from the left. */
export const figureLeft = (card: Card): number =>
  direction(card.lang) === 'rtl' ? 0 : sizes[card.shape].width - figureBox(card).width;

/** Returns the size of the picture or map of a card, in pixels, and how many lines are below it: they, the gaps and the footer take the rest. */
export function figureBox(card: Card): { width: number; height: number; lines: number } {
  const { caption = '', map } = card.figure ?? {};
  const { above, below } = figureGap;
  const foot = margins[card.shape].bottom + footer.height + footer.above;
  const boxOf = (lines: number) => {
    const room = sizes[card.shape].height - foot - lines * lineHeight(card, captionSize) - above - below;
    if (!map) return { width: figureWidth, height: room, lines };
    const scale = Math.min(figureWidth / map.drawn.width, room / map.drawn.height);
    return {
      width: Math.round(map.drawn.width * scale),
      height: Math.round(map.drawn.height * scale),
      lines,
    };
  };
  const box = boxOf(1);
  return caption.length * letterWidth <= box.width ? box : boxOf(2);
}

const kickerBlock = (card: Card, base: Base): Block => ({
  ...base,
  role: 'kicker',
  text: card.kicker ?? '',
  height: lineHeight(card, 30),
  largest: 30,
  smallest: 26,
  leading: leadingOf(card).note,
  weight: 600,
  color: colors.soft,
});

export const addressBlock = (card: Card, base: Base, nameRoom: number): Block => ({
  ...base,
  role: 'address',
  lang: 'und',
  text: card.address,
  width: base.width - (card.form === 'site' ? 0 : nameRoom),
  height: 40,
  largest: 28,
  smallest: 18,
  leading: 1.3,
  color: colors.soft,
});

/** The smallest titles, in pixels; next to a figure, a title of 200 characters has room. */
const titleSizes = { wide: 34, screen: 34, photo: 34, cover: 34, square: 38, beside: 26 };

/** `taken` is the height that the other texts and the gaps between them need, in pixels. */
function textBlock(card: Card, base: Base, taken: number): Block {
  const { top, bottom } = margins[card.shape];
  return {
    ...base,
    role: 'text',
    text: card.text,
    height: sizes[card.shape].height - top - bottom - footer.height - footer.above - footer.gap - taken,
    largest: card.shape === 'cover' ? 150 : { quote: 112, article: 112, topic: 150, site: 150 }[card.form],
    smallest: titleSizes[card.figure ? 'beside' : card.shape],
    leading: leadingOf(card).title,
    weight: 600,
  };
}

/** Space between the texts of a card. */
export const kickerGap = 10;
export const gaps = ({ form }: Card) => ({ quote: 0, article: 30, topic: 24, site: 44 })[form];
