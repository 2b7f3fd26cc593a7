import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { deserialize } from 'node:v8';
import { diskCache } from '../content/cache-version.ts';
import { cardCache } from '../integrations/cards.ts';
import { keptIndexes } from '../integrations/kept-indexes.ts';
import { PictureCache } from '../integrations/picture-cache.ts';
import { resultsCaches } from '../integrations/result-cache.ts';
import { type BundleFacts, keepBundle, keptBundle } from './bundle.ts';
import type { BuildKeys } from './bundle-key.ts';
import type { PagesOfParts } from './kept-pages.ts';
import type { PageRecord } from './page-records.ts';
import {
  type BuildIdentity,
  type DamagedPart,
  type FoundPart,
  type PartEntry,
  readPart,
} from './part-file.ts';
import { pictureCache } from './pictures.ts';
import { SharedProperties } from './shared-properties.ts';

/**
 * Reads the files of parts, and compares each entry with its hash. What parts with the same software and settings read of articles is put into the cache of
 * the content; it counts there only for the same bytes.
 */
export function readParts(files: readonly string[], here: BuildIdentity): (FoundPart | DamagedPart)[] {
  const cache = diskCache(process.cwd());
  const isUsable = JSON.stringify([here.software, here.settings]);
  return files.map((file) =>
    readPart(file, ({ name, info, bytes }, { software, settings }) => {
      if (name !== 'content' || JSON.stringify([software, settings]) !== isUsable) return;
      const [key, head] = info as [string, Buffer];
      if (!cache.has(key)) cache.add([key, head, bytes]);
    }),
  );
}

type Indexes = ReturnType<typeof keptIndexes>;
type SetIndex = Parameters<NonNullable<Indexes>['set']>;

/** Puts everything that parts made where the next build looks for what the one before left. */
export class PartsJoiner {
  readonly #work: string;
  readonly #keys: BuildKeys;
  readonly #indexes: Indexes;
  readonly #cards = new PictureCache(cardCache);
  readonly #pictures = new PictureCache(pictureCache);
  readonly #pages = new Map<string, PageRecord>();
  readonly #properties = new SharedProperties();
  #styles: BundleFacts['styles'] = [];

  /** `work` is a folder that is removed after the build; `keys` are those of the bundle and of the results that this build can use. */
  constructor(work: string, keys: BuildKeys) {
    this.#work = work;
    this.#keys = keys;
    this.#indexes = keptIndexes(keys.results);
  }

  /** Returns the pages of the parts, which are complete and fit together. */
  join(parts: readonly FoundPart[]): PagesOfParts {
    for (const { file, properties } of parts) {
      const renumber = this.#properties.of(properties);
      readPart(file, (entry) => {
        this.#take(entry, renumber, file === parts[0]?.file);
      });
    }
    const bundle = join(this.#work, 'bundle');
    if (keptBundle(this.#keys.bundle) === undefined)
      keepBundle(this.#keys.bundle, join(bundle, 'server'), join(bundle, 'assets'), { styles: this.#styles });
    return {
      folder: join(this.#work, 'pages'),
      properties: this.#properties.names,
      pages: this.#pages,
    };
  }

  #take(
    { name, info, bytes }: PartEntry,
    renumber: (facts: Uint32Array) => Uint32Array,
    isFirst: boolean,
  ): void {
    const [, kind = name, rest = ''] = /^([^/]+)\/(.+)$/.exec(name) ?? [];
    switch (kind) {
      case 'page': {
        write(join(this.#work, 'pages', rest), bytes);
        const record = info as PageRecord;
        this.#pages.set(rest, { ...record, facts: renumber(record.facts) });
        return;
      }
      case 'bundle':
        // All parts have the same code, under names that depend on where it was.
        if (isFirst || rest.startsWith('assets/')) write(join(this.#work, 'bundle', rest), bytes);
        return;
      case 'bundle-facts': {
        if (isFirst) this.#styles = (info as BundleFacts).styles;
        return;
      }
      case 'result': {
        const [, of = '', key = ''] = /^([^/]+)\/(.+)$/.exec(rest) ?? [];
        write(join(resultsCaches(), of, this.#keys.results, key), bytes);
        return;
      }
      case 'index':
        write(join(this.#work, 'indexes', rest), bytes);
        return;
      case 'index-end': {
        const of = info as SetIndex[0];
        // A hash, and no path to elsewhere.
        if (!/^[0-9a-f]+$/.test(of.key)) return;
        if (!this.#indexes?.get(of.key))
          this.#indexes?.set(of, join(this.#work, 'indexes', of.key), deserialize(bytes) as SetIndex[2]);
        return;
      }
      case 'card':
        if (!this.#cards.get(rest)) this.#cards.set(rest, bytes);
        return;
      case 'picture':
        if (!this.#pictures.get(rest)) this.#pictures.set(rest, bytes);
        return;
    }
  }
}

/** Writes a file that does not exist yet. Renamed only when complete: a build that is killed leaves no half of it in a cache. */
function write(path: string, bytes: Uint8Array): void {
  if (existsSync(path)) return;
  mkdirSync(dirname(path), { recursive: true });
  const draft = `${path}.${process.pid}.draft`;
  writeFileSync(draft, bytes);
  renameSync(draft, path);
}
