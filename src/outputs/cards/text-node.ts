import type { ContainerNode, TextNode } from '@takumi-rs/core';
import { direction } from '../../text/scripts.ts';
import { type Block, colors } from './blocks.ts';
import { drawnText } from './drawn-text.ts';
import type { Fitted } from './fit.ts';
import { fontStacks, relativeHeight, type Script, scriptOf } from './fonts.ts';

/** Returns a text as a node of a width, without its marker. Used for measuring. */
export function textNode(block: Block, { text, size }: Fitted, width: number): ContainerNode {
  const script = scriptOf(block.lang);
  return {
    type: 'container',
    dir: direction(block.lang),
    lang: block.lang,
    style: {
      display: 'block',
      width,
      flexShrink: 0,
      fontFamily: fontStacks[script],
      fontSize: size,
      fontWeight: block.weight,
      // In pixels, so that the font size of the marker does not change the line height.
      lineHeight: `${size * block.leading}px`,
      letterSpacing: script === 'latin' && size > 40 ? size * -0.012 : 0,
      textWrap: block.balanced ? 'balance' : 'wrap',
      direction: direction(block.lang),
      textAlign: block.align,
      color: block.color,
    },
    children: block.around
      ? [
          ...span(block.around.before, size, colors.around),
          quoteSpan(block, span(text, size), size),
          ...span(block.around.after, size, colors.around),
        ]
      : span(text, size),
  };
}

/** Returns a text as a part of a line; nothing for no text. */
const span = (text: string, size: number, color?: string): TextNode[] =>
  text === ''
    ? []
    : [
        {
          type: 'text',
          tagName: 'span',
          text: drawnSpan(text),
          style: { display: 'inline', fontSize: size, ...(color === undefined ? {} : { color }) },
        },
      ];

/** Returns the words of a quote with the stroke of who says them: full height, or the lower half of a line. */
function quoteSpan({ lang, hand }: Block, children: TextNode[], size: number): ContainerNode {
  const script = scriptOf(lang);
  const { marker } = colors;
  // Right to left, the renderer puts the space of both ends on the same side.
  const padding = direction(lang) === 'rtl' ? 0 : Math.round(size * 0.1);
  return {
    type: 'container',
    tagName: 'span',
    style: {
      display: 'inline',
      fontSize: size * strokes[script] * relativeHeight(script),
      paddingLeft: padding,
      paddingRight: padding,
      boxDecorationBreak: 'clone',
      ...(hand === 'said'
        ? { backgroundColor: marker }
        : {
            backgroundImage: `linear-gradient(transparent 55%, ${marker} 55%, ${marker} 94%, transparent 94%)`,
          }),
    },
    children,
  };
}

/** Height of the marker, relative to the font size; with Naskh’s own metrics the strokes would touch. */
const strokes: Record<Script, number> = { latin: 0.96, arabic: 0.86, hebrew: 0.84 };

/**
 * Returns a text as it is drawn: with a stroke of the marker behind every line, wider than the column on both sides, so that letters
 * align with the margin and lines break as measured. A plain color, because a gradient takes three times as long.
 */
export function drawnNode(block: Block, fitted: Fitted): ContainerNode {
  if (!block.marked) return textNode(block, fitted, block.width);
  const bleed = Math.round(fitted.size * 0.14);
  const script = scriptOf(block.lang);
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
          fontSize: fitted.size * strokes[script] * relativeHeight(script),
          paddingLeft: bleed,
          paddingRight: bleed,
          backgroundColor: colors.marker,
          boxDecorationBreak: 'clone',
        },
        children: plain.children ?? [],
      },
    ],
  };
}

/** Returns a text as it is drawn, with word joiners, which have no width: the renderer would break a line inside 2014-08-31. */
export const drawnSpan = (text: string): string =>
  drawnText(text).replace(/(?<=\p{Nd}[-–/])(?=\p{Nd})/gu, '\u2060');
