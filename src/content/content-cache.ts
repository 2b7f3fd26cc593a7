import { createHash, hash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { deserialize, serialize } from 'node:v8';

/** Length in bytes of the SHA-256 hash at the beginning of each cache file. */
const digestLength = 32;

/**
 * Caches the result for each content file, in memory and on disk. The key is a hash of everything that the value depends on, so values
 * never become stale. Files begin with a hash of their content; damaged files count as missing.
 */
export class ContentCache {
  readonly #folder: string | undefined;
  #known = new Map<string, unknown>();
  #used = new Map<string, unknown>();
  #isWritable = true;

  /** `folder` is for one version of the code and the settings; its sibling folders are removed. Without it, the cache is in memory only. */
  constructor(folder?: string) {
    this.#folder = folder;
    if (folder === undefined) return;
    this.#try(() => {
      mkdirSync(folder, { recursive: true });
      for (const name of readdirSync(dirname(folder)))
        if (join(dirname(folder), name) !== folder)
          rmSync(join(dirname(folder), name), { recursive: true, force: true });
    });
  }

  /** Returns the SHA-256 hash of all parts. */
  static keyOf(...parts: readonly (string | Buffer)[]): string {
    const all = createHash('sha256');
    for (const part of parts) all.update(`${part.length}\n`).update(part);
    return all.digest('hex');
  }

  /** Returns the value of a key; undefined if it is not cached. */
  get(key: string): unknown {
    const value = this.#used.get(key) ?? this.#known.get(key) ?? this.#read(key);
    if (value !== undefined) this.#used.set(key, value);
    return value;
  }

  /** True where there probably is a value with a key: a damaged one counts, until it is read. */
  has(key: string): boolean {
    if (this.#used.has(key) || this.#known.has(key)) return true;
    return this.#folder !== undefined && existsSync(join(this.#folder, key));
  }

  set(key: string, value: object): void {
    this.#used.set(key, value);
    const folder = this.#folder;
    if (folder === undefined || !this.#isWritable) return;
    this.#try(() => {
      const bytes = serialize(value);
      // A temporary name, so that other processes never read an incomplete file.
      const draft = join(folder, `${key}.${process.pid}.draft`);
      writeFileSync(draft, Buffer.concat([hash('sha256', bytes, 'buffer'), bytes]));
      renameSync(draft, join(folder, key));
    });
  }

  /** Removes the values that were not used since the last call. */
  prune(): void {
    this.#known = this.#used;
    this.#used = new Map();
    const folder = this.#folder;
    if (folder === undefined) return;
    this.#try(() => {
      for (const name of readdirSync(folder))
        if (!this.#known.has(name)) rmSync(join(folder, name), { force: true });
    });
  }

  #read(key: string): unknown {
    if (this.#folder === undefined) return undefined;
    try {
      const file = readFileSync(join(this.#folder, key));
      const bytes = file.subarray(digestLength);
      if (!hash('sha256', bytes, 'buffer').equals(file.subarray(0, digestLength))) return undefined;
      return deserialize(bytes) as unknown;
    } catch {
      return undefined;
    }
  }

  /** Ignores errors: without a writable cache, everything works, but slower. */
  #try(write: () => void): void {
    try {
      write();
    } catch {
      this.#isWritable = false;
    }
  }
}
