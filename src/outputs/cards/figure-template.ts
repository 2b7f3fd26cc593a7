import type { ContainerNode, ImageNode, Node } from '@takumi-rs/core';
import type { DrawnLabel } from '../../model/map.ts';
import { shapes } from '../../model/map-shapes.ts';
import { direction } from '../../text/scripts.ts';
import { palette } from '../palette.ts';
import { type Block, colors, figureBox, figureLeft } from './blocks.ts';
import type { Card } from './card.ts';
import { figureGap, figureWidth } from './figure.ts';
import type { Fitted } from './fit.ts';
import { fontStacks, scriptOf } from './fonts.ts';
import { drawnNode } from './text-node.ts';

/** The key by which a card refers to the drawing of its map. */
export const mapSource = 'map.svg';

/** Returns the figure of a card and the line below it. A picture is an empty box: its pixels are set when the rest is drawn. */
export function figureNodes(card: Card, texts: readonly (readonly [Block, Fitted])[]): Node[] {
  const { figure } = card;
  if (!figure) return [];
  const left = figureLeft(card);
  const { width, height } = figureBox(card);
  const isRight = direction(card.lang) === 'rtl';
  const caption = texts.flatMap(([block, fitted]): ContainerNode[] => {
    if (block.role !== 'caption') return [];
    const at = {
      left: isRight ? left + width - block.width : left,
      top: height + figureGap.above,
    };
    return [
      {
        type: 'container',
        style: { ...at, position: 'absolute', width: block.width },
        children: [drawnNode(block, fitted)],
      },
    ];
  });
  return [...(figure.map ? mapNodes(card, figure.map) : []), ...caption];
}

type CardMap = NonNullable<NonNullable<Card['figure']>['map']>;

function mapNodes(card: Card, { drawn, kilometers }: CardMap): Node[] {
  const left = figureLeft(card);
  const { width, height } = figureBox(card);
  const scale = width / drawn.width;
  const { scaleBar } = drawn;
  const image: ImageNode = {
    type: 'image',
    src: mapSource,
    style: { position: 'absolute', left, top: 0, width, height },
  };
  // Land has the color of the card, so a map needs an edge.
  const edge: ContainerNode = {
    type: 'container',
    style: {
      ...{ position: 'absolute', left: left - 2, top: -2, width: width + 4, height: height + 4 },
      border: `2px solid ${colors.rule}`,
    },
  };
  const bar: DrawnLabel = {
    text: kilometers,
    x: scaleBar.x + scaleBar.width / 2,
    y: scaleBar.y + scaleBar.height - 12,
    anchor: 'middle',
    dy: 0,
    kind: 'place',
  };
  return [image, edge, ...[...drawn.labels, bar].map((label) => labelNode(card, label, scale, left))];
}

/** Size of labels in units of the map, as on a phone (maps/text-size.ts). */
const labelSize = 13;
const labelColors = { place: colors.ink, region: colors.soft, water: palette.link.light };

/** Returns a label of a map, with an outline in the color of the land where it crosses a line. */
function labelNode(card: Card, label: DrawnLabel, scale: number, from: number): ContainerNode {
  const { text, x, y, dy, anchor, kind } = label;
  const size = Math.round(labelSize * scale);
  const room = 2 * figureWidth;
  const middle = from + x * scale;
  const left = { left: middle, middle: middle - room / 2, right: middle - room }[anchor];
  const lineHeight = Math.round(size * 1.8);
  // The baseline is where its letters stand: about a third of an em below the middle of the line.
  const top = (y + dy * labelSize) * scale - size * 0.32 - lineHeight / 2;
  const near = [-2, 0, 2];
  const outline = near.flatMap((right) =>
    near.map((down) => `${right}px ${down}px 0 ${palette.paper.light}`),
  );
  return {
    type: 'container',
    dir: direction(card.lang),
    style: {
      direction: direction(card.lang),
      ...{
        position: 'absolute',
        left: Math.round(left),
        top: Math.round(top),
        width: room,
        display: 'block',
      },
      textAlign: { left: 'left', middle: 'center', right: 'right' }[anchor] as 'left',
    },
    children: [
      {
        type: 'text',
        text,
        style: {
          ...{ fontFamily: fontStacks[scriptOf(card.lang)], fontSize: size, lineHeight: `${lineHeight}px` },
          ...{ color: labelColors[kind], textShadow: outline.join(', '), whiteSpace: 'nowrap' },
        },
      },
    ],
  };
}

/** Returns a map without its labels as SVG, as components/blocks/MapDrawing.astro and map.css draw it on a page. */
export function mapSvg({ drawn, groups }: CardMap): string {
  const { width, height, paths, inset, scaleBar } = drawn;
  const { paper, found, link, inkSoft, ink, rule, second, third } = palette;
  const thin = (color: string, wide = 1) =>
    `fill="none" stroke="${color}" stroke-width="${wide}" stroke-linejoin="round"`;
  const markColors = [ink, link, second, third, ink];
  const hatches = ['M-1 7 7-1M-1 1 1-1M5 7 7 5', 'M3 2v2', 'M-1-1 7 7M5-1 7 1M-1 5 1 7'];
  const dashes = ['', ' stroke-dasharray="7 4"', ' stroke-dasharray="2 4"'];
  const barLeft = (scaleBar.width - scaleBar.length) / 2;
  const barY = scaleBar.height - 6;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">`,
    '<defs>',
    ...hatches.map(
      (lines, index) =>
        `<pattern id="area-${index + 1}" width="6" height="6" patternUnits="userSpaceOnUse"><path d="${lines}" ${thin(inkSoft.light, 0.8)}/></pattern>`,
    ),
    '</defs>',
    `<rect width="${width}" height="${height}" fill="${found.light}"/>`,
    `<path d="${paths.land}" fill="${paper.light}"/><path d="${paths.lakes}" fill="${found.light}"/>`,
    ...drawn.areas.map(
      (path, index) => `<path d="${path}" fill="url(#area-${index + 1})" stroke="${inkSoft.light}"/>`,
    ),
    `<path d="${paths.rivers}" ${thin(link.light, 1.25)} stroke-opacity="0.6"/>`,
    `<path d="${paths.borders}" ${thin(inkSoft.light)} stroke-dasharray="5 3"/>`,
    ...drawn.routes.map((path, index) => `<path d="${path}" ${thin(ink.light, 2)}${dashes[index] ?? ''}/>`),
    ...drawn.places.map(({ x, y }, index) => {
      const group = groups[index] ?? 0;
      const color = (markColors[group] ?? ink).light;
      return `<path transform="translate(${x} ${y})" d="${shapes[group] ?? ''}" fill="${color}" stroke="${paper.light}"/>`;
    }),
    `<g transform="translate(${scaleBar.x} ${scaleBar.y})"><rect width="${scaleBar.width}" height="${scaleBar.height}" fill="${paper.light}"/>`,
    `<path d="M${barLeft} ${barY - 3}v3h${scaleBar.length}v-3" ${thin(inkSoft.light)}/></g>`,
    `<svg x="${inset.x}" y="${inset.y}" width="${inset.width}" height="${inset.height}">`,
    `<rect width="${inset.width}" height="${inset.height}" fill="${found.light}"/><path d="${inset.land}" fill="${paper.light}"/>`,
    `<path d="${inset.country}" fill="${rule.light}"/><path d="${inset.borders}" ${thin(rule.light)}/><path d="${inset.extent}" ${thin(ink.light, 1.5)}/>`,
    `<rect width="${inset.width}" height="${inset.height}" ${thin(inkSoft.light)}/></svg>`,
    '</svg>',
  ].join('');
}
