import type { ContainerNode, Node } from '@takumi-rs/core';
import { direction } from '../../text/scripts.ts';
import { type Block, colors, footer, gaps, kickerGap, margins, type Role } from './blocks.ts';
import { type Card, sizes } from './card.ts';
import type { Fitted } from './fit.ts';
import { drawnNode } from './text-node.ts';
import { wordmark } from './wordmark.ts';

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
      backgroundColor: colors.paper,
      justifyContent: 'space-between',
    },
    children: [
      {
        type: 'container',
        style: { ...column, flexGrow: 1, justifyContent: 'center', paddingBottom: footer.gap },
        children: [
          ...set('kicker'),
          ...spaced(
            card.form === 'site' ? [title(...nameOf(texts))] : set('words'),
            card.kicker ? kickerGap : 0,
          ),
          ...spaced(set('speaker', 'note'), gaps(card)),
        ],
      },
      foot(card, [...set('address'), ...(card.form === 'site' ? [] : [wordmark(...nameOf(texts))])]),
    ],
  };
}

const column = { display: 'flex', flexDirection: 'column' } as const;

function nameOf(texts: readonly (readonly [Block, Fitted])[]): readonly [Block, Fitted] {
  const name = texts.find(([{ role }]) => role === 'name');
  if (!name) throw new Error('a card without the name of the site');
  return name;
}

/** A hairline, the address, and the name of the site. */
const foot = (card: Card, children: ContainerNode[]): ContainerNode => ({
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
    borderTop: `2px solid ${colors.rule}`,
  },
  children,
});

/** The site's name on its own card: one line hangs out by what its marker stands out, so that its letters keep to the edge. */
function title(block: Block, fitted: Fitted): ContainerNode {
  if (block.marked) return drawnNode(block, fitted);
  const mark = wordmark(block, fitted);
  const out = -Math.round(fitted.size * 0.14);
  const place =
    direction(block.lang) === 'rtl' ? { alignSelf: 'flex-end', marginRight: out } : { marginLeft: out };
  return { ...mark, style: { ...mark.style, ...place } };
}
