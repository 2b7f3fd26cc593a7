import type { ContainerNode, ImageNode, Node } from '@takumi-rs/core';
import { direction } from '../../text/scripts.ts';
import { baseOf, type Block, type BlockRole, colors, footer, gaps, kickerGap, margins } from './blocks.ts';
import { type Card, sizes } from './card.ts';
import { figureNodes } from './figure-template.ts';
import type { Fitted } from './fit.ts';
import { isTight } from './quote-blocks.ts';
import { isTorn } from './quote-place.ts';
import { mapNode, quoteNode } from './quote-template.ts';
import { drawnNode } from './text-node.ts';
import { wordmark } from './wordmark.ts';

/** Increase it with every visible change: the cards that look different get new URLs. */
export const templateVersion = 5;

/**
 * Returns the version of the template that a card had when its picture changed last; the others keep their URLs. Version 4 changed only
 * cards whose quote touches the text around it, such as its quotation marks, version 5 those of long quotes with long names and titles.
 */
export const templateOf = (card: Card): number => {
  if (isTight(card)) return templateVersion;
  const { form, text, before = '', after = '', lang } = card;
  const isTouching =
    form === 'quote' && direction(lang) === 'ltr' && (isTorn(before, text) || isTorn(text, after));
  return isTouching ? 4 : 3;
};

/** Returns the whole card, from texts that were fitted to their blocks, and the wordmark, if there is one. */
export function cardNode(
  card: Card,
  texts: readonly (readonly [Block, Fitted])[],
  drawing?: ImageNode,
): Node {
  if (card.form === 'quote') return quoteNode(card, texts, drawing);
  const { width, height } = sizes[card.shape];
  const { side, top, bottom } = margins[card.shape];
  const set = (...roles: BlockRole[]) =>
    texts.filter(([block]) => roles.includes(block.role)).map(([block, fitted]) => drawnNode(block, fitted));
  const spaced = (nodes: Node[], space: number): ContainerNode[] =>
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
      backgroundColor: colors.paper,
      justifyContent: 'space-between',
    },
    children: [
      ...figureNodes(card, texts),
      {
        type: 'container',
        style: {
          ...{ ...column, flexGrow: 1, justifyContent: 'center', paddingBottom: footer.gap },
          ...(card.figure ? besideFigure(card) : {}),
        },
        children: [
          ...set('kicker'),
          ...spaced(
            card.form === 'site' ? [drawing ? aligned(card, drawing) : title(...nameOf(texts))] : set('text'),
            card.kicker ? kickerGap : 0,
          ),
          ...spaced(set('note'), gaps(card)),
        ],
      },
      footerNode(card, [
        ...set('address'),
        ...(card.form === 'site' ? [] : [drawing ?? wordmark(...nameOf(texts))]),
      ]),
    ],
  };
}

/** Returns the width and the side of the texts next to a figure. */
const besideFigure = (card: Card) => ({
  width: baseOf(card).width,
  alignSelf: direction(card.lang) === 'rtl' ? ('flex-end' as const) : ('flex-start' as const),
});

const column = { display: 'flex', flexDirection: 'column' } as const;

function nameOf(texts: readonly (readonly [Block, Fitted])[]): readonly [Block, Fitted] {
  const name = texts.find(([{ role }]) => role === 'name');
  if (!name) throw new Error('the card has no site name');
  return name;
}

/** Returns the footer: a hairline with the quotes of an article, the URL, and the site's name. */
const footerNode = (card: Card, children: Node[]): ContainerNode => ({
  type: 'container',
  dir: direction(card.lang),
  style: {
    position: 'relative',
    display: 'flex',
    flexDirection: 'row',
    direction: direction(card.lang),
    justifyContent: 'space-between',
    alignItems: 'center',
    height: footer.height + footer.above,
    paddingTop: footer.above,
  },
  children: [mapNode(card, sizes[card.shape].width - 2 * margins[card.shape].side), ...children],
});

/** Returns the drawing on the site’s own card, at the side on which its texts begin. */
const aligned = ({ lang }: Card, drawing: ImageNode): ImageNode => ({
  ...drawing,
  style: { ...drawing.style, alignSelf: direction(lang) === 'rtl' ? 'flex-end' : 'flex-start' },
});

/** Returns the site's name on its own card, shifted by the overhang of its marker so that the letters align with the margin. */
function title(block: Block, fitted: Fitted): ContainerNode {
  if (block.marked) return drawnNode(block, fitted);
  const mark = wordmark(block, fitted);
  const overhang = -Math.round(fitted.size * 0.14);
  const place =
    direction(block.lang) === 'rtl'
      ? { alignSelf: 'flex-end', marginRight: overhang }
      : { marginLeft: overhang };
  return { ...mark, style: { ...mark.style, ...place } };
}
