import type { ContainerNode } from '@takumi-rs/core';
import { direction, scriptOfText } from '../../text/scripts.ts';
import { type Block, colors, margins } from './blocks.ts';
import { type Card, sizes } from './card.ts';
import type { Fitted } from './fit.ts';
import { fontStacks, scriptOf } from './fonts.ts';

/** Minimum width of the URL next to the name, and the gap between them, in pixels. */
const address = { room: 330, gap: 40 };
/** Width reserved for a short name. Fixed, because it determines the size of the URL on published cards. */
const shortName = 220;
const leading = { latin: 1.15, arabic: 1.6, hebrew: 1.2 };

/** About the number of characters that fit at the smallest size. */
export const longestName = 45;

/** Returns an undetermined language with the script of the name, which may differ from that of the site’s first language. */
const languageOf = (name: string): string => `und-${scriptOfText(name) ?? 'Latn'}`;

/**
 * Returns the site's name as texts to fit, in the order in which designs are tried: on its own card one large line, several lines, one small
 * line; in the footer of other cards one line. The smallest sizes are legible where networks show a card at half its size.
 */
export function nameBlocks({ form, shape }: Card, name: string): Block[] {
  const room = sizes[shape].width - 2 * margins[shape].side;
  const lang = languageOf(name);
  const lineHeight = leading[scriptOf(lang)];
  const block = (width: number, lines: number, largest: number, smallest: number): Block => ({
    role: 'name',
    text: name,
    lang,
    width,
    height: Math.ceil(lines * largest * lineHeight),
    largest,
    smallest,
    leading: lineHeight,
    weight: 600,
    color: colors.ink,
    align: direction(lang) === 'rtl' ? 'right' : 'left',
    balanced: true,
    marked: lines > 1,
  });
  if (form !== 'site') return [unbroken(block(room - address.room - address.gap, 1, 40, 24))];
  return [unbroken(block(room, 1, 150, 84)), block(room, 2, 110, 56), unbroken(block(room, 1, 84, 44))];
}

/** Prevents line breaks. */
const unbroken = (block: Block): Block => ({
  ...block,
  text: block.text.replace(/\s+/g, '\u00a0').replace(/[-–—/]/g, '$&\u2060'),
});

/** Returns the marker behind a line of the name, from the top of the line. */
const stroke = (lang: string, size: number) =>
  scriptOf(lang) === 'latin'
    ? { top: Math.round(size * 0.32), height: Math.round(size * 0.68) }
    : { top: Math.round(size * 0.3), height: Math.round(size * 1.1) };

/** Returns the width that the name takes in the footer of a card, given the width of its line. */
export const nameRoom = (line: number): number => Math.max(shortName, Math.ceil(line) + address.gap);

/** Returns the site's name on one line with its marker, as in the header of every page. */
export const wordmark = ({ lang }: Block, { text, size }: Fitted): ContainerNode => ({
  type: 'container',
  dir: direction(lang),
  style: {
    display: 'flex',
    position: 'relative',
    alignSelf: 'flex-start',
    flexShrink: 0,
    padding: `0 ${size * 0.14}px`,
  },
  children: [
    {
      type: 'container',
      style: {
        position: 'absolute',
        left: 0,
        right: 0,
        ...stroke(lang, size),
        backgroundColor: colors.marker,
      },
    },
    {
      type: 'text',
      text,
      style: {
        position: 'relative',
        fontFamily: fontStacks[scriptOf(lang)],
        fontSize: size,
        fontWeight: 600,
        lineHeight: `${size * leading[scriptOf(lang)]}px`,
        letterSpacing: scriptOf(lang) === 'latin' ? size * -0.02 : 0,
        color: colors.ink,
      },
    },
  ],
});
