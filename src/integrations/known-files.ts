import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type FileState, isStateAt, stateAt, stateLength } from './file-state.ts';
import { type ResultCache, resultCache, resultsVersion } from './result-cache.ts';
import { siteFile, siteFileState } from './site-files.ts';

/** What is known about a file of a finished site, in which no fault was found. */
export interface KnownFile {
  /** SHA-256, in hexadecimal. */
  hash: string;
  /** The names of files in its text, by their numbers. */
  names: Uint32Array;
  /** The ids of quotes that it has. */
  marks: readonly string[];
  /** Its state, if that is known. */
  state?: FileState;
}

/** What a build leaves for the next one: an entry for each file, in columns, because there are tens of thousands. */
interface Kept {
  /** The endings of the names that were searched for. */
  endings: string;
  /** The names that were found, by number. */
  names: readonly string[];
  paths: readonly string[];
  /** Inode, size and time of the last change of each file. */
  states: Float64Array;
  hashes: Uint8Array;
  /** The numbers of the names in all files, and where those of each end. */
  named: Uint32Array;
  ends: Uint32Array;
  marks: ReadonlyMap<string, readonly string[]>;
}

const hashLength = 32;
const key = 'known';

/**
 * What the previous build found in the files of its site. A file that this build has as a hard link is the same file, so it is not read again if neither
 * its size nor the time of its last change differs: most files after an edit.
 */
export class FormerFiles {
  readonly #kept: Kept | undefined;
  readonly #hashes: Buffer;
  readonly #rows = new Map<string, number>();

  /** `cache` is that of these records. */
  constructor(cache: ResultCache) {
    this.#kept = cache.get(key) as Kept | undefined;
    const { paths = [], hashes = new Uint8Array() } = this.#kept ?? {};
    this.#hashes = Buffer.from(hashes.buffer, hashes.byteOffset, hashes.length);
    for (const [row, path] of paths.entries()) this.#rows.set(path, row);
  }

  /** The names that the numbers in `names` of a file mean. */
  get names(): readonly string[] {
    return this.#kept?.names ?? [];
  }

  /** Returns the SHA-256 of a file in the folder of the site; undefined if it is another file than that of the previous build, or has changed. */
  hashOf(folder: string, path: string): string | undefined {
    const row = this.#rowOf(folder, path);
    return row === undefined ? undefined : this.#hashAt(row);
  }

  /** Returns what was found in a file, by names with these endings; undefined if it is another file, or has changed. */
  known(folder: string, path: string, endings: string): KnownFile | undefined {
    const row = this.#rowOf(folder, path);
    if (row === undefined || this.#kept?.endings !== endings) return undefined;
    const { named, ends, marks, states } = this.#kept;
    return {
      state: stateAt(states, row),
      hash: this.#hashAt(row),
      names: named.subarray(row === 0 ? 0 : ends[row - 1], ends[row]),
      marks: marks.get(path) ?? [],
    };
  }

  #rowOf(folder: string, path: string): number | undefined {
    const row = this.#rows.get(path);
    if (row === undefined) return undefined;
    return this.#kept && isStateAt(this.#kept.states, row, siteFileState(folder, path)) ? row : undefined;
  }

  #hashAt(row: number): string {
    return this.#hashes.toString('hex', row * hashLength, (row + 1) * hashLength);
  }
}

/** What this build found in the files of its site, for the next one. */
export class KnownFiles {
  readonly #endings: string;
  readonly #files = new Map<string, KnownFile>();
  readonly #names: string[] = [];
  readonly #numbers = new Map<string, number>();

  /** `endings` are those of the names that are searched for. */
  constructor(endings: string) {
    this.#endings = endings;
  }

  /** Returns the numbers of names. */
  numbersOf(names: Iterable<string>): Uint32Array {
    return Uint32Array.from(names, (name) => this.#numberOf(name));
  }

  /** Returns a function that gives names the numbers that they have here, instead of those in the list. */
  renumber(names: readonly string[]): (numbers: Uint32Array) => Uint32Array {
    // Only names that are still found: others would never go away.
    const own = new Int32Array(names.length).fill(-1);
    const ownOf = (number: number) => {
      if (own[number] === -1) own[number] = this.#numberOf(names[number] ?? '');
      return own[number] ?? 0;
    };
    return (numbers) => {
      const renumbered = new Uint32Array(numbers.length);
      for (let at = 0; at < numbers.length; at++) renumbered[at] = ownOf(numbers[at] ?? 0);
      return renumbered;
    };
  }

  /** Returns the name that a number means. */
  nameOf = (number: number): string => this.#names[number] ?? '';

  add(path: string, file: KnownFile): void {
    this.#files.set(path, file);
  }

  /** Forgets a file that was removed from the site. */
  forget(path: string): void {
    this.#files.delete(path);
  }

  /** Leaves all for the next build; `folder` is that of the site. Returns the size of each file. */
  keep(folder: string, cache: ResultCache): Map<string, number> {
    const count = this.#files.size;
    const states = new Float64Array(count * stateLength);
    const hashes = Buffer.alloc(count * hashLength);
    const ends = new Uint32Array(count);
    const sizes = new Map<string, number>();
    const marked = new Map<string, readonly string[]>();
    let length = 0;
    for (const { names } of this.#files.values()) length += names.length;
    const named = new Uint32Array(length);
    let [row, end] = [0, 0];
    for (const [path, { hash, names, marks, state }] of this.#files) {
      // Nobody looks again whether a file with a known state is there: `forget` is for those that were removed.
      const now = state ?? siteFileState(folder, path);
      // Another file that is not there gets a state that no file has.
      states.set(now ?? [-1, -1, -1], row * stateLength);
      if (now) sizes.set(path, now[1]);
      hashes.write(hash, row * hashLength, 'hex');
      named.set(names, end);
      ends[row] = end += names.length;
      if (marks.length > 0) marked.set(path, marks);
      row++;
    }
    const kept: Kept = {
      endings: this.#endings,
      names: this.#names,
      paths: [...this.#files.keys()],
      ...{ states, hashes, named, ends },
      marks: marked,
    };
    cache.set(key, kept);
    return sizes;
  }

  #numberOf(name: string): number {
    const known = this.#numbers.get(name);
    if (known !== undefined) return known;
    // A copy: a part of a text keeps all of it in memory.
    const copy = Buffer.from(name, 'latin1').toString('latin1');
    const number = this.#names.push(copy) - 1;
    this.#numbers.set(copy, number);
    return number;
  }
}

/** Returns the cache of what was found in the files of the site. */
export const knownFilesCache = (): ResultCache => resultCache('published-files');

let former: { version: string | undefined; files: FormerFiles } | undefined;

/** Returns what the previous build found in the files of its site; it is loaded once. */
export function formerFiles(): FormerFiles {
  const version = resultsVersion();
  if (former?.version !== version || !former) former = { version, files: new FormerFiles(knownFilesCache()) };
  return former.files;
}

/** Returns the SHA-256 of a page of the site in a folder, which is read unless it is that of the previous build. */
export const pageHash = (dist: string, file: string): string =>
  formerFiles().hashOf(dist, file) ?? hash('sha256', readFileSync(siteFile(dist, file)));
