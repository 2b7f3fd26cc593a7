import type { drawMap } from '../maps/draw-map.ts';
import type { ArticleEntry, Contents, Entry } from '../model/contents.ts';
import { asId } from '../model/fields.ts';
import {
  type DrawnMap,
  type MapData,
  mapKey,
  type MapPoint,
  type PlaceData,
  type ResolvedMap,
} from '../model/map.ts';
import { nearest, type Problem, show } from '../model/problem.ts';
import { References } from '../model/references.ts';
import { site } from '../site.ts';
import { ContentCache } from './content-cache.ts';
import type { Findings } from './findings.ts';
import { placeRegister } from './read-register.ts';

/**
 * Draws the maps of all articles; returns them by `mapKey`, and adds their problems to `findings`. A map with an invalid field, which is
 * reported already, is not drawn. Drawn maps are cached; the map data are loaded only if one is new.
 */
export async function readMaps(
  articles: readonly ArticleEntry[],
  entries: readonly Entry<PlaceData>[],
  findings: Findings,
  cache: ContentCache,
): Promise<NonNullable<Contents['maps']>> {
  const drawn = new Map<string, DrawnMap>();
  if (!articles.some(({ data }) => data.maps.length > 0)) return drawn;
  const places = new Map(entries.map(({ id, data }) => [id, data]));
  for (const { id: slug, file, data } of articles)
    for (const [index, map] of data.maps.entries()) {
      const field = `maps.${index}`;
      if (
        findings.brokenIn(file).some(([first, at]) => first === 'maps' && (at === undefined || at === index))
      )
        continue;
      const problems: Problem[] = [];
      const resolved = new Resolver(file, field, data.lang, places, problems, findings).map(map);
      findings.add(problems);
      if (!resolved) continue;
      const result = await drawnOrCached(resolved, cache);
      findings.add(result.faults.map((fault) => ({ ...fault, file, field: `${field}.${fault.field}` })));
      if (result.drawn) drawn.set(mapKey(slug, map.id), result.drawn);
    }
  return drawn;
}

type MapResult = ReturnType<typeof drawMap>;

/** Draws a map that is not in the cache. */
async function drawnOrCached(map: ResolvedMap, cache: ContentCache): Promise<MapResult> {
  const key = ContentCache.keyOf('map', JSON.stringify(map));
  const known = cache.get(key) as MapResult | undefined;
  if (known) return known;
  const maps = await import('../maps/draw-map.ts');
  const result = maps.drawMap(map);
  cache.set(key, { value: result });
  return result;
}

/** Resolves the names and coordinates of everything on a map, and reports those that are missing. */
class Resolver {
  readonly #file: string;
  readonly #field: string;
  readonly #lang: string;
  readonly #places: ReadonlyMap<string, PlaceData>;
  readonly #problems: Problem[];
  readonly #references: References<PlaceData>;
  readonly #isBroken: (id: string) => boolean;

  constructor(
    file: string,
    field: string,
    lang: string,
    places: ReadonlyMap<string, PlaceData>,
    problems: Problem[],
    findings: Findings,
  ) {
    this.#file = file;
    this.#field = field;
    this.#lang = lang;
    this.#places = places;
    this.#problems = problems;
    this.#references = new References(places, 'place', placeRegister.file, problems, findings.unreadable);
    this.#isBroken = (id) => findings.brokenIn(placeRegister.file).some(([first]) => first === id);
  }

  /** Returns the map with all names and coordinates; undefined if one is missing. */
  map({ places, areas, routes, groups, ...map }: MapData): ResolvedMap | undefined {
    const resolved = {
      ...map,
      lang: this.#lang,
      places: places.flatMap((place, index) => this.#place(place, `places.${index}`) ?? []),
      areas: areas.map(({ country, points = [] }, index) => ({
        country,
        points: this.#points(points, `areas.${index}.points`),
      })),
      routes: routes.map(({ through }, index) => ({
        points: this.#points(through, `routes.${index}.through`),
      })),
    };
    for (const [index, { group }] of places.entries())
      this.#checkGroup(group, groups, `places.${index}.group`);
    return this.#problems.length > 0 || resolved.places.length < places.length ? undefined : resolved;
  }

  #report(field: string, problem: Pick<Problem, 'name' | 'found' | 'expected' | 'fix'>): void {
    this.#problems.push({ ...problem, file: this.#file, field: `${this.#field}.${field}` });
  }

  #place({ place: id, name, at, label, side }: MapData['places'][number], field: string) {
    if (id === undefined) {
      if (at && name !== undefined) return { name, at, label: label ?? name, side };
      this.#report(field, this.#incomplete(name, at === undefined));
      return undefined;
    }
    const known = this.#references.one(id, this.#file, `${this.#field}.${field}.place`);
    if (!known || this.#isBroken(id)) return undefined;
    const own = name ?? (this.#lang === site.languages[0] ? known.name : known.names[this.#lang]);
    if (own === undefined) {
      this.#report(`${field}.place`, {
        name: 'place-without-name',
        found: `place ${show(id)}, which has no name in the article’s language, ${this.#lang}`,
        expected: `a name in ${this.#lang}`,
        fix: `add, under ${id} in ${placeRegister.file},\nnames: { ${this.#lang}: … }\nor here\nname: …`,
      });
      return undefined;
    }
    return { id, name: own, at: at ?? known.at, label: label ?? own, side };
  }

  /** Returns the problem of a place without an id that lacks its name or its coordinates. */
  #incomplete(name: string | undefined, lacksCoordinates: boolean) {
    const guess = name === undefined ? undefined : nearest(asId(name), this.#places.keys());
    return {
      name: 'place-incomplete' as const,
      found: lacksCoordinates
        ? `${name === undefined ? 'a place' : show(name)} without coordinates`
        : 'coordinates without a name',
      expected: `the id of a place in ${placeRegister.file}, or a name with coordinates`,
      fix:
        guess === undefined
          ? `add ${lacksCoordinates ? 'at: [latitude, longitude]' : 'name: …'}`
          : `write\n- place: ${guess}`,
    };
  }

  #points(points: MapData['routes'][number]['through'], field: string): MapPoint[] {
    return points.flatMap((point, index) => {
      if (typeof point !== 'string') return { at: point };
      const known = this.#references.one(point, this.#file, `${this.#field}.${field}.${index}`);
      return known ? { at: known.at, id: point } : [];
    });
  }

  #checkGroup(group: string | undefined, groups: MapData['groups'], field: string): void {
    const ids = groups.map(({ id }) => id);
    if (group === undefined || ids.includes(group)) return;
    this.#report(field, {
      name: 'reference-unknown',
      found: `group ${show(group)}, which the map does not have`,
      expected: ids.length > 0 ? `one of ${ids.join(', ')}` : 'an id in the map’s groups',
      fix: `write ${nearest(group, ids) ?? ids[0] ?? `groups: [{ id: ${group}, label: … }] in the map`}`,
    });
  }
}
