import type { PictureCopy } from './pictures.ts';

/** What a page was made from: its route and props as text, what it read of the library, and the copies of pictures that it shows. */
export interface PageRecord {
  props: string;
  facts: Uint32Array;
  /** Undefined if it shows none. */
  pictures?: readonly PictureCopy[];
}

/** Size and time of the last change of a file. */
export type FileState = readonly [size: number, changed: number];

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

const stateLength = 2;

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

  /** Returns the state of a file at the end of the build that stored it. */
  stateOf(file: string): FileState | undefined {
    const row = this.#rows.get(file);
    return row === undefined ? undefined : this.#stateAt(row);
  }

  /** Returns a file whose state is another one now; undefined if there is none. */
  changed(stateOf: (file: string) => FileState | undefined): string | undefined {
    return this.#stored.files.find((file, row) => {
      const [now, before] = [stateOf(file), this.#stateAt(row)];
      return now?.[0] !== before[0] || now[1] !== before[1];
    });
  }

  #stateAt(row: number): FileState {
    const { states } = this.#stored;
    return [states[row * stateLength] ?? 0, states[row * stateLength + 1] ?? 0];
  }
}
