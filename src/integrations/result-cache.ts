import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { enterVersion, foldersIn } from '../content/cache-versions.ts';
import { readChecked, writeChecked } from './checked-file.ts';
import { draftsName, isDraft } from './kept-indexes.ts';

/**
 * Results of earlier builds in a folder, a file for each, by a hash of everything that it was made from. Holds none of them in memory. A damaged
 * file is reported and counts as missing. Without a folder, or in one that cannot be written, nothing is cached.
 */
export class ResultCache {
  #folder: string | undefined;
  readonly #used = new Set<string>();

  /** `folder` is for one version of the software. Of its sibling folders, those used last stay: of previews, of another branch. */
  constructor(folder: string | undefined) {
    this.#folder = folder;
    if (folder === undefined) return;
    try {
      enterVersion(folder);
    } catch {
      this.#folder = undefined;
    }
  }

  get(key: string): unknown {
    if (this.#folder === undefined) return undefined;
    this.#used.add(key);
    const path = join(this.#folder, key);
    try {
      const value = readChecked(path);
      if (value !== undefined) return value;
    } catch {
      return undefined;
    }
    console.warn(`A result of an earlier build is dropped, because it is damaged: ${path}`);
    return undefined;
  }

  /** True if there is a result, which may be damaged. */
  has(key: string): boolean {
    if (this.#folder === undefined || !existsSync(join(this.#folder, key))) return false;
    this.#used.add(key);
    return true;
  }

  /** Returns false if the result cannot be kept: the next build makes it again. */
  set(key: string, value: object): boolean {
    if (this.#folder === undefined) return false;
    this.#used.add(key);
    try {
      writeChecked(join(this.#folder, key), value);
      return true;
    } catch {
      return false;
    }
  }

  /** Notes that a result is still needed, without reading it. */
  use(key: string): void {
    this.#used.add(key);
  }

  /** Removes the results that this build has not asked for. */
  prune(): void {
    if (this.#folder === undefined || !existsSync(this.#folder)) return;
    for (const name of readdirSync(this.#folder))
      if (!this.#used.has(name)) rmSync(join(this.#folder, name), { force: true });
  }
}

/** A hash of the code, the packages and the settings; undefined if results of earlier builds must not be used. */
let version: string | undefined;
/** Where builds leave results for the next one, from the folder of the publication. */
const left = '.astro';
let ownCaches = left;

/** Lets this build use results of earlier builds with the same version; `caches` is another folder for a build that must not. */
export const useResultsOf = (of: string, caches = left): void => {
  version = of;
  ownCaches = caches;
};

/**
 * Leaves the results of a build that had a folder of its own for the next one, in place of those that earlier builds left with this version. `remove` removes a
 * folder. Without them, the next build makes them again.
 */
export function leaveResults(remove: (folder: string) => void): void {
  if (ownCaches === left || version === undefined || !existsSync(ownCaches)) return;
  for (const kind of foldersIn(ownCaches)) {
    const own = join(ownCaches, kind, version);
    const target = join(left, kind, version);
    const draft = join(left, kind, draftsName());
    if (!existsSync(own)) continue;
    try {
      mkdirSync(dirname(target), { recursive: true });
      renameSync(own, draft);
      remove(target);
      renameSync(draft, target);
      enterVersion(target, { isVersion: (name) => !isDraft(name) });
    } catch {
      // They are on another disk, as the site is.
    }
  }
}

/** Returns the version, for a thread, which has variables of its own. */
export const resultsVersion = (): string | undefined => version;

/** Returns the folder of all caches of results. */
export const resultsCaches = (): string => ownCaches;

/** The folder of all caches of results, and the version; for a thread, which has variables of its own. */
export interface ResultCaches {
  caches: string;
  version: string | undefined;
}

/** The kind of result that texts of articles are. */
export const textsKind = 'texts';

/** Returns the cache of one kind of result of the publication in the working directory. */
export const resultCache = (kind: string, caches = ownCaches): ResultCache =>
  new ResultCache(version === undefined ? undefined : join(caches, kind, version));
