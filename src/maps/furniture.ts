import type { Coordinates } from '../model/coordinates.ts';
import type { Box, DrawnMap } from '../model/map.ts';
import { direction } from '../text/scripts.ts';
import { type Frame, projectionAt, sizeFor } from './frame.ts';
import { geography } from './geography.ts';
import { near, pathOf } from './path-text.ts';
import { fontSize } from './text-size.ts';

/** Corners of a map, in the order in which the inset and the scale bar take them. */
const corners = ['top-right', 'top-left', 'bottom-right', 'bottom-left'] as const;
type Corner = (typeof corners)[number];

const inset = { width: 88, height: 66 };
const edge = 6;

/** Returns the box of a given size in a corner. */
const boxIn = (corner: Corner, { width, height }: Pick<Box, 'width' | 'height'>, frame: Frame): Box => ({
  x: corner.endsWith('left') ? edge : frame.width - edge - width,
  y: corner.startsWith('top') ? edge : frame.height - edge - height,
  width,
  height,
});

/** Returns the length of the scale bar: 1, 2 or 5 times a power of ten, at most a third of the map’s width. */
export function scaleBarOf({ width, kilometers }: Frame): { kilometers: number; length: number } {
  const most = kilometers * 0.3;
  const power = 10 ** Math.floor(Math.log10(most));
  const round = ([5, 2, 1].find((step) => step * power <= most) ?? 1) * power;
  return { kilometers: round, length: (round / kilometers) * width };
}

/** Returns the boxes that the inset and the scale bar can have, the usual ones first; mirrored for a right-to-left language. */
export function* furnitureBoxes(frame: Frame, lang: string): Generator<{ inset: Box; bar: Box }> {
  const bar = { width: Math.max(58, scaleBarOf(frame).length + 12), height: fontSize * 1.9 };
  const isMirrored = direction(lang) === 'rtl';
  const mirrored = (corner: Corner) =>
    (corner.endsWith('left') ? corner.replace('left', 'right') : corner.replace('right', 'left')) as Corner;
  const order = isMirrored ? corners.map(mirrored) : corners;
  for (const first of order)
    for (const second of order.toReversed())
      if (first !== second) yield { inset: boxIn(first, inset, frame), bar: boxIn(second, bar, frame) };
}

/** Kilometers across the inset: enough to recognize the country, and never less than a few countries. */
const insetKilometers = (kilometers: number) => Math.min(16_000, Math.max(1800, kilometers * 4));

/** Returns the inset: the land and borders around the map, the country in its middle or `region`, and the edge of the map. */
export function drawInset(box: Box, frame: Frame, region: string | undefined): DrawnMap['inset'] {
  const world = geography();
  const kilometers = insetKilometers(frame.kilometers);
  const projection = projectionAt(frame.center, sizeFor(box.width, kilometers), box.width, box.height);
  const degrees = kilometers / 111;
  const drawn = (shapes: typeof world.land) => pathOf(near(shapes, frame.center, degrees), projection).path;
  const country = world.countries.get(region ?? world.countryAt(frame.center) ?? '');
  return {
    ...box,
    land: drawn(world.land),
    borders: drawn(world.borders),
    country: country ? pathOf([country], projection).path : '',
    extent: extentPath(frame, ([latitude, longitude]) => projection([longitude, latitude]) ?? [NaN, NaN]),
  };
}

/** Returns the edge of the map as a rectangle in the inset, large enough to be seen. */
function extentPath(frame: Frame, project: (at: Coordinates) => [number, number]): string {
  const [x, y] = project(frame.center);
  const half = (from: [number, number], to: [number, number]) => {
    const [a, b] = [project(frame.invert(...from)), project(frame.invert(...to))];
    return Math.max(3, Math.hypot(b[0] - a[0], b[1] - a[1]) / 2);
  };
  const middle = frame.project(frame.center);
  const width = half([0, middle[1]], [frame.width, middle[1]]);
  const top = half([middle[0], 0], [middle[0], middle[1]]) * 2;
  const below = half([middle[0], middle[1]], [middle[0], frame.height]) * 2;
  const at = (value: number) => Number(value.toFixed(1));
  return `M${at(x - width)} ${at(y - top)}h${at(2 * width)}v${at(top + below)}h${at(-2 * width)}z`;
}
