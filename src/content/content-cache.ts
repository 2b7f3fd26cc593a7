import { createHash, randomUUID } from 'node:crypto';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { enterVersion } from './cache-versions.ts';
import { RecordFile, type RecordPlace, type StoredRecord } from './record-file.ts';

/** A value to keep, and the long texts that belong to it, without lone surrogates. */
export interface Kept {
  value: object;
  texts?: readonly string[];
}

/** A value as bytes, which a thread can send to another. */
export type EncodedRecord = readonly [key: string, head: Uint8Array, texts: Uint8Array];

/** A value in the cache. Its texts are on disk, or, if the cache is in memory only, strings. */
interface Known {
  value: object;
  texts: readonly string[] | undefined;
  /** The lengths of the texts in bytes. */
  lengths: readonly number[];
  place: RecordPlace | undefined;
}

const ending = '.records';
/** Files are joined if there are more; a process that adds values makes one. */
const mostFiles = 12;
/** Bytes of values that nobody needs any more, with which the files may be twice as large as the rest. */
const tolerated = 2 ** 20;

/**
 * Caches the result for each content file, in memory and on disk. The key is a hash of everything that the value depends on, so values
 * never become stale. On disk, they are in few files, of which damaged parts count as missing. Long texts stay on disk until they are
 * asked for, so that the memory does not grow with them.
 */
export class ContentCache {
  readonly #folder: string | undefined;
  readonly #note: (line: string) => void;
  #files: RecordFile[] | undefined;
  /** The file to which this process adds values. */
  #own: RecordFile | undefined;
  #known = new Map<string, Known>();
  #used = new Set<string>();
  /** Values that the next call of `prune` writes. */
  #unwritten = new Map<string, object>();
  #isDamaged = false;
  #isWritable = true;

  /**
   * `folder` is for one version of the code and the settings; of its sibling folders, those used last stay. Without it, the cache is in memory only.
   * `note` gets a line about each cache that is not used.
   */
  constructor(folder?: string, note: (line: string) => void = () => undefined) {
    this.#folder = folder;
    this.#note = note;
    if (folder === undefined) return;
    this.#try(() => {
      if (enterVersion(folder)) note('The software or the settings changed: all content is read again.');
    });
  }

  /** Returns the SHA-256 hash of all parts. */
  static keyOf(...parts: readonly (string | Buffer)[]): string {
    const all = createHash('sha256');
    for (const part of parts) all.update(`${part.length}\n`).update(part);
    return all.digest('hex');
  }

  /** Returns a value as bytes, for `add`. */
  static encode(key: string, { value, texts = [] }: Kept): EncodedRecord {
    const encoded = texts.map((text) => Buffer.from(text));
    const head = serialize([value, encoded.map(({ length }) => length)]);
    return [key, head, Buffer.concat(encoded)];
  }

  /** Returns the value of a key; undefined if it is not cached. */
  get(key: string): object | undefined {
    this.#load();
    const known = this.#known.get(key);
    if (known) this.#used.add(key);
    return known?.value;
  }

  /** Returns a function that reads the texts of a value by their index. Throws if the value is not cached. */
  texts(key: string): (index: number) => string {
    const known = this.#known.get(key);
    if (!known) throw new Error(`${key} is not cached`);
    return (index) => textOf(known, index);
  }

  has(key: string): boolean {
    this.#load();
    return this.#known.has(key);
  }

  set(key: string, { value, texts = [] }: Kept): void {
    this.#load();
    const isOnDisk = this.#isWritable && this.#folder !== undefined;
    const place = isOnDisk ? this.#write(ContentCache.encode(key, { value, texts })) : undefined;
    const lengths = place ? texts.map((text) => Buffer.byteLength(text)) : [];
    this.#know(key, { value, texts: place ? undefined : texts, lengths, place });
  }

  /** Returns a value on disk as bytes, for the cache of another machine; undefined if it is not there. */
  encoded(key: string): EncodedRecord | undefined {
    this.#load();
    const place = this.#known.get(key)?.place;
    if (!place) return undefined;
    const { head, texts } = place.file.recordAt(place);
    return [key, head, texts];
  }

  /** Adds a value that a thread or another machine encoded. */
  add(record: EncodedRecord): void {
    this.#load();
    const [key, head, texts] = record;
    const [value, lengths] = deserialize(head) as [object, number[]];
    const place = this.#write(record);
    const known: Known = { value, texts: undefined, lengths, place };
    if (!place) known.texts = lengths.map((_, index) => sliceOf(Buffer.from(texts), lengths, index));
    this.#know(key, known);
  }

  /** Sets a value without texts, which changes or is replaced until the next call of `prune`, which writes it. */
  setLater(key: string, value: object): void {
    this.#know(key, { value, texts: [], lengths: [], place: undefined });
    this.#unwritten.set(key, value);
  }

  /** Removes the values that were not used since the last call: one who uses the cache must not be in the middle of it. */
  prune(): void {
    this.#load();
    for (const [key, value] of this.#unwritten) this.set(key, { value });
    this.#unwritten.clear();
    for (const key of this.#known.keys()) if (!this.#used.has(key)) this.#known.delete(key);
    this.#used = new Set();
    this.#compact();
  }

  #know(key: string, known: Known): void {
    this.#known.set(key, known);
    this.#used.add(key);
  }

  /** Reads the values on disk. */
  #load(): void {
    const folder = this.#folder;
    if (this.#files || folder === undefined) return;
    const files: RecordFile[] = (this.#files = []);
    this.#try(() => {
      for (const name of readdirSync(folder).sort()) {
        if (!name.endsWith(ending)) continue;
        const file = RecordFile.open(join(folder, name));
        files.push(file);
        const isWhole = file.each(({ key, head }, place) => {
          const [value, lengths] = deserialize(head) as [object, number[]];
          this.#known.set(key, { value, texts: undefined, lengths, place });
        });
        if (isWhole) continue;
        this.#isDamaged = true;
        this.#note('The cache of the content is damaged: what it lacks is read again.');
      }
    });
  }

  /** Writes a value; returns undefined if the disk is not writable. */
  #write([key, head, texts]: EncodedRecord): RecordPlace | undefined {
    const folder = this.#folder;
    if (folder === undefined || !this.#isWritable) return undefined;
    return this.#try(() => {
      this.#own ??= this.#create(folder);
      const record: StoredRecord = { key, head: Buffer.from(head), texts: Buffer.from(texts) };
      return this.#own.add(record);
    });
  }

  #create(folder: string): RecordFile {
    const file = RecordFile.create(join(folder, `${randomUUID()}${ending}`));
    this.#files?.push(file);
    return file;
  }

  /** Joins files that are many, and drops values that nobody needs. Files that were replaced stay open for texts that are still to be read. */
  #compact(): void {
    const [folder, files] = [this.#folder, this.#files];
    if (folder === undefined || !files || !this.#isWritable) return;
    const placed = [...this.#known.values()].flatMap((known) =>
      known.place ? [{ known, place: known.place }] : [],
    );
    const live = placed.reduce((sum, { place }) => sum + place.length, 0);
    const all = files.reduce((sum, { size }) => sum + size, 0);
    const isWasteful = this.#isDamaged || all > 2 * live + tolerated;
    if (!isWasteful && files.length <= mostFiles) return;
    // The largest has the values of the first reading, which mostly stay.
    const largest = files.reduce((a, b) => (a.size < b.size ? b : a));
    const replaced = new Set(isWasteful ? files : files.filter((file) => file !== largest));
    this.#try(() => {
      const name = randomUUID();
      const file = RecordFile.create(join(folder, `${name}.draft`));
      for (const { known, place } of placed) if (replaced.has(place.file)) known.place = file.copy(place);
      file.rename(join(folder, `${name}${ending}`));
      this.#files = [...files.filter((one) => !replaced.has(one)), file];
      if (this.#own && replaced.has(this.#own)) this.#own = undefined;
      this.#isDamaged = false;
      for (const { path } of replaced) rmSync(path, { force: true });
    });
  }

  /** Ignores errors: without a writable cache, everything works, but slower. */
  #try<T>(write: () => T): T | undefined {
    try {
      return write();
    } catch {
      this.#isWritable = false;
      return undefined;
    }
  }
}

/** Returns a text of a value, from memory or from disk. */
function textOf({ texts, lengths, place }: Known, index: number): string {
  if (texts) return texts[index] ?? '';
  if (!place) return '';
  const start = lengths.slice(0, index).reduce((sum, length) => sum + length, 0);
  return place.file.read(place.textsStart + start, lengths[index] ?? 0).toString();
}

function sliceOf(bytes: Buffer, lengths: readonly number[], index: number): string {
  const start = lengths.slice(0, index).reduce((sum, length) => sum + length, 0);
  return bytes.toString('utf8', start, start + (lengths[index] ?? 0));
}
