import type { ContainerNode, Node } from '@takumi-rs/core';
import { direction } from '../../locales/words.ts';
import { site } from '../../site.ts';
import { sizes, type Card } from './card.ts';
import { scriptOf, stacks, type Script } from './faces.ts';
import type { Fitted, TextBox } from './fit.ts';

/** Raise it with every change that can be seen: it gives all cards new addresses. */
export const templateVersion = 1;

const colour = { paper: '#fdfdfc', ink: '#15171c', soft: '#565b66', rule: '#d6d8dd', marker: '#ffe95c' };

/** Pixels. The wide card has 1056 for its text, the square one 920. */
const margins = {
  wide: { side: 72, top: 60, bottom: 40 },
  square: { side: 80, top: 84, bottom: 60 },
};
const footer = { height: 46, above: 20, gap: 34 };

/** Line heights. Naskh wants more air; its letters are small for their size. */
const leadings: Record<Script, Record<'quote' | 'title' | 'note', number>> = {
  latin: { quote: 1.24, title: 1.12, note: 1.36 },
  arabic: { quote: 1.75, title: 1.5, note: 1.7 },
  hebrew: { quote: 1.36, title: 1.2, note: 1.45 },
};

type Role = 'words' | 'kicker' | 'speaker' | 'note' | 'address';

/** A text to set: its box, and how it looks. */
export interface Block extends TextBox {
  role: Role;
  lang: string;
  leading: number;
  weight: 400 | 600;
  color: string;
  align: 'left' | 'right';
  /** Drawn as a highlighter’s stroke on every line. */
  marked?: boolean;
  /** From this place in the text on, italics. */
  italicFrom?: number | undefined;
}

/** The texts of a card, each with the room that the design gives it. */
export function blocks(card: Card): Block[] {
  const { width, height } = sizes[card.shape];
  const { side, top, bottom } = margins[card.shape];
  const square = card.shape === 'square';
  const room = width - 2 * side;
  const leading = leadings[scriptOf(card.lang)];
  const align = direction(card.lang) === 'rtl' ? 'right' : 'left';
  const base = { lang: card.lang, width: room, weight: 400, color: colour.ink, align } as const;
  const line = (size: number) => Math.ceil(size * leading.note) + 1;

  const noteSize = { quote: square ? 34 : 30, article: 32, topic: 38, site: 46 }[card.form];
  const noteLines = card.form === 'article' ? 3 : square ? 2 : 1;
  const note: Block = {
    ...base,
    role: 'note',
    text: [card.note, card.work].filter(Boolean).join(' '),
    height: noteLines * line(noteSize),
    largest: noteSize,
    smallest: square ? 26 : 24,
    leading: leading.note,
    color: card.form === 'site' ? colour.ink : colour.soft,
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
    color: colour.soft,
  };
  const address: Block = {
    ...base,
    role: 'address',
    lang: 'en',
    text: card.address,
    width: room - (card.form === 'site' ? 0 : 220),
    height: 40,
    largest: 28,
    smallest: 18,
    leading: 1.3,
    color: colour.soft,
  };
  const beside = [kicker, speaker, note].filter(({ text }) => text !== '');
  const taken = beside.reduce((sum, block) => sum + block.height, 0) + gaps(card) + kickerGap;
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
  return [words, ...beside, address];
}

/** Space between the texts of a card. */
const kickerGap = 10;
const gaps = ({ form, shape }: Card) =>
  ({ quote: shape === 'square' ? 44 : 28, article: 30, topic: 24, site: 44 })[form];

/** One text as a node, `width` wide, without its marker: what is measured. */
export function textNode(block: Block, { text, size }: Fitted, width: number): ContainerNode {
  const script = scriptOf(block.lang);
  const parts =
    block.italicFrom === undefined ? [text] : [text.slice(0, block.italicFrom), text.slice(block.italicFrom)];
  return {
    type: 'container',
    dir: direction(block.lang),
    lang: block.lang,
    style: {
      display: 'block',
      width,
      flexShrink: 0,
      fontFamily: stacks[script],
      fontSize: size,
      fontWeight: block.weight,
      // In pixels, so that the marker’s own size leaves the lines where they are.
      lineHeight: `${size * block.leading}px`,
      letterSpacing: script === 'latin' && size > 40 ? size * -0.012 : 0,
      textWrap: block.role === 'note' ? 'wrap' : 'balance',
      direction: direction(block.lang),
      textAlign: block.align,
      color: block.color,
    },
    children: parts.map((part, index) => ({
      type: 'text',
      tagName: 'span',
      text: joined(part),
      style: { display: 'inline', fontSize: size, ...(index > 0 ? { fontStyle: 'italic' } : {}) },
    })),
  };
}

/** How far the marker reaches, in font sizes of the text; Naskh’s own measure would let the strokes touch. */
const strokes: Record<Script, number> = { latin: 0.96, arabic: 0.86, hebrew: 0.84 };

/**
 * The text as it is drawn: a stroke of the marker on every line, standing out of the column on both sides, so that
 * letters keep to the edge and lines break as measured. A plain colour on a span: a gradient takes three times as long.
 */
function drawn(block: Block, fitted: Fitted): ContainerNode {
  if (!block.marked) return textNode(block, fitted, block.width);
  const bleed = Math.round(fitted.size * 0.14);
  const plain = textNode(block, fitted, block.width + 2 * bleed);
  return {
    ...plain,
    style: { ...plain.style, marginLeft: -bleed, marginRight: -bleed },
    children: [
      {
        type: 'container',
        tagName: 'span',
        style: {
          display: 'inline',
          fontSize: fitted.size * strokes[scriptOf(block.lang)],
          paddingLeft: bleed,
          paddingRight: bleed,
          backgroundColor: colour.marker,
          boxDecorationBreak: 'clone',
        },
        children: plain.children ?? [],
      },
    ],
  };
}

/** The renderer would break a line inside 2014-08-31; a word joiner keeps figures together and has no width. */
const joined = (text: string) => text.normalize('NFC').replace(/(?<=\p{Nd}[-–/])(?=\p{Nd})/gu, '\u2060');

/** The whole card, from texts that were fitted to their blocks. */
export function cardNode(card: Card, texts: readonly (readonly [Block, Fitted])[]): Node {
  const { width, height } = sizes[card.shape];
  const { side, top, bottom } = margins[card.shape];
  const set = (...roles: Role[]) =>
    texts.filter(([block]) => roles.includes(block.role)).map(([block, fitted]) => drawn(block, fitted));
  const spaced = (nodes: ContainerNode[], space: number): ContainerNode[] =>
    nodes.length === 0
      ? []
      : [{ type: 'container', style: { ...column, marginTop: space }, children: nodes }];
  return {
    type: 'container',
    style: {
      ...column,
      width,
      height,
      padding: `${top}px ${side}px ${bottom}px`,
      backgroundColor: colour.paper,
      justifyContent: 'space-between',
    },
    children: [
      {
        type: 'container',
        style: { ...column, flexGrow: 1, justifyContent: 'center', paddingBottom: footer.gap },
        children: [
          ...set('kicker'),
          ...spaced(card.form === 'site' ? [hung(wordmark(150))] : set('words'), card.kicker ? kickerGap : 0),
          ...spaced(set('speaker', 'note'), gaps(card)),
        ],
      },
      foot(card, set('address')),
    ],
  };
}

const column = { display: 'flex', flexDirection: 'column' } as const;

/** A hairline, the address, and the name of the site. */
const foot = (card: Card, address: ContainerNode[]): ContainerNode => ({
  type: 'container',
  dir: direction(card.lang),
  style: {
    display: 'flex',
    flexDirection: 'row',
    direction: direction(card.lang),
    justifyContent: 'space-between',
    alignItems: 'center',
    height: footer.height + footer.above,
    paddingTop: footer.above,
    borderTop: `2px solid ${colour.rule}`,
  },
  children: [...address, ...(card.form === 'site' ? [] : [wordmark(40)])],
});

/** Moved out by what its marker stands out, so that its letters keep to the edge. */
const hung = (mark: ContainerNode): ContainerNode => ({
  ...mark,
  style: { ...mark.style, marginLeft: -21 },
});

/** The site’s name with its marker, as in the head of every page. */
const wordmark = (size: number): ContainerNode => ({
  type: 'container',
  dir: 'ltr',
  style: { display: 'flex', position: 'relative', alignSelf: 'flex-start', padding: `0 ${size * 0.14}px` },
  children: [
    {
      type: 'container',
      style: {
        position: 'absolute',
        left: 0,
        right: 0,
        top: Math.round(size * 0.32),
        height: Math.round(size * 0.68),
        backgroundColor: colour.marker,
      },
    },
    {
      type: 'text',
      text: site.name,
      style: {
        position: 'relative',
        fontFamily: stacks.latin,
        fontSize: size,
        fontWeight: 600,
        lineHeight: `${size * 1.15}px`,
        letterSpacing: size * -0.02,
        color: colour.ink,
      },
    },
  ],
});
