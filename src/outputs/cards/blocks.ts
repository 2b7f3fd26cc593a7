import { direction } from '../../text/scripts.ts';
import { palette } from '../palette.ts';
import { sizes, type Card } from './card.ts';
import { scriptOf, type Script } from './fonts.ts';
import type { TextBox } from './fit.ts';

/** Cards are light: most networks show them on white. */
export const colors = {
  paper: palette.paper.light,
  ink: palette.ink.light,
  soft: palette.inkSoft.light,
  rule: palette.rule.light,
  marker: palette.marker.light,
};

/** Pixels. The wide card has 1056 for its text, the square one 920. */
export const margins = {
  wide: { side: 72, top: 60, bottom: 40 },
  screen: { side: 72, top: 60, bottom: 40 },
  photo: { side: 72, top: 72, bottom: 48 },
  square: { side: 80, top: 84, bottom: 60 },
};
export const footer = { height: 46, above: 20, gap: 34 };

/** Line heights. Naskh wants more air; its letters are small for their size. */
const leadings: Record<Script, Record<'quote' | 'title' | 'note', number>> = {
  latin: { quote: 1.24, title: 1.12, note: 1.36 },
  arabic: { quote: 1.68, title: 1.5, note: 1.7 },
  hebrew: { quote: 1.36, title: 1.2, note: 1.45 },
};

export type Role = 'name' | 'words' | 'kicker' | 'speaker' | 'note' | 'address';

/** A text to set: its box, and how it looks. */
export interface Block extends TextBox {
  role: Role;
  lang: string;
  leading: number;
  weight: 400 | 600;
  color: string;
  align: 'left' | 'right';
  /** Lines of about one length; not in running text. */
  balanced: boolean;
  /** Drawn as a highlighter’s stroke on every line. */
  marked?: boolean;
  /** From this place in the text on, italics. */
  italicFrom?: number | undefined;
}

/** The texts of a card, each with the room that the design gives it; `nameRoom` is what the site's name takes at its foot, in pixels. */
export function blocks(card: Card, nameRoom: number): Block[] {
  const { width, height } = sizes[card.shape];
  const { side, top, bottom } = margins[card.shape];
  const square = card.shape === 'square';
  const room = width - 2 * side;
  const leading = leadings[scriptOf(card.lang)];
  const align = direction(card.lang) === 'rtl' ? 'right' : 'left';
  const base = {
    lang: card.lang,
    width: room,
    weight: 400,
    color: colors.ink,
    align,
    balanced: true,
  } as const;
  const line = (size: number) => Math.ceil(size * leading.note) + 1;

  const noteSize = { quote: square ? 34 : 30, article: 32, topic: 38, site: 46 }[card.form];
  const otherNote = square ? { lines: 2, smallest: 26 } : { lines: 1, smallest: 24 };
  const noteShape = card.form === 'article' ? { lines: 3, smallest: 28 } : otherNote;
  const note: Block = {
    ...base,
    role: 'note',
    text: [card.note, card.work].filter(Boolean).join(' '),
    height: noteShape.lines * line(noteSize),
    largest: noteSize,
    smallest: noteShape.smallest,
    leading: leading.note,
    balanced: card.form !== 'article',
    color: card.form === 'site' ? colors.ink : colors.soft,
    italicFrom: card.work && direction(card.lang) === 'ltr' ? (card.note?.length ?? -1) + 1 : undefined,
  };
  const speakerSize = square ? 42 : 36;
  const speaker: Block = {
    ...base,
    role: 'speaker',
    text: card.speaker ?? '',
    height: line(speakerSize),
    largest: speakerSize,
    smallest: 26,
    leading: leading.note,
    weight: 600,
  };
  const kicker: Block = {
    ...speaker,
    role: 'kicker',
    text: card.kicker ?? '',
    height: line(30),
    largest: 30,
    color: colors.soft,
  };
  const address: Block = {
    ...base,
    role: 'address',
    lang: 'und',
    text: card.address,
    width: room - (card.form === 'site' ? 0 : nameRoom),
    height: 40,
    largest: 28,
    smallest: 18,
    leading: 1.3,
    color: colors.soft,
  };
  const beside = [kicker, speaker, note].filter(({ text }) => text !== '');
  const above = card.kicker ? kickerGap : 0;
  const taken = beside.reduce((sum, block) => sum + block.height, 0) + gaps(card) + above;
  const words: Block = {
    ...base,
    role: 'words',
    text: card.text,
    height: height - top - bottom - footer.height - footer.above - footer.gap - taken,
    largest: { quote: square ? 124 : 112, article: 112, topic: 150, site: 150 }[card.form],
    smallest: square ? 38 : 34,
    leading: card.form === 'quote' ? leading.quote : leading.title,
    weight: card.form === 'quote' ? 400 : 600,
    marked: card.form === 'quote',
  };
  return [...(card.form === 'site' ? [] : [words]), ...beside, address];
}

/** Space between the texts of a card. */
export const kickerGap = 10;
export const gaps = ({ form, shape }: Card) =>
  ({ quote: shape === 'square' ? 44 : 28, article: 30, topic: 24, site: 44 })[form];
