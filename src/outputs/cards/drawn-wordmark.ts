import type { ImageNode } from '@takumi-rs/core';
import { type Drawing, drawingHtml } from '../drawing.ts';
import { ownWordmark } from '../own-wordmark.ts';
import { colors, footer, margins } from './blocks.ts';
import { type Card, sizes } from './card.ts';

/** The largest width and height of the drawing on the site’s own card and in the footer of the other cards, in pixels. */
const room = { site: { width: 1056, height: 200 }, footer: { width: 480, height: footer.height } };

/** The key by which cards refer to the drawing. */
const source = 'wordmark.svg';

/** Returns the size of the drawing on a card, in pixels. */
export function drawnSize({ form, shape }: Card, { ratio }: Drawing): { width: number; height: number } {
  const { width, height } = form === 'site' ? room.site : room.footer;
  const widest = Math.min(width, sizes[shape].width - 2 * margins[shape].side);
  const size = Math.min(height, widest / ratio);
  return { width: Math.round(size * ratio), height: Math.round(size) };
}

/** Returns the drawing on a card, as an image node. */
export const drawnWordmark = (card: Card, drawing: Drawing): ImageNode => ({
  type: 'image',
  src: source,
  style: { ...drawnSize(card, drawing), flexShrink: 0 },
});

/** Returns the drawing as the renderer takes images. Parts without a color have that of the text. */
export const wordmarkImage = (drawing: Drawing) => ({ src: source, data: Buffer.from(wordmarkSvg(drawing)) });

const wordmarkSvg = (drawing: Drawing): string =>
  drawingHtml(drawing, 400, { prefix: '', xmlns: 'http://www.w3.org/2000/svg', color: colors.ink });

/** Returns the SVG on the cards of this publication, on which their URLs depend; undefined if they show its name. */
export function cardWordmark(): string | undefined {
  current ??= { drawing: ownWordmark() };
  return current.drawing && wordmarkSvg(current.drawing);
}
let current: { drawing: Drawing | undefined } | undefined;
