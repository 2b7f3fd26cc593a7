import { readFileSync } from 'node:fs';
import { lstat } from 'node:fs/promises';
import type { PictureFile } from '../model/lead-picture.ts';
import { ContentCache } from './content-cache.ts';

/** What is known of a picture without faults. */
export interface OriginalPicture extends PictureFile {
  /** As sharp calls it: `jpeg`. */
  format: string;
  /** True if its metadata say where it was taken. */
  isPositioned: boolean;
}

/** A picture that an earlier reading has decoded, and the state of its file before that. */
interface Known {
  state: readonly number[];
  picture: OriginalPicture;
}

/** The code that finds metadata is not in the version of the cache. */
const code = new URL('../outputs/picture-metadata.ts', import.meta.url);

/**
 * Remembers in the cache of the content what was found in pictures without faults: to decode one takes longer than to render an article. A file counts as the same if its
 * inode, its size and the times at which its content and its entry were changed are the same: any program that writes into it changes the last one.
 */
export class PicturesInCache {
  readonly #cache: ContentCache;
  readonly #key: string;
  readonly #before: ReadonlyMap<string, Known>;
  readonly #now = new Map<string, Known>();
  #isChanged = false;

  constructor(cache: ContentCache) {
    this.#cache = cache;
    this.#key = ContentCache.keyOf('pictures', readFileSync(code));
    this.#before = new Map(cache.get(this.#key) as Map<string, Known> | undefined);
  }

  /** Returns what is known of a picture, or reads it; `read` returns undefined if it has a fault. */
  async get(
    name: string,
    path: string,
    read: () => Promise<OriginalPicture | undefined>,
  ): Promise<OriginalPicture | undefined> {
    // Before it is read: a change while it is read is noticed the next time.
    const state = await stateOf(path);
    const before = this.#before.get(name);
    if (state && before?.state.every((value, index) => value === state[index])) {
      this.#now.set(name, before);
      return before.picture;
    }
    const picture = await read();
    if (!picture || !state) return picture;
    this.#now.set(name, { state, picture });
    this.#isChanged = true;
    return picture;
  }

  /** Writes what changed, without pictures that nobody asked for. */
  keep(): void {
    if (this.#isChanged || this.#now.size !== this.#before.size)
      this.#cache.setLater(this.#key, new Map(this.#now));
    this.#isChanged = false;
  }
}

async function stateOf(path: string): Promise<readonly number[] | undefined> {
  const found = await lstat(path).catch(() => undefined);
  return found?.isFile() ? [found.ino, found.size, found.mtimeMs, found.ctimeMs] : undefined;
}
