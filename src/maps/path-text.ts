import { type GeoContext, geoPath, type GeoPermissibleObjects, type GeoProjection } from 'd3-geo';
import type { Shape } from './geography.ts';

type Point = [x: number, y: number];

/** Points nearer than this to the previous one are skipped, in units of the map: less than a pixel on most screens. */
export const finest = 0.7;

/** Collects what d3-geo draws, as the text of an SVG path with one decimal. */
class PathText implements GeoContext {
  readonly #lines: string[] = [];
  /** All points that are drawn. */
  readonly points: Point[] = [];
  #line: Point[] = [];
  readonly #step: number;

  /** `step` is the least distance of two points. */
  constructor(step: number) {
    this.#step = step;
  }

  beginPath(): void {
    this.#line = [];
  }
  moveTo(x: number, y: number): void {
    this.#end(false);
    this.#line = [[x, y]];
  }
  lineTo(x: number, y: number): void {
    this.#line.push([x, y]);
  }
  closePath(): void {
    this.#end(true);
  }
  arc(): void {
    throw new Error('points are drawn as places');
  }

  text(): string {
    this.#end(false);
    return this.#lines.join('');
  }

  #end(isRing: boolean): void {
    const line = coarser(this.#line, this.#step);
    this.#line = [];
    if (line.length < (isRing ? 3 : 2)) return;
    this.points.push(...line);
    let [x, y] = [0, 0];
    const steps = line.map(([toX, toY], index) => {
      const [dx, dy] = [Math.round(toX * 10) - x, Math.round(toY * 10) - y];
      [x, y] = [x + dx, y + dy];
      return `${index === 0 ? 'M' : ''}${dx / 10} ${dy / 10}${index === 0 ? 'l' : ''}`;
    });
    const text = steps.join(' ').replace(/l /, 'l');
    this.#lines.push(text.replace(/ -/g, '-').replace(/(^|[^\d])0\./g, '$1.'), isRing ? 'z' : '');
  }
}

/** Skips points that are very near the previous one; keeps both ends. */
function coarser(line: readonly Point[], step: number): Point[] {
  const kept: Point[] = [];
  for (const [index, point] of line.entries()) {
    const last = kept.at(-1);
    if (last && Math.hypot(point[0] - last[0], point[1] - last[1]) < step) {
      if (index === line.length - 1 && kept.length > 1) kept[kept.length - 1] = point;
      continue;
    }
    kept.push(point);
  }
  return kept;
}

/** Returns the path of geometries in a projection, and the points that it goes through. */
export function pathOf(
  geometries: readonly GeoPermissibleObjects[],
  projection: GeoProjection,
  step = finest,
): { path: string; points: Point[] } {
  const text = new PathText(step);
  const draw = geoPath(projection, text);
  for (const geometry of geometries) draw(geometry);
  return { path: text.text(), points: text.points };
}

/** Returns the geometries that can be within a number of degrees of a point. */
export function near(
  shapes: readonly Shape[],
  [latitude, longitude]: readonly [number, number],
  degrees: number,
) {
  const wide = degrees / Math.max(0.05, Math.cos((latitude * Math.PI) / 180));
  const isEverywhere = Math.abs(latitude) + degrees > 85 || Math.abs(longitude) + wide > 180;
  return shapes
    .filter(
      ({ west, east, south, north }) =>
        isEverywhere ||
        (west <= longitude + wide &&
          east >= longitude - wide &&
          south <= latitude + degrees &&
          north >= latitude - degrees),
    )
    .map(({ geometry }) => geometry);
}
