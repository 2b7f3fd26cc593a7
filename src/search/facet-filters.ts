import type { IndexCache } from './index-cache.ts';
import type { IndexFiles } from './index-files.ts';
import { once } from './once.ts';
import { type Facet, facets } from './record.ts';

/** A facet that readers filter by. `kind` is a separate switch. */
export type ChosenFacet = Exclude<Facet, 'kind'>;
export type Chosen = Partial<Record<ChosenFacet, readonly string[]>>;

/** A facet, and the ids of the texts with one of its chosen values. */
export type Choice = readonly [ChosenFacet, ReadonlySet<string>];

/** Finds the texts with the values of facets, and counts results. */
export class FacetFilters {
  readonly #files: IndexFiles;
  readonly #cache: IndexCache;
  readonly #once = once();

  constructor(files: IndexFiles, cache: IndexCache) {
    this.#files = files;
    this.#cache = cache;
  }

  /** Returns the ids of all texts with a value in a facet. */
  async withValue(facet: Facet, value: string): Promise<ReadonlySet<string>> {
    const { single } = await this.#files.contents();
    if (single[facet] === undefined) return this.#cache.ids(facet, value);
    return this.#once(
      `${facet} ${value}`,
      async () => new Set(single[facet] === value ? await this.#cache.numbered() : []),
    );
  }

  /** Returns the place of each text of a kind among those, the newest first. */
  orderOf(kind: string): Promise<ReadonlyMap<string, number>> {
    return this.#once(`order ${kind}`, async () => {
      const ids = await this.withValue('kind', kind);
      const numbered = await this.#cache.numbered();
      return new Map(numbered.filter((id) => ids.has(id)).map((id, index) => [id, index]));
    });
  }

  async withAnyOf(facet: ChosenFacet, values: readonly string[]): Promise<ReadonlySet<string>> {
    const sets = await Promise.all(values.map((value) => this.withValue(facet, value)));
    const [only, ...others] = sets;
    return only && others.length === 0 ? only : new Set(sets.flatMap((ids) => [...ids]));
  }

  /** Returns the texts that each choice leaves. */
  choices(chosen: Chosen = {}): Promise<Choice[]> {
    const made = (Object.entries(chosen) as [ChosenFacet, readonly string[]][]).filter(
      ([, values]) => values.length > 0,
    );
    return Promise.all(made.map(async ([facet, values]) => [facet, await this.withAnyOf(facet, values)]));
  }

  /** Counts the results for each value: within the choices in the other facets, as if the value were added to the choice in its own. */
  async count(
    chosen: readonly Choice[],
    found: readonly { id: string }[],
  ): Promise<Map<ChosenFacet, Map<string, number>>> {
    const values = await this.#cache.facetValues();
    const counts = new Map<ChosenFacet, Map<string, number>>();
    for (const facet of facets) {
      if (facet === 'kind') continue;
      const within = found.filter(({ id }) => chosen.every(([other, ids]) => other === facet || ids.has(id)));
      const counted = await Promise.all(
        (values.get(facet) ?? []).map(async (value) => {
          const ids = await this.#cache.ids(facet, value);
          return [value, within.filter(({ id }) => ids.has(id)).length] as const;
        }),
      );
      counts.set(facet, new Map(counted));
    }
    return counts;
  }
}
