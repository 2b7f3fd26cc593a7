import { asTyped, type Coordinates } from '../model/coordinates.ts';
import type { MapPoint, ResolvedMap } from '../model/map.ts';
import type { Problem } from '../model/problem.ts';
import { distance, type Frame } from './frame.ts';

/** A problem of a map; `field` is a path in the map. */
export type MapFault = Omit<Problem, 'file'> & { field: string };

/** Places farther than this from all others, in kilometers, may have latitude and longitude swapped. */
const far = 500;

interface NamedPoint extends MapPoint {
  name: string;
  field: string;
}

/** Returns every point that an author has named or typed, with its field. */
const pointsOf = ({ places, labels, areas, routes }: ResolvedMap): NamedPoint[] => [
  ...places.map((place, index) => ({
    ...place,
    field: `places.${index}.${place.id === undefined ? 'at' : 'place'}`,
  })),
  ...labels.map(({ text, at }, index) => ({ name: text, at, field: `labels.${index}.at` })),
  ...[
    ...areas.map(({ points }, index) => ({ points, field: `areas.${index}.points` })),
    ...routes.map(({ points }, index) => ({ points, field: `routes.${index}.through` })),
  ].flatMap(({ points, field }) =>
    points.map((point, index) => ({ ...point, name: 'a point', field: `${field}.${index}` })),
  ),
];

/**
 * Returns the points that are far from most others on the map, but would be near them with latitude and longitude swapped. With `middle`,
 * the middle of the region or the `center` of the map, only the distance to it counts. Of two points alone, the second is reported.
 */
export function swappedPoints(map: ResolvedMap, middle: Coordinates | undefined): MapFault[] {
  const points = pointsOf(map);
  const now = points.map(({ at }) => at);
  const faults = new Map<number, MapFault>();
  for (;;) {
    const worst = points
      .map((_, index) => {
        const others = middle ? [middle] : now.filter((_, other) => other !== index);
        const apart = faults.has(index)
          ? []
          : others.filter((other) => isSwapped(now[index] ?? other, other));
        return { index, apart, excess: apart.length - others.length / 2 };
      })
      .filter(({ excess }) => excess > 0)
      .sort((a, b) => b.excess - a.excess || b.index - a.index)[0];
    const point = worst && points[worst.index];
    if (!worst || !point) return [...faults].sort(([a], [b]) => a - b).map(([, fault]) => fault);
    const away = distance(point.at, worst.apart[0] ?? point.at);
    const meant = swapped(point.at);
    now[worst.index] = meant;
    faults.set(worst.index, {
      name: 'coordinates-swapped',
      field: point.field,
      found: `${point.name} at ${asTyped(point.at)}, ${Math.round(away)} km from ${middle ? 'the middle' : 'the rest'} of the map`,
      expected: 'latitude first, then longitude',
      fix: `write${point.id === undefined ? '' : `, under ${point.id} in content/places.yaml,`}\nat: ${asTyped(meant)}`,
    });
  }
}

const swapped = ([latitude, longitude]: Coordinates): Coordinates => [longitude, latitude];

/** True if a point is far from another, and would be near it with latitude and longitude swapped. */
function isSwapped(at: Coordinates, other: Coordinates): boolean {
  const away = distance(at, other);
  return Math.abs(at[1]) <= 90 && away > far && distance(swapped(at), other) < away / 4;
}

/** Returns the places and labels that are not within the frame, with the scale at which they would be. */
export function outsidePoints(map: ResolvedMap, frame: Frame): MapFault[] {
  const isOutside = (at: Coordinates) => {
    const [x, y] = frame.project(at);
    return !(x >= 4 && y >= 4 && x <= frame.width - 4 && y <= frame.height - 4);
  };
  const outside = pointsOf(map).filter(({ at, field }) => /^(?:places|labels)/.test(field) && isOutside(at));
  const farthest = Math.max(...outside.map(({ at }) => distance(frame.center, at)));
  const scale = Math.ceil((farthest * 2.5) / 10) * 10;
  return outside.map(({ name, at, field }) => ({
    name: 'place-outside-map',
    field,
    found: `${name} at ${asTyped(at)}, ${Math.round(distance(frame.center, at))} km from the middle of the map`,
    expected: `a point on the map, which shows ${Math.round(frame.kilometers)} km from its left edge to its right`,
    fix: `write\nscale: ${scale}\nor delete it from the map`,
  }));
}
