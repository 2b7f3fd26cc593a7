import type { ContainerNode, Node } from '@takumi-rs/core';
import { direction } from '../../text/direction.ts';
import { site } from '../../site.ts';
import { colour, footer, gaps, kickerGap, margins, type Block, type Role } from './blocks.ts';
import { sizes, type Card } from './card.ts';
import { stacks } from './faces.ts';
import type { Fitted } from './fit.ts';
import { drawnNode } from './text-node.ts';

/** Raise it with every change that can be seen: it gives all cards new addresses. */
export const templateVersion = 2;

/** The whole card, from texts that were fitted to their blocks. */
export function cardNode(card: Card, texts: readonly (readonly [Block, Fitted])[]): Node {
  const { width, height } = sizes[card.shape];
  const { side, top, bottom } = margins[card.shape];
  const set = (...roles: Role[]) =>
    texts.filter(([block]) => roles.includes(block.role)).map(([block, fitted]) => drawnNode(block, fitted));
  const spaced = (nodes: ContainerNode[], space: number): ContainerNode[] =>
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
      backgroundColor: colour.paper,
      justifyContent: 'space-between',
    },
    children: [
      {
        type: 'container',
        style: { ...column, flexGrow: 1, justifyContent: 'center', paddingBottom: footer.gap },
        children: [
          ...set('kicker'),
          ...spaced(card.form === 'site' ? [hung(wordmark(150))] : set('words'), card.kicker ? kickerGap : 0),
          ...spaced(set('speaker', 'note'), gaps(card)),
        ],
      },
      foot(card, set('address')),
    ],
  };
}

const column = { display: 'flex', flexDirection: 'column' } as const;

/** A hairline, the address, and the name of the site. */
const foot = (card: Card, address: ContainerNode[]): ContainerNode => ({
  type: 'container',
  dir: direction(card.lang),
  style: {
    display: 'flex',
    flexDirection: 'row',
    direction: direction(card.lang),
    justifyContent: 'space-between',
    alignItems: 'center',
    height: footer.height + footer.above,
    paddingTop: footer.above,
    borderTop: `2px solid ${colour.rule}`,
  },
  children: [...address, ...(card.form === 'site' ? [] : [wordmark(40)])],
});

/** Moved out by what its marker stands out, so that its letters keep to the edge. */
const hung = (mark: ContainerNode): ContainerNode => ({
  ...mark,
  style: { ...mark.style, marginLeft: -21 },
});

/** The site’s name with its marker, as in the head of every page. */
const wordmark = (size: number): ContainerNode => ({
  type: 'container',
  dir: 'ltr',
  style: { display: 'flex', position: 'relative', alignSelf: 'flex-start', padding: `0 ${size * 0.14}px` },
  children: [
    {
      type: 'container',
      style: {
        position: 'absolute',
        left: 0,
        right: 0,
        top: Math.round(size * 0.32),
        height: Math.round(size * 0.68),
        backgroundColor: colour.marker,
      },
    },
    {
      type: 'text',
      text: site.name,
      style: {
        position: 'relative',
        fontFamily: stacks.latin,
        fontSize: size,
        fontWeight: 600,
        lineHeight: `${size * 1.15}px`,
        letterSpacing: size * -0.02,
        color: colour.ink,
      },
    },
  ],
});
