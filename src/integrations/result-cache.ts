import { hash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { deserialize, serialize } from 'node:v8';

/** Length in bytes of the SHA-256 hash at the beginning of each file. */
const digestLength = 32;

/**
 * Results of earlier builds in a folder, a file for each, by a hash of everything that it was made from. Holds none of them in memory. Files begin
 * with a hash of their content; damaged files count as missing. Without a folder, or in one that cannot be written, nothing is cached.
 */
export class ResultCache {
  #folder: string | undefined;
  readonly #used = new Set<string>();

  /** `folder` is for one version of the software; its sibling folders are removed. */
  constructor(folder: string | undefined) {
    this.#folder = folder;
    if (folder === undefined) return;
    try {
      mkdirSync(folder, { recursive: true });
      for (const name of readdirSync(dirname(folder)))
        if (join(dirname(folder), name) !== folder)
          rmSync(join(dirname(folder), name), { recursive: true, force: true });
    } catch {
      this.#folder = undefined;
    }
  }

  get(key: string): unknown {
    if (this.#folder === undefined) return undefined;
    this.#used.add(key);
    try {
      const file = readFileSync(join(this.#folder, key));
      const bytes = file.subarray(digestLength);
      return hash('sha256', bytes, 'buffer').equals(file.subarray(0, digestLength))
        ? (deserialize(bytes) as unknown)
        : undefined;
    } catch {
      return undefined;
    }
  }

  set(key: string, value: object): void {
    if (this.#folder === undefined) return;
    const bytes = serialize(value);
    // A temporary name, so that other processes never read an incomplete file.
    const draft = join(this.#folder, `${key}.${process.pid}.draft`);
    try {
      writeFileSync(draft, Buffer.concat([hash('sha256', bytes, 'buffer'), bytes]));
      renameSync(draft, join(this.#folder, key));
    } catch {
      // The next build makes it again.
    }
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

/** Lets this build use results of earlier builds with the same version. */
export const useResultsOf = (of: string): void => {
  version = of;
};

/** Returns the version, for a thread, which has variables of its own. */
export const resultsVersion = (): string | undefined => version;

/** Returns the cache of one kind of result of the publication in the working directory. */
export const resultCache = (kind: string): ResultCache =>
  new ResultCache(version === undefined ? undefined : join('.astro', kind, version));
