import { Renderer, type MeasuredNode } from '@takumi-rs/core';
import { blocks, type Block } from './blocks.ts';
import { sizes, type Card } from './card.ts';
import { asFont, faces } from './faces.ts';
import { fit, type Fitted, type Measure } from './fit.ts';
import { cardNode } from './template.ts';
import { textNode } from './text-node.ts';

/** Draws cards. One is enough for a thread: opening it reads all faces. */
export interface Painter {
  /** The card’s texts with the sizes at which they fit. */
  fitted: (card: Card) => Promise<[Block, Fitted][]>;
  /** The picture, an indexed PNG; the same bytes for the same card. */
  paint: (card: Card) => Promise<Uint8Array>;
}

export async function openPainter(): Promise<Painter> {
  // Its cache is for pictures within pictures, of which there are none.
  const renderer = new Renderer({ cacheMaxBytes: 0 });
  for (const face of faces) await renderer.registerFont(asFont(face));

  const measureFor = (block: Block): Measure => ({
    height: async (text, size, width) =>
      (await renderer.measure(textNode(block, { text, size }, width))).height,
    // In no width at all, every piece that can have a line has one.
    widest: async (text, size) => widestLine(await renderer.measure(textNode(block, { text, size }, 1))),
  });
  const fitted = async (card: Card) => {
    const texts: [Block, Fitted][] = [];
    for (const block of blocks(card)) texts.push([block, await fit(block, measureFor(block))]);
    return texts;
  };
  return {
    fitted,
    paint: async (card) =>
      renderer.render(cardNode(card, await fitted(card)), { ...sizes[card.shape], format: 'png' }),
  };
}

function widestLine(node: MeasuredNode): number {
  const widths = new Map<number, number>();
  for (const { y, width } of node.runs) widths.set(y, (widths.get(y) ?? 0) + width);
  return Math.max(0, ...widths.values(), ...node.children.map(widestLine));
}
