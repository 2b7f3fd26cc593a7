import { z } from 'astro/zod';
import { type Coordinates, coordinates } from './coordinates.ts';
import { id, languageTag, line } from './fields.ts';

/** Where a label is, seen from its place. Compass points, because a map has the same sides in every language. */
export const sides = [
  'east',
  'west',
  'north',
  'south',
  'northeast',
  'southeast',
  'northwest',
  'southwest',
] as const;
export type Side = (typeof sides)[number];

/** A code of ISO 3166-1 alpha-3, such as IRQ. Which codes the data has is checked when the map is drawn. */
const country = line;
/** Several points, each as coordinates or as the id of a place in content/places.yaml. */
const points = (least: number) => z.array(z.union([id, coordinates])).min(least);

/** A place on a map: one of content/places.yaml, or a name with coordinates. */
const mapPlaceSchema = z.strictObject({
  /** Id of a place in content/places.yaml. */
  place: id.optional(),
  /** Its name, if it is not in content/places.yaml. */
  name: line.optional(),
  at: coordinates.optional(),
  /** The label on the map, if it is not the name. */
  label: line.optional(),
  /** The side of the label; by default one with room for it. */
  side: z.enum(sides).optional(),
  /** Id of one of the map's groups. */
  group: id.optional(),
  /** What readers should know about the place; shown in the table. */
  note: line.optional(),
});

/** A part of the map that is shaded. */
const areaSchema = z
  .strictObject({
    label: line,
    country: country.optional(),
    /** The corners, in order. */
    points: points(3).optional(),
  })
  .refine(({ country, points }) => (country === undefined) !== (points === undefined), {
    path: ['points'],
    error: 'either country (a code such as IRQ) or points (the corners)',
  });

/** A map that is drawn from Natural Earth’s coasts, borders, rivers and lakes. */
export const mapSchema = z.strictObject({
  id,
  title: line,
  /** The text alternative: what the map shows, in one or two sentences. */
  summary: line,
  /** The code (ISO 3166-1 alpha-3) of a country that the map shows in full. */
  region: country.optional(),
  /** The middle of the map; by default that of everything on it. */
  center: coordinates.optional(),
  /** Kilometers from the left edge to the right; by default as many as everything on the map needs. */
  scale: z.number().min(50, { error: 'at least 50 km: the data are no finer' }).max(20_000).optional(),
  /** Kinds of places, each with a shape; at most four. */
  groups: z
    .array(z.strictObject({ id, label: line }))
    .max(4)
    .default([]),
  places: z.array(mapPlaceSchema).min(1).max(40),
  /** Shaded areas; at most three. */
  areas: z.array(areaSchema).max(3).default([]),
  /** Lines through several points; at most three. */
  routes: z
    .array(z.strictObject({ label: line, through: points(2) }))
    .max(3)
    .default([]),
  /** Names of rivers, seas and regions. */
  labels: z
    .array(
      z.strictObject({ text: line, at: coordinates, kind: z.enum(['region', 'water']).default('region') }),
    )
    .default([]),
  sources: z.array(id).min(1, { error: 'at least one source id' }),
});

export type MapData = z.infer<typeof mapSchema>;

/** A place in content/places.yaml. */
export const placeSchema = z.strictObject({
  /** The name in the site's first language. */
  name: line,
  /** Names in other languages. */
  names: z.partialRecord(languageTag, line).default({}),
  at: coordinates,
});

export type PlaceData = z.infer<typeof placeSchema>;

/** A point of a map, with the id of its place in content/places.yaml if it has one. */
export interface MapPoint {
  at: Coordinates;
  id?: string | undefined;
}

/** A map whose places have names and coordinates, ready to be drawn. */
export interface ResolvedMap extends Pick<MapData, 'region' | 'center' | 'scale' | 'labels'> {
  lang: string;
  places: ResolvedPlace[];
  areas: { country?: string | undefined; points: MapPoint[] }[];
  routes: { points: MapPoint[] }[];
}

export interface ResolvedPlace extends MapPoint {
  name: string;
  label: string;
  side?: Side | undefined;
}

/** A text on a drawn map. */
export interface DrawnLabel {
  text: string;
  x: number;
  y: number;
  /** Which part of the text is at `x`: its left end, its middle or its right end. */
  anchor: 'left' | 'middle' | 'right';
  /** Distance of the baseline from `y`, in em. */
  dy: number;
  kind: 'place' | 'region' | 'water';
}

/** A map as the page shows it. Paths are in the units of `width` and `height`. */
export interface DrawnMap {
  width: number;
  height: number;
  /** The water and the land, its lakes, rivers and borders. */
  paths: Record<'land' | 'lakes' | 'rivers' | 'borders', string>;
  /** Paths, in the order of the frontmatter. */
  areas: string[];
  routes: string[];
  /** The places, in the order of the frontmatter. */
  places: { name: string; at: Coordinates; x: number; y: number }[];
  labels: DrawnLabel[];
  scaleBar: Box & { kilometers: number; length: number };
  /** A small map that shows where the map is. */
  inset: Box & Record<'land' | 'borders' | 'country' | 'extent', string>;
}

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Returns the key of a map in `Contents`. */
export const mapKey = (slug: string, id: string): string => `${slug}#${id}`;
