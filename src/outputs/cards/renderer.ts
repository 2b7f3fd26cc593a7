import { type ContainerNode, type MeasuredNode, Renderer } from '@takumi-rs/core';
import { site } from '../../site.ts';
import { type Drawing } from '../drawing.ts';
import { ownWordmark } from '../own-wordmark.ts';
import { type Block, blocks } from './blocks.ts';
import { type Card, sizes } from './card.ts';
import { drawnSize, drawnWordmark, wordmarkImage } from './drawn-wordmark.ts';
import { fit, type Fitted, type Measure } from './fit.ts';
import { cardFonts, rendererFont } from './fonts.ts';
import { cardNode } from './template.ts';
import { textNode } from './text-node.ts';
import { longestName, nameBlocks, nameRoom } from './wordmark.ts';

/** Renders cards, several at a time if asked. Opening one loads all fonts, so open it once. */
export interface CardRenderer {
  /** Returns the texts of a card with the font sizes at which they fit. */
  fitted: (card: Card) => Promise<[Block, Fitted][]>;
  /** Returns the card as PNG; the same bytes for the same card. */
  render: (card: Card) => Promise<Uint8Array>;
}

/**
 * Opens a renderer for a site of this name, which rejects every card if the name does not fit at a legible size, or with a drawing in
 * place of the name.
 */
export async function openCardRenderer(
  name: string = site.name,
  drawing: Drawing | undefined = ownWordmark(),
): Promise<CardRenderer> {
  // The cache is for embedded images, which cards do not have.
  const renderer = new Renderer({ cacheMaxBytes: 0 });
  for (const font of cardFonts) await renderer.registerFont(rendererFont(font));

  const fitted = async (card: Card): Promise<[Block, Fitted][]> => {
    const measured = batched((node) => renderer.measure(node));
    const measureFor =
      (block: Block): Measure =>
      async (text, size, width) => {
        const node = await measured(textNode(block, { text, size }, width));
        return { height: node.height, lines: lineWidths(node, size * block.leading) };
      };
    const fittedTo = async (block: Block): Promise<[Block, Fitted]> => [
      block,
      await fit(block, measureFor(block)),
    ];
    if (drawing) {
      const { width } = drawnSize(card, drawing);
      return Promise.all(blocks(card, nameRoom(width)).map(fittedTo));
    }
    const wordmark = await fittedName(card, name, fittedTo);
    const [{ text, size }, { width }] = [wordmark[1], wordmark[0]];
    const { lines } = await measureFor(wordmark[0])(text, size, width);
    const others = await Promise.all(blocks(card, nameRoom(Math.max(...lines))).map(fittedTo));
    return [...others, wordmark];
  };
  return {
    fitted,
    render: async (card) =>
      renderer.render(cardNode(card, await fitted(card), drawing && drawnWordmark(card, drawing)), {
        ...sizes[card.shape],
        format: 'png',
        ...(drawing && { images: [wordmarkImage(drawing)] }),
      }),
  };
}

/** Returns the name in the first design in which it fits completely. */
async function fittedName(
  card: Card,
  name: string,
  fittedTo: (block: Block) => Promise<[Block, Fitted]>,
): Promise<[Block, Fitted]> {
  for (const block of nameBlocks(card, name)) {
    const fitted = await fittedTo(block);
    if (fitted[1].text === block.text) return fitted;
  }
  throw new NameTooLong(name);
}

/** Thrown if the site's name does not fit on a card in any design. */
export class NameTooLong extends Error {
  constructor(name: string) {
    super(
      `the name of the site, “${name}”, is too long for a card: shorten it to about ${longestName} characters`,
    );
  }
}

/** Combines all measurements requested in one tick into one call: calling the renderer takes longer than most measurements. */
function batched(measure: (node: ContainerNode) => Promise<MeasuredNode>) {
  let requests: { node: ContainerNode; resolve: (measured: Promise<MeasuredNode>) => void }[] = [];
  const measureAll = () => {
    const batch = requests;
    requests = [];
    const column = measure({
      type: 'container',
      style: { display: 'flex', flexDirection: 'column' },
      children: batch.map(({ node }) => node),
    });
    for (const [index, { resolve }] of batch.entries())
      resolve(
        column.then(({ children }) => {
          const child = children[index];
          if (!child) throw new Error('the renderer measured fewer texts than requested');
          return child;
        }),
      );
  };
  return (node: ContainerNode) =>
    new Promise<MeasuredNode>((resolve) => {
      // After everything that the last results started.
      if (requests.length === 0) process.nextTick(measureAll);
      requests.push({ node, resolve });
    });
}

/** Returns the width of each line. Runs in two fonts may start at different heights, but their centers are on one line. */
function lineWidths(node: MeasuredNode, lineHeight: number): number[] {
  const widths = Array.from({ length: Math.round(node.height / lineHeight) }, () => 0);
  for (const { y, height, width } of node.runs) {
    const line = Math.floor((y + height / 2) / lineHeight);
    widths[line] = (widths[line] ?? 0) + width;
  }
  return widths;
}
