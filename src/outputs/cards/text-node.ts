import type { ContainerNode } from '@takumi-rs/core';
import { direction } from '../../text/scripts.ts';
import { type Block, colors } from './blocks.ts';
import { drawnText } from './drawn-text.ts';
import type { Fitted } from './fit.ts';
import { type Script, scriptOf, stacks } from './fonts.ts';

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
      textWrap: block.balanced ? 'balance' : 'wrap',
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
 * letters keep to the edge and lines break as measured. A plain color on a span: a gradient takes three times as long.
 */
export function drawnNode(block: Block, fitted: Fitted): ContainerNode {
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
          backgroundColor: colors.marker,
          boxDecorationBreak: 'clone',
        },
        children: plain.children ?? [],
      },
    ],
  };
}

/** The renderer would break a line inside 2014-08-31; a word joiner keeps figures together and has no width. */
const joined = (text: string) => drawnText(text).replace(/(?<=\p{Nd}[-–/])(?=\p{Nd})/gu, '\u2060');
