import { createHash, hash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { deserialize, serialize } from 'node:v8';

/** Bytes of the SHA-256 at the beginning of each file of the cache. */
const digestLength = 32;

/**
 * Remembers what was made of each content file, in this process and on disk. Values are found by a key that is a hash of all that they
 * depend on, so that none is ever out of date. On disk each has the hash of its own bytes before it: a damaged one is made again.
 */
export class ContentCache {
  readonly #folder: string | undefined;
  #known = new Map<string, unknown>();
  #used = new Map<string, unknown>();
  #isWritable = true;

  /** `folder` belongs to one version of the code and the settings; without one, nothing is kept on disk. Folders next to it are removed. */
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

  /** Returns the key of all parts. */
  static keyOf(...parts: readonly (string | Buffer)[]): string {
    const all = createHash('sha256');
    for (const part of parts) all.update(`${part.length}\n`).update(part);
    return all.digest('hex');
  }

  /** Returns the value with a key; undefined where there is none. */
  get(key: string): unknown {
    const value = this.#known.get(key) ?? this.#read(key);
    if (value !== undefined) this.#used.set(key, value);
    return value;
  }

  set(key: string, value: object): void {
    this.#used.set(key, value);
    const folder = this.#folder;
    if (folder === undefined || !this.#isWritable) return;
    this.#try(() => {
      const bytes = serialize(value);
      // Under a name of its own first: another process never reads half a file.
      const draft = join(folder, `${key}.${process.pid}.draft`);
      writeFileSync(draft, Buffer.concat([hash('sha256', bytes, 'buffer'), bytes]));
      renameSync(draft, join(folder, key));
    });
  }

  /** Ends a reading: forgets what it did not use. */
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

  /** A cache that cannot be written costs time, and nothing else. */
  #try(write: () => void): void {
    try {
      write();
    } catch {
      this.#isWritable = false;
    }
  }
}
