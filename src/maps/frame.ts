import { geoAzimuthalEqualArea, type GeoProjection } from 'd3-geo';
import type { Coordinates } from '../model/coordinates.ts';

/** Mean radius of the Earth (IUGG), in kilometers. */
const earth = 6371;

/** Width of a map in units: about a pixel of a phone, so that labels have one size in both. */
const mapWidth = 360;
const heights = { least: 200, most: 420 };
/** Room around what the map shows. */
const margin = { x: 34, y: 22 };
/** The most room for labels that are wider. */
const widest = 70;

/** What a map shows, and how: its middle, its scale and its projection. */
export interface Frame {
  width: number;
  height: number;
  center: Coordinates;
  /** Kilometers from the left edge to the right. */
  kilometers: number;
  projection: GeoProjection;
  project: (at: Coordinates) => [x: number, y: number];
  invert: (x: number, y: number) => Coordinates;
}

/**
 * Returns the frame that shows all points. The projection has the middle of the map as its center (Lambert azimuthal equal-area), so that
 * distances and shapes are true there. `below` adds height at the bottom; `label` is the width of the widest label, which has room above a
 * place at the edge.
 */
export function frameOf(
  points: readonly Coordinates[],
  { center, scale }: { center?: Coordinates | undefined; scale?: number | undefined },
  { below = 0, label = 0 }: { below?: number; label?: number } = {},
): Frame {
  const aside = Math.min(widest, Math.max(margin.x, label / 2 + 4));
  const middle = center ?? middleOf(points);
  const flat = points.map((at) => onPlane(middle, at));
  const reach = {
    x: Math.max(1e-9, ...flat.map(([x]) => Math.abs(x))),
    y: Math.max(1e-9, ...flat.map(([, y]) => Math.abs(y))),
  };
  const fitting = Math.min(
    (mapWidth / 2 - aside) / reach.x,
    (heights.most / 2 - margin.y) / reach.y,
    // 1:50 million shows nothing of a place of a few kilometers.
    (mapWidth * earth) / 100,
  );
  const size = scale === undefined ? fitting : (mapWidth * earth) / scale;
  const height = Math.round(Math.min(heights.most, Math.max(heights.least, 2 * (reach.y * size + margin.y))));
  const projection = projectionAt(middle, size, mapWidth, height, height + below);
  return {
    width: mapWidth,
    height: height + below,
    center: middle,
    kilometers: (mapWidth * earth) / size,
    projection,
    project: ([latitude, longitude]) => projection([longitude, latitude]) ?? [NaN, NaN],
    invert: (x, y) => {
      const [longitude, latitude] = projection.invert?.([x, y]) ?? [NaN, NaN];
      return [latitude, longitude];
    },
  };
}

/** Returns the projection of a box with a point in its middle; `clipped` is the height that is drawn. */
export function projectionAt(
  [latitude, longitude]: Coordinates,
  size: number,
  width: number,
  height: number,
  clipped = height,
): GeoProjection {
  const farthest =
    (2 * Math.asin(Math.min(1, (Math.hypot(width / 2, clipped) / size) * 0.5)) * 180) / Math.PI;
  return geoAzimuthalEqualArea()
    .rotate([-longitude, -latitude])
    .scale(size)
    .translate([width / 2, height / 2])
    .clipAngle(Math.min(179, farthest * 1.1 + 0.5))
    .clipExtent([
      [-2, -2],
      [width + 2, clipped + 2],
    ]);
}

/** Returns the units per radian in a box of a given width that shows a given number of kilometers. */
export const sizeFor = (width: number, kilometers: number): number => (width * earth) / kilometers;

const onPlane = ([latitude, longitude]: Coordinates, at: Coordinates): [number, number] =>
  geoAzimuthalEqualArea().rotate([-longitude, -latitude]).scale(1).translate([0, 0])([at[1], at[0]]) ?? [
    0, 0,
  ];

/** Returns the middle of the box around all points. */
function middleOf(points: readonly Coordinates[]): Coordinates {
  let middle = meanOf(points);
  for (let round = 0; round < 3; round++) {
    const flat = points.map((at) => onPlane(middle, at));
    const half = (values: number[]) => (Math.min(...values) + Math.max(...values)) / 2;
    const plane = geoAzimuthalEqualArea().rotate([-middle[1], -middle[0]]).scale(1).translate([0, 0]);
    const [longitude = 0, latitude = 0] =
      plane.invert?.([half(flat.map(([x]) => x)), half(flat.map(([, y]) => y))]) ?? [];
    middle = [latitude, longitude];
  }
  return middle;
}

/** Returns the mean of points as vectors, so that it is right on both sides of 180°. */
function meanOf(points: readonly Coordinates[]): Coordinates {
  const radians = Math.PI / 180;
  let [x, y, z] = [0, 0, 0];
  for (const [latitude, longitude] of points) {
    x += Math.cos(latitude * radians) * Math.cos(longitude * radians);
    y += Math.cos(latitude * radians) * Math.sin(longitude * radians);
    z += Math.sin(latitude * radians);
  }
  return [Math.atan2(z, Math.hypot(x, y)) / radians, Math.atan2(y, x) / radians];
}

/** Returns the distance of two points in kilometers, along a great circle. */
export function distance([latitude, longitude]: Coordinates, [other, meridian]: Coordinates): number {
  const radians = Math.PI / 180;
  const half =
    Math.sin(((other - latitude) * radians) / 2) ** 2 +
    Math.cos(latitude * radians) *
      Math.cos(other * radians) *
      Math.sin(((meridian - longitude) * radians) / 2) ** 2;
  return 2 * earth * Math.asin(Math.min(1, Math.sqrt(half)));
}
