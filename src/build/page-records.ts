import { type FileState, isStateAt, stateAt, stateLength } from '../integrations/file-state.ts';
import type { PictureCopy } from './pictures.ts';
import type { SpareSite } from './spare-site.ts';

/** What a page was made from: its route and props as text, what it read of the library, and the copies of pictures that it shows. */
export interface PageRecord {
  props: string;
  facts: Uint32Array;
  /** Undefined if it shows none. */
  pictures?: readonly PictureCopy[];
}

/** Records of pages in columns, because there are tens of thousands: an array for each would take ten times as long to store and to load. */
export interface StoredRecords {
  /** Paths from the folder of the site. */
  files: readonly string[];
  props: readonly string[];
  /** The facts of all pages, and where those of each end. */
  facts: Uint32Array;
  ends: Uint32Array;
  /** The state of each file at the end of the build. */
  states: Float64Array;
  /** The pictures of those pages that show some. */
  pictures: ReadonlyMap<string, readonly PictureCopy[]>;
}

/** Returns records in columns, each with the state of its file. */
export function storeRecords(
  records: ReadonlyMap<string, PageRecord>,
  stateOf: (file: string) => FileState,
): StoredRecords {
  const all = [...records];
  const facts = new Uint32Array(all.reduce((sum, [, record]) => sum + record.facts.length, 0));
  const ends = new Uint32Array(all.length);
  const states = new Float64Array(all.length * stateLength);
  let end = 0;
  for (const [row, [file, record]] of all.entries()) {
    facts.set(record.facts, end);
    ends[row] = end += record.facts.length;
    states.set(stateOf(file), row * stateLength);
  }
  return {
    files: all.map(([file]) => file),
    props: all.map(([, { props }]) => props),
    ...{ facts, ends, states },
    pictures: new Map(all.flatMap(([file, { pictures }]) => (pictures ? [[file, pictures]] : []))),
  };
}

/** Records that were stored, by file. */
export class FormerRecords {
  readonly #stored: StoredRecords;
  readonly #rows: ReadonlyMap<string, number>;

  constructor(stored: StoredRecords) {
    this.#stored = stored;
    this.#rows = new Map(stored.files.map((file, row) => [file, row]));
  }

  /** How many there are. */
  get size(): number {
    return this.#rows.size;
  }

  get(file: string): PageRecord | undefined {
    const row = this.#rows.get(file);
    if (row === undefined) return undefined;
    const { props, facts, ends } = this.#stored;
    const pictures = this.#stored.pictures.get(file);
    return {
      props: props[row] ?? '',
      facts: facts.subarray(row === 0 ? 0 : ends[row - 1], ends[row]),
      ...(pictures && { pictures }),
    };
  }

  /** Returns the number of the row of a file. */
  rowOf(file: string): number | undefined {
    return this.#rows.get(file);
  }

  /** Returns the state of a file at the end of the build that stored it. */
  stateOf(file: string): FileState | undefined {
    const row = this.#rows.get(file);
    return row === undefined ? undefined : this.stateAt(row);
  }

  /** Returns the same for the file in a row. */
  stateAt(row: number): FileState {
    return stateAt(this.#stored.states, row);
  }

  /** Returns, by row, 1 for each file that a site has in the state in which the build that stored it left it. */
  thoseIn(site: SpareSite): Uint8Array {
    const { files, states } = this.#stored;
    return Uint8Array.from(files, (file, row) => (site.hasAt(file, states, row) ? 1 : 0));
  }

  /** Returns a file whose state is not that at the end of the build that stored it; undefined if there is none. `isKnown` is true for rows that need no look. */
  changed(
    stateOf: (file: string) => FileState | undefined,
    isKnown: (row: number) => boolean,
  ): string | undefined {
    const { files, states } = this.#stored;
    return files.find((file, row) => !isKnown(row) && !isStateAt(states, row, stateOf(file)));
  }
}
