import type { ContainerNode, ImageNode, Node } from '@takumi-rs/core';
import { direction } from '../../text/scripts.ts';
import { type Block, type BlockRole, colors, margins } from './blocks.ts';
import { type Card, sizes } from './card.ts';
import type { Fitted } from './fit.ts';
import { foot, heroHeight } from './quote-blocks.ts';
import { drawnNode } from './text-node.ts';
import { wordmark } from './wordmark.ts';

type Texts = readonly (readonly [Block, Fitted])[];

/** Returns the card of a quote: its paragraph, cut by the edge of the card and by the map of quotes, and below who, where, and the URL. */
export function quoteNode(card: Card, texts: Texts, drawing?: ImageNode): Node {
  const { width, height } = sizes[card.shape];
  const { side } = margins[card.shape];
  const dir = direction(card.lang);
  const of = (...roles: BlockRole[]) => texts.filter(([{ role }]) => roles.includes(role));
  const drawn = (...roles: BlockRole[]) =>
    of(...roles)
      .filter(([, { text }]) => text !== '')
      .map(([block, fitted]) => boxed(block, drawnNode(block, fitted)));
  const lines = of('speaker', 'note', 'work');
  const hero = heroHeight(
    card,
    lines.map(([block]) => block),
  );
  const [[name, nameFitted] = []] = of('name');
  return {
    type: 'container',
    style: { display: 'flex', position: 'relative', width, height, backgroundColor: colors.paper },
    children: [
      ...of('text').map(([block, fitted]) => cutNode(block, fitted, { width, side, hero })),
      { ...mapNode(card, width - 2 * side), style: { position: 'absolute', left: side, top: hero } },
      {
        type: 'container',
        style: {
          ...{ display: 'flex', flexDirection: 'column', position: 'absolute' },
          ...{ left: side, top: hero + foot.above, width: width - 2 * side },
        },
        children: [
          ...drawn('speaker', 'note', 'work'),
          {
            type: 'container',
            dir,
            style: {
              ...{ display: 'flex', flexDirection: 'row', direction: dir, alignItems: 'center' },
              ...{ justifyContent: 'space-between', height: 2 * foot.links, marginTop: foot.beforeLinks },
            },
            children: [
              {
                type: 'container',
                style: { display: 'flex', flexDirection: 'column' },
                children: drawn('address', 'verify'),
              },
              ...(name && nameFitted ? [wordmark(name, nameFitted)] : []),
              ...(drawing ? [drawing] : []),
            ],
          },
        ],
      },
    ],
  };
}

/** Returns a text in a box of its full height, so that what is below does not depend on its size. */
const boxed = (block: Block, child: ContainerNode): ContainerNode => ({
  type: 'container',
  style: {
    ...{ display: 'flex', flexDirection: 'column', justifyContent: 'center' },
    ...{ height: block.height, width: block.width },
  },
  children: [child],
});

/** Returns the paragraph of a quote in a box that cuts it at the edge of the card and at the map. */
const cutNode = (
  block: Block,
  fitted: Fitted,
  { width, side, hero }: { width: number; side: number; hero: number },
): ContainerNode => {
  const paragraph = drawnNode(block, fitted);
  return {
    type: 'container',
    style: {
      ...{ position: 'absolute', left: 0, top: 0, width, height: fitted.shown ?? hero },
      overflow: 'hidden',
    },
    children: [
      {
        ...paragraph,
        style: { ...paragraph.style, position: 'absolute', left: side, top: fitted.top ?? 0 },
      },
    ],
  };
};

/** Height and width of the ticks of a map, in pixels. */
const tick = { width: 9, height: 18, own: { width: 7, height: 26 } };

/** Returns a hairline as long as the article, with a tick where each of its quotes begins; that of the card is in ink. */
export function mapNode({ ticks = [], tick: own, lang }: Card, length: number): ContainerNode {
  const isRight = direction(lang) === 'rtl';
  const bar = (at: number, isOwn: boolean): ContainerNode => {
    const { width, height } = isOwn ? tick.own : tick;
    const left = Math.round((isRight ? 1 - at : at) * (length - width));
    return {
      type: 'container',
      style: {
        ...{ position: 'absolute', left, top: 1 - height / 2, width, height },
        backgroundColor: isOwn ? colors.ink : colors.marker,
      },
    };
  };
  const bars = ticks.map((at, index) => [bar(at, index === own), index === own] as const);
  return {
    type: 'container',
    style: { position: 'absolute', left: 0, top: 0 },
    children: [
      {
        type: 'container',
        style: {
          position: 'absolute',
          left: 0,
          top: 0,
          width: length,
          height: 2,
          backgroundColor: colors.rule,
        },
      },
      // The own one is above the others.
      ...bars.filter(([, isOwn]) => !isOwn).map(([node]) => node),
      ...bars.filter(([, isOwn]) => isOwn).map(([node]) => node),
    ],
  };
}
