import { geoArea } from 'd3-geo';
import type { Polygon, Position } from 'geojson';
import { asTyped, type Coordinates } from '../model/coordinates.ts';
import type { Box, DrawnMap, MapPoint, ResolvedMap } from '../model/map.ts';
import { nearest, show } from '../model/problem.ts';
import { direction } from '../text/scripts.ts';
import { type Frame, frameOf } from './frame.ts';
import { drawInset, furnitureBoxes, scaleBarOf } from './furniture.ts';
import { geography } from './geography.ts';
import { type MapFault, outsidePoints, swappedPoints } from './misplaced.ts';
import { finest, near, pathOf } from './path-text.ts';
import { centered, markBox, overlap, type PlacedLabel, placeLabels } from './place-labels.ts';
import { widthOf } from './text-size.ts';

/** Height that is added where no corner has room for the inset. */
const insetRoom = 78;

/** Draws a map. Returns its problems instead if it cannot be drawn as the author specified. */
export function drawMap(map: ResolvedMap): { drawn?: DrawnMap; faults: MapFault[] } {
  const outline = map.region === undefined ? [] : outlineOf(map.region);
  const reference = map.center ?? (outline.length > 0 ? frameOf(outline, {}).center : undefined);
  const misplaced = [...unknownCountries(map), ...swappedPoints(map, reference)];
  if (misplaced.length > 0) return { faults: misplaced };
  const frame = frameFor(map);
  for (const check of [outsidePoints, coveringNames]) {
    const faults = check(map, frame);
    if (faults.length > 0) return { faults };
  }
  const layout = layoutOf(map);
  if (layout.missing.length > 0) return { faults: layout.missing.map((index) => withoutRoom(map, index)) };
  return { drawn: drawnIn(map, layout), faults: [] };
}

/** Returns the points of the largest part of a country. */
function outlineOf(code: string): Coordinates[] {
  const country = geography().countries.get(code);
  const parts = country?.type === 'MultiPolygon' ? country.coordinates : [country?.coordinates ?? []];
  const rings = parts.map(([ring = []]) => ring).sort((a, b) => b.length - a.length);
  return (rings[0] ?? []).map(([longitude = 0, latitude = 0]) => [latitude, longitude]);
}

/** Returns the frame of everything that the map shows. */
function frameFor({ places, areas, routes, labels, region, center, scale }: ResolvedMap, below = 0): Frame {
  const points = [...places, ...labels, ...[...areas, ...routes].flatMap((one) => one.points)].map(
    ({ at }) => at,
  );
  const label = Math.max(...places.map((place) => widthOf(place.label)));
  const outline = region === undefined ? [] : outlineOf(region);
  return frameOf([...points, ...outline], { center, scale }, { below, label });
}

function unknownCountries({ region, areas }: ResolvedMap): MapFault[] {
  const codes = geography().countries;
  return [
    { field: 'region', code: region },
    ...areas.map(({ country }, index) => ({ field: `areas.${index}.country`, code: country })),
  ].flatMap(({ field, code }) => {
    if (code === undefined || codes.has(code)) return [];
    const upper = code.toUpperCase();
    const guess = nearest(upper, codes.keys());
    const alike = [...codes.keys()].filter((known) => known.startsWith(upper.charAt(0))).sort();
    return {
      name: 'region-unknown',
      field,
      found: `the region ${show(code)}, which the map data do not contain`,
      expected: 'a country code such as IRQ (ISO 3166-1 alpha-3)',
      fix: guess === undefined ? `write one of ${alike.join(', ')}` : `write ${guess}`,
    };
  });
}

/** Where everything is on a map. */
interface Layout {
  frame: Frame;
  inset: Box;
  bar: Box;
  labels: PlacedLabel[];
  /** Indexes of places without room for their labels; empty if the map can be drawn. */
  missing: number[];
}

/** Returns the names of rivers and regions where the author placed them, with their boxes. */
const namesIn = ({ labels }: ResolvedMap, frame: Frame) =>
  labels.map(({ text, at, kind }) => centered(text, ...frame.project(at), kind));

/** Returns the first arrangement of inset, scale bar and labels in which nothing covers anything else, or else the last. */
function layoutOf(map: ResolvedMap): Layout {
  let layout: Layout | undefined;
  for (const below of [0, insetRoom]) {
    const frame = frameFor(map, below);
    const points = map.places.map(({ at, label, side }) => {
      const [x, y] = frame.project(at);
      return { x, y, label, side };
    });
    const names = namesIn(map, frame);
    const taken = [...points.map(markBox), ...names.map(({ box }) => box)];
    const ink = inkOf(map, frame);
    for (const { inset, bar } of furnitureBoxes(frame, map.lang)) {
      if ([inset, bar].some((box) => taken.some((other) => overlap(grown(box), other)))) continue;
      const labels = placeLabels(points, {
        width: frame.width,
        height: frame.height,
        boxes: [...names.map(({ box }) => box), inset, bar],
        ink,
        isRightToLeft: direction(map.lang) === 'rtl',
      });
      const placed = labels.filter((label) => label !== undefined);
      const missing = labels.flatMap((label, index) => (label ? [] : [index]));
      layout = { frame, inset, bar, labels: [...names, ...placed], missing };
      if (missing.length === 0) return layout;
    }
  }
  if (!layout) throw new Error('a map with room added for its inset has no room for it');
  return layout;
}

const grown = ({ x, y, width, height }: Box): Box => ({
  x: x - 3,
  y: y - 3,
  width: width + 6,
  height: height + 6,
});

/** Returns points of the lines of a map, close together. */
function inkOf({ routes }: ResolvedMap, frame: Frame): [number, number][] {
  const rivers = pathOf(
    near(geography().rivers, frame.center, frame.kilometers / 111),
    frame.projection,
  ).points;
  const lines = routes.flatMap(({ points }) => {
    const ends = points.map(({ at }) => frame.project(at));
    return ends.slice(1).flatMap(([x, y], index) => {
      const [fromX, fromY] = ends[index] ?? [x, y];
      return Array.from({ length: 40 }, (_, step): [number, number] => [
        fromX + ((x - fromX) * step) / 40,
        fromY + ((y - fromY) * step) / 40,
      ]);
    });
  });
  return [...rivers, ...lines];
}

/** Returns the problems of names of rivers and regions that cover a place or another name, with a nearby point where they would not. */
function coveringNames(map: ResolvedMap, frame: Frame): MapFault[] {
  const marks = map.places.map(({ at }) => frame.project(at)).map(([x, y]) => markBox({ x, y }));
  const names = namesIn(map, frame).map(({ box }) => box);
  return map.labels.flatMap((name, index) => {
    const { text, at } = name;
    const free = freePoint(name, frame, [...marks, ...names.slice(0, index)]);
    if (free === at) return [];
    return {
      name: 'label-not-placed',
      field: `labels.${index}.at`,
      found: `the label ${show(text)}, which covers a place, another label or the edge of the map`,
      expected: 'a point around which there is room for the label',
      fix: free ? `write\nat: ${asTyped(free)}` : 'delete the label, or shorten it',
    };
  });
}

/** Returns the point that is nearest to that of a name and where the name covers none of the boxes; its own point if there is room. */
function freePoint(
  { text, at, kind }: ResolvedMap['labels'][number],
  frame: Frame,
  boxes: readonly Box[],
): Coordinates | undefined {
  const isFree = ([x, y]: readonly [number, number]) => {
    const { box } = centered(text, x, y, kind);
    const inFrame =
      box.x >= 0 && box.y >= 0 && box.x + box.width <= frame.width && box.y + box.height <= frame.height;
    return inFrame && !boxes.some((other) => overlap(box, other));
  };
  const own = frame.project(at);
  if (isFree(own)) return at;
  // Rounded to a kilometer, which can move it.
  return around(...own)
    .map((point) => frame.invert(...point).map((angle) => Number(angle.toFixed(2))) as Coordinates)
    .find((point) => isFree(frame.project(point)));
}

/** Returns points on circles around a point, the nearest first. */
const around = (x: number, y: number): [number, number][] =>
  [10, 16, 24, 34, 46, 60, 80].flatMap((far) =>
    Array.from({ length: 16 }, (_, turn): [number, number] => [
      x + far * Math.cos((turn * Math.PI) / 8),
      y + far * Math.sin((turn * Math.PI) / 8),
    ]),
  );

/** Returns the problem of a place without room for its label, with a change after which there is room. */
function withoutRoom(map: ResolvedMap, index: number): MapFault {
  const { side, label } = map.places[index] ?? {};
  return {
    name: 'label-not-placed',
    field: `places.${index}${side === undefined ? '' : '.side'}`,
    found: `no room for the label ${show(label)}${side === undefined ? '' : `, ${side} of its place`}`,
    expected: 'room for each label, where it covers no other label, no place and no edge of the map',
    fix: roomFor(map, index),
  };
}

function roomFor(map: ResolvedMap, index: number): string {
  const fits = (other: ResolvedMap) =>
    outsidePoints(other, frameFor(other)).length === 0 && layoutOf(other).missing.length === 0;
  const places = map.places.map((place, at) => (at === index ? { ...place, side: undefined } : place));
  if (map.places[index]?.side !== undefined && fits({ ...map, places }))
    return 'delete side: another side has room';
  for (const [at, name] of map.labels.entries()) {
    const others = { ...map, labels: map.labels.filter((_, other) => other !== at) };
    const { missing, frame, inset, bar, labels } = layoutOf(others);
    if (missing.length > 0) continue;
    const marks = map.places.map((place) => frame.project(place.at)).map(([x, y]) => markBox({ x, y }));
    const free = freePoint(name, frame, [...marks, inset, bar, ...labels.map(({ box }) => box)]);
    return `${free ? 'move' : 'delete'} the label ${show(name.text)}, which is in the way${free ? `:\nat: ${asTyped(free)}` : ''}`;
  }
  const { kilometers } = frameFor(map);
  const closer = [0.85, 0.7, 0.55].map((share) => Math.round((kilometers * share) / 10) * 10);
  const scale = closer.find((one) => one >= 50 && fits({ ...map, scale: one }));
  if (scale !== undefined) return `zoom in: write\nscale: ${scale}`;
  return 'delete a place near it from the map, or give it a shorter name with label:';
}

/** Length of the paths of a map, in characters: compressed with everything else, less than 15 KB. */
const longest = 28_000;

/** Returns the paths of the land, its waters and borders, with as many points as the budget allows. */
function basePaths(frame: Frame): DrawnMap['paths'] {
  const world = geography();
  const degrees = frame.kilometers / 111;
  for (let step = finest; ; step *= 1.4) {
    const drawn = (shapes: typeof world.land) =>
      pathOf(near(shapes, frame.center, degrees), frame.projection, step).path;
    const paths = {
      land: drawn(world.land),
      lakes: drawn(world.lakes),
      rivers: drawn(world.rivers),
      borders: drawn(world.borders),
    };
    if (Object.values(paths).join('').length <= longest) return paths;
  }
}

function drawnIn(map: ResolvedMap, { frame, inset, bar, labels }: Layout): DrawnMap {
  const one = (geometry: Parameters<typeof pathOf>[0][number]) => pathOf([geometry], frame.projection).path;
  return {
    width: frame.width,
    height: frame.height,
    paths: basePaths(frame),
    areas: map.areas.map(({ country, points }) =>
      one((country === undefined ? undefined : geography().countries.get(country)) ?? polygonOf(points)),
    ),
    routes: map.routes.map(({ points }) =>
      one({ type: 'LineString', coordinates: points.map(({ at }) => position(at)) }),
    ),
    places: map.places.map(({ name, at }) => {
      const [x, y] = frame.project(at);
      return { name, at, x: rounded(x), y: rounded(y) };
    }),
    labels: labels.map(({ label }) => ({ ...label, x: rounded(label.x), y: rounded(label.y) })),
    scaleBar: { ...roundedBox(bar), ...scaleBarOf(frame) },
    inset: drawInset(roundedBox(inset), frame, map.region),
  };
}

const rounded = (value: number) => Math.round(value * 10) / 10;
const roundedBox = ({ x, y, width, height }: Box): Box => ({
  x: rounded(x),
  y: rounded(y),
  width: rounded(width),
  height: rounded(height),
});
const position = ([latitude, longitude]: Coordinates): Position => [longitude, latitude];

/** Returns the smaller of the two areas that the corners bound: on a sphere, their order would determine which one is meant. */
function polygonOf(points: readonly MapPoint[]): Polygon {
  const ring = [...points, ...points.slice(0, 1)].map(({ at }) => position(at));
  const polygon: Polygon = { type: 'Polygon', coordinates: [ring] };
  return geoArea(polygon) > 2 * Math.PI ? { ...polygon, coordinates: [ring.toReversed()] } : polygon;
}
