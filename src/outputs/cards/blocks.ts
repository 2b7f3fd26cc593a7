import type { Hand } from '../../text/quotation-marks.ts';
import { direction } from '../../text/scripts.ts';
import { mix, palette } from '../palette.ts';
import { type Card, sizes } from './card.ts';
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

export type BlockRole = 'name' | 'text' | 'kicker' | 'speaker' | 'note' | 'work' | 'address' | 'verify';

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
    addressBlock(card, base, nameRoom),
  ];
}

export type Base = ReturnType<typeof baseOf>;

export const isSquare = ({ shape }: Card) => shape === 'square';
export const leadingOf = ({ lang }: Card) => leadings[scriptOf(lang)];
/** The height of one line of a note, a speaker or a kicker, in pixels. */
export const lineHeight = (card: Card, size: number) => Math.ceil(size * leadingOf(card).note) + 1;

export const baseOf = (card: Card) =>
  ({
    lang: card.lang,
    width: sizes[card.shape].width - 2 * margins[card.shape].side,
    weight: 400,
    color: colors.ink,
    align: direction(card.lang) === 'rtl' ? 'right' : 'left',
    balanced: true,
  }) as const;

function noteBlock(card: Card, base: Base): Block {
  const isCover = card.shape === 'cover';
  const size = isCover ? 44 : { quote: 26, article: 32, topic: 38, site: 46 }[card.form];
  const otherShape = { lines: 1, smallest: 24 };
  const wideShape = card.form === 'article' ? { lines: 3, smallest: 28 } : otherShape;
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

/** `taken` is the height that the other texts and the gaps between them need, in pixels. */
function textBlock(card: Card, base: Base, taken: number): Block {
  const { top, bottom } = margins[card.shape];
  return {
    ...base,
    role: 'text',
    text: card.text,
    height: sizes[card.shape].height - top - bottom - footer.height - footer.above - footer.gap - taken,
    largest: card.shape === 'cover' ? 150 : { quote: 112, article: 112, topic: 150, site: 150 }[card.form],
    smallest: isSquare(card) ? 38 : 34,
    leading: leadingOf(card).title,
    weight: 600,
  };
}

/** Space between the texts of a card. */
export const kickerGap = 10;
export const gaps = ({ form }: Card) => ({ quote: 0, article: 30, topic: 24, site: 44 })[form];
