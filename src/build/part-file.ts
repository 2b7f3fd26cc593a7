import { hash } from 'node:crypto';
import { deserialize, serialize } from 'node:v8';
import { RecordFile } from '../content/record-file.ts';
import type { Part } from '../model/part.ts';

/** What a build is made with: two builds with the same software, settings and content make the same site. */
export interface BuildIdentity {
  /** `code` and `packages` are hashes. */
  software: { version: string; code: string; packages: string; node: string };
  /** Hash of the settings. */
  settings: string;
  /** The SHA-256 of each file of content/ and public/. */
  content: readonly (readonly [path: string, hash: string])[];
}

/** What a part says about itself. */
export interface PartManifest extends BuildIdentity {
  part: Part;
  /** The time of its build, in seconds since 1970. */
  time: number;
  /** Hash of the library that its pages show, which also depends on the time: articles can be scheduled. */
  library: string;
}

/** What a part ends with, when everything is in it. */
interface PartEnd {
  entries: number;
  /** Names of properties that its pages read, by number. */
  properties: readonly string[];
}

/** An entry of a part: a file that it made. `bytes` is valid until the next entry is read. */
export interface PartEntry {
  name: string;
  info: unknown;
  bytes: Buffer;
}

const [manifestName, endName] = ['part', 'end'];

/** Writes a part into a file, entry by entry. Without its end, a part counts as damaged. */
export class PartWriter {
  readonly #file: RecordFile;
  #entries = 0;

  /** Throws if the file exists. */
  constructor(path: string, manifest: PartManifest) {
    this.#file = RecordFile.create(path);
    this.add(manifestName, Buffer.from(JSON.stringify(manifest)));
  }

  /** `info` is anything that can be serialized. */
  add(name: string, bytes: Uint8Array, info?: unknown): void {
    const head = serialize([name, info]);
    this.#file.add({ key: hash('sha256', name), head, texts: Buffer.from(bytes) });
    this.#entries++;
  }

  /** In bytes. */
  get size(): number {
    return this.#file.size;
  }

  end(properties: readonly string[]): void {
    const end: PartEnd = { entries: this.#entries, properties };
    this.add(endName, Buffer.from(JSON.stringify(end)));
  }
}

/** A part in a file. */
export interface FoundPart {
  file: string;
  manifest: PartManifest;
  properties: readonly string[];
}

/** A file that is not a complete part, and what was found instead. */
export interface DamagedPart {
  file: string;
  /** Undefined if not even that can be read. */
  manifest: PartManifest | undefined;
  damage: string;
}

/** Reads all of a part, compares every entry with its hash, and passes it to `visit`. */
export function readPart(
  file: string,
  visit: (entry: PartEntry, manifest: PartManifest) => void = () => undefined,
): FoundPart | DamagedPart {
  let manifest: PartManifest | undefined;
  let end: PartEnd | undefined;
  let [entries, read] = [0, 0];
  const records = RecordFile.open(file);
  const isWhole = records.each(({ head, texts }, { start, length }) => {
    // A copy, because arrays of numbers in it stay where they were read.
    const [name, info] = deserialize(Buffer.from(head)) as [string, unknown];
    if (entries === 0 && name === manifestName) manifest = manifestIn(texts);
    else if (name === endName) end = JSON.parse(texts.toString()) as PartEnd;
    else if (manifest && isInside(name)) visit({ name, info, bytes: texts }, manifest);
    if (name !== endName) entries++;
    read = start + length;
  });
  if (!manifest) return { file, manifest, damage: `${records.size} bytes that are not a part of a build` };
  if (!isWhole) return { file, manifest, damage: `a damaged entry after byte ${read} of ${records.size}` };
  if (end?.entries !== entries)
    return { file, manifest, damage: `no end after ${entries} entries: it is incomplete` };
  return { file, manifest, properties: end.properties };
}

/** False for a name that would be a path out of the folder in which entries are written. */
const isInside = (name: string): boolean => !/(?:^|[\\/])\.{0,2}(?:[\\/]|$)|\\/.test(name);

/** Returns what a part says about itself without reading the rest; undefined if it cannot be read. */
export function manifestOf(file: string): PartManifest | undefined {
  const found: PartManifest[] = [];
  const stop = new Error('enough');
  try {
    RecordFile.open(file).each(({ texts }) => {
      const manifest = manifestIn(texts);
      if (manifest) found.push(manifest);
      throw stop;
    });
  } catch {
    // The file cannot be read, or this was its first entry.
  }
  return found[0];
}

/** Returns what a part says about itself; undefined if it is in another form. */
function manifestIn(bytes: Buffer): PartManifest | undefined {
  const read = JSON.parse(bytes.toString()) as Partial<PartManifest>;
  const { part, software, settings, content, time, library } = read;
  return part && software && settings && content && time !== undefined && library !== undefined
    ? (read as PartManifest)
    : undefined;
}
