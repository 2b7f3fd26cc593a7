import { type ContainerNode, type MeasuredNode, Renderer } from '@takumi-rs/core';
import { site } from '../../site.ts';
import { type Block, blocks } from './blocks.ts';
import { type Card, sizes } from './card.ts';
import { fit, type Fitted, type Measure } from './fit.ts';
import { asFont, faces } from './fonts.ts';
import { cardNode } from './template.ts';
import { textNode } from './text-node.ts';
import { longestName, nameBlocks, nameRoom } from './wordmark.ts';

/** Draws cards. One is enough for a run, and may draw several at a time: opening it reads all faces. */
export interface Painter {
  /** The card’s texts with the sizes at which they fit. */
  fitted: (card: Card) => Promise<[Block, Fitted][]>;
  /** Returns the picture as a PNG; the same bytes for the same card. */
  paint: (card: Card) => Promise<Uint8Array>;
}

/** `name` is the site's. A painter rejects every card when that name does not fit at a size that can be read. */
export async function openPainter(name: string = site.name): Promise<Painter> {
  // Its cache is for pictures within pictures, of which there are none.
  const renderer = new Renderer({ cacheMaxBytes: 0 });
  for (const face of faces) await renderer.registerFont(asFont(face));

  const fitted = async (card: Card): Promise<[Block, Fitted][]> => {
    const measured = together((node) => renderer.measure(node));
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
    const wordmark = await fittedName(card, name, fittedTo);
    const [{ text, size }, { width }] = [wordmark[1], wordmark[0]];
    const { lines } = await measureFor(wordmark[0])(text, size, width);
    const others = await Promise.all(blocks(card, nameRoom(Math.max(...lines))).map(fittedTo));
    return [...others, wordmark];
  };
  return {
    fitted,
    paint: async (card) =>
      renderer.render(cardNode(card, await fitted(card)), { ...sizes[card.shape], format: 'png' }),
  };
}

/** The first design in which the whole name fits. */
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

/** The site's name cannot be read on a card, however it is set. */
export class NameTooLong extends Error {
  constructor(name: string) {
    super(
      `the name of the site, “${name}”, is too long for a card: shorten it to about ${longestName} characters`,
    );
  }
}

/** Measures what is asked for at one time in one call: the way into the renderer is longer than most of its answers. */
function together(measure: (node: ContainerNode) => Promise<MeasuredNode>) {
  let asked: { node: ContainerNode; answer: (measured: Promise<MeasuredNode>) => void }[] = [];
  const askAll = () => {
    const asking = asked;
    asked = [];
    const column = measure({
      type: 'container',
      style: { display: 'flex', flexDirection: 'column' },
      children: asking.map(({ node }) => node),
    });
    for (const [index, { answer }] of asking.entries())
      answer(
        column.then(({ children }) => {
          const child = children[index];
          if (!child) throw new Error('the renderer measured fewer texts than it was given');
          return child;
        }),
      );
  };
  return (node: ContainerNode) =>
    new Promise<MeasuredNode>((answer) => {
      // After everything that the last answers set going.
      if (asked.length === 0) process.nextTick(askAll);
      asked.push({ node, answer });
    });
}

/** Of each line, from top to bottom. Runs in two faces may begin at two heights, yet have their middles in one line. */
function lineWidths(node: MeasuredNode, lineHeight: number): number[] {
  const widths = Array.from({ length: Math.round(node.height / lineHeight) }, () => 0);
  for (const { y, height, width } of node.runs) {
    const line = Math.floor((y + height / 2) / lineHeight);
    widths[line] = (widths[line] ?? 0) + width;
  }
  return widths;
}
