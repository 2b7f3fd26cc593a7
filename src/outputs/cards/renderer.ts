import {
  type ContainerNode,
  type ImageSource,
  type MeasuredNode,
  type Node,
  Renderer,
} from '@takumi-rs/core';
import { site } from '../../site.ts';
import { type Drawing } from '../drawing.ts';
import { ownWordmark } from '../own-wordmark.ts';
import { type Block, type BlockRole, blocks } from './blocks.ts';
import { type Card, sizes } from './card.ts';
import { drawnSize, drawnWordmark, wordmarkImage } from './drawn-wordmark.ts';
import { mapSource, mapSvg } from './figure-template.ts';
import { fit, type Fitted, type Layout, type Measure } from './fit.ts';
import { cardFonts, rendererFont } from './fonts.ts';
import { freeMemory, palettePng } from './palette-png.ts';
import { pictureCard } from './picture-card.ts';
import { heroHeight, quoteBlocks } from './quote-blocks.ts';
import { lettersOf, type Line, type MeasureParagraph, placeQuote } from './quote-place.ts';
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
  const images = drawing && [wordmarkImage(drawing)];
  /** Names with their widths, by the designs that a card allows: fitting takes as long as the rest of a card, and few kinds of cards differ. */
  const names = new Map<string, Promise<FittedName>>();

  const layouts = new Map<string, Promise<Layout>>();

  const fitted = async (card: Card): Promise<[Block, Fitted][]> => {
    const measured = batched((node) => renderer.measure(node));
    const measureFor = (block: Block): Measure => {
      const measure: Measure = async (text, size, width) => {
        const node = await measured(textNode(block, { text, size }, width));
        return { height: node.height, lines: lineWidths(node, size * block.leading) };
      };
      return recurring.has(block.role) ? rememberedFor(measure, block, layouts) : measure;
    };
    const blocksOf = card.form === 'quote' ? quoteBlocks : blocks;
    const fittedTo = async (block: Block, _: number, all: readonly Block[]): Promise<[Block, Fitted]> => {
      const { around, ...alone } = block;
      const size = await fit(alone, measureFor(alone));
      if (!around) return [block, size];
      const lines = all.filter(({ role }) => role === 'speaker' || role === 'note' || role === 'work');
      const paragraph: MeasureParagraph = async (part, text) => {
        const node = await measured(textNode(part, text, part.width));
        return linesOf(node, text.size * part.leading);
      };
      const placed = await placeQuote(block, size, heroHeight(card, lines), paragraph);
      return [{ ...block, around: placed.around }, placed];
    };
    if (drawing) {
      const { width } = drawnSize(card, drawing);
      return Promise.all(blocksOf(card, nameRoom(width)).map(fittedTo));
    }
    const designs = nameBlocks(card, name);
    const key = JSON.stringify(designs);
    const known = names.get(key) ?? fittedName(designs, name, measureFor);
    names.set(key, known);
    const { wordmark, width } = await known;
    const others = await Promise.all(blocksOf(card, nameRoom(width)).map(fittedTo));
    return [...others, wordmark];
  };
  return {
    fitted,
    render: async (card) => {
      const node = cardNode(card, await fitted(card), drawing && drawnWordmark(card, drawing));
      return drawn(renderer, card, node, images);
    },
  };
}

/** Returns a card as a file: PNG, or JPEG if it has a picture. `wordmark` is the drawing in place of the site’s name. */
async function drawn(
  renderer: Renderer,
  card: Card,
  node: Node,
  wordmark: ImageSource[] = [],
): Promise<Uint8Array> {
  const size = sizes[card.shape];
  const { picture, map } = card.figure ?? {};
  const images = [...wordmark, ...(map ? [{ src: mapSource, data: Buffer.from(mapSvg(map)) }] : [])];
  const used = images.length > 0 ? { images } : {};
  // A drawing can have more colors.
  if (wordmark.length > 0 && !picture) return renderer.render(node, { ...size, format: 'png', ...used });
  const data = await renderer.render(node, { ...size, format: 'raw', ...used });
  const file = picture
    ? await pictureCard(card, { ...size, data })
    : await palettePng({ ...size, data }, map && mapColors);
  freeMemory(data);
  return file;
}

/** Colors of a card with a map: water, land and the marks of groups, and those of all cards. */
const mapColors = 16;

/** Texts that many cards have: titles of articles, people and their roles, where to verify. */
const recurring: ReadonlySet<BlockRole> = new Set(['kicker', 'speaker', 'note', 'work', 'verify']);

/** Returns a function that measures each text once; layouts depend on the text and on these properties of its block. */
const rememberedFor =
  (measure: Measure, block: Block, layouts: Map<string, Promise<Layout>>): Measure =>
  (text, size, width) => {
    const { lang, weight, leading, balanced } = block;
    const key = JSON.stringify([lang, weight, leading, balanced, text, size, width]);
    const known = layouts.get(key) ?? measure(text, size, width);
    layouts.set(key, known);
    return known;
  };

/** The name as it is drawn, and the width of its longest line. */
interface FittedName {
  wordmark: [Block, Fitted];
  width: number;
}

/** Returns the name in the first design in which it fits completely. */
async function fittedName(
  designs: readonly Block[],
  name: string,
  measureFor: (block: Block) => Measure,
): Promise<FittedName> {
  for (const block of designs) {
    const measure = measureFor(block);
    const fitted = await fit(block, measure);
    if (fitted.text !== block.text) continue;
    const { lines } = await measure(fitted.text, fitted.size, block.width);
    return { wordmark: [block, fitted], width: Math.max(...lines) };
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

/** Returns the lines of a paragraph. Those with a stroke are a little higher than the others, so each ends where the next one begins. */
function linesOf({ runs, height: bottom }: MeasuredNode, lineHeight: number): Line[] {
  const lines: (Line & { center: number })[] = [];
  const [first] = runs;
  for (const { text, y, height } of runs) {
    const letters = lettersOf(text);
    const center = y + height / 2;
    const line = lines.at(-1);
    if (line && center - line.center < lineHeight / 2) line.letters += letters;
    else {
      if (line && first) line.bottom = center - (first.y + first.height / 2);
      lines.push({ letters, bottom, center });
    }
  }
  return lines;
}
