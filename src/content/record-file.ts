import { hash } from 'node:crypto';
import { fstatSync, openSync, readSync, renameSync, writevSync } from 'node:fs';

/** What a record file keeps under a key: bytes that are read at once, and the bytes of long texts, which are read when they are needed. */
export interface StoredRecord {
  /** A SHA-256 hash in hexadecimal. */
  key: string;
  head: Buffer;
  texts: Buffer;
}

/** Where a record is in its file. */
export interface RecordPlace {
  file: RecordFile;
  /** Offsets of the record and of its texts, and the length of the whole record, in bytes. */
  start: number;
  textsStart: number;
  length: number;
}

/** Digest, lengths of head and texts, key: what each record begins with. */
const digestLength = 32;
const keyStart = digestLength + 8;
const headStart = keyStart + 32;

/** Bytes that are read at once where all records are. */
const blockLength = 2 ** 20;

/**
 * A file of records, to which records are only added. Each begins with a hash of the rest, so that a damaged or incomplete one is
 * noticed. A reader that opens the file while another process adds to it finds the records that are complete.
 */
export class RecordFile {
  #path: string;
  readonly #descriptor: number;
  #size: number;

  private constructor(path: string, flags: 'r' | 'wx+') {
    this.#path = path;
    this.#descriptor = openSync(path, flags);
    this.#size = fstatSync(this.#descriptor).size;
  }

  /** Opens a file for reading. */
  static open = (path: string): RecordFile => new RecordFile(path, 'r');
  /** Creates a file. Throws if it exists. */
  static create = (path: string): RecordFile => new RecordFile(path, 'wx+');

  get path(): string {
    return this.#path;
  }

  /** Gives the file another name. */
  rename(path: string): void {
    renameSync(this.#path, path);
    this.#path = path;
  }

  /** In bytes. */
  get size(): number {
    return this.#size;
  }

  /** Reads all records, in order; `head` and `texts` are valid until the next one. Stops at a damaged record, and returns false. */
  each(visit: (record: StoredRecord, place: RecordPlace) => void): boolean {
    const bytesAt = this.#inBlocks();
    for (let start = 0; start < this.#size;) {
      const lengths = bytesAt(start, headStart);
      if (!lengths) return false;
      const [head, texts] = [lengths.readUInt32LE(digestLength), lengths.readUInt32LE(digestLength + 4)];
      const length = headStart + head + texts;
      const bytes = bytesAt(start, length);
      if (!bytes) return false;
      const digest = hash('sha256', bytes.subarray(digestLength), 'buffer');
      if (!digest.equals(bytes.subarray(0, digestLength))) return false;
      const textsStart = headStart + head;
      visit(
        {
          key: bytes.toString('hex', keyStart, headStart),
          head: bytes.subarray(headStart, textsStart),
          texts: bytes.subarray(textsStart),
        },
        { file: this, start, textsStart: start + textsStart, length },
      );
      start += length;
    }
    return true;
  }

  /** Adds a record. */
  add({ key, head, texts }: StoredRecord): RecordPlace {
    const begin = Buffer.alloc(headStart);
    begin.writeUInt32LE(head.length, digestLength);
    begin.writeUInt32LE(texts.length, digestLength + 4);
    begin.write(key, keyStart, 'hex');
    const all = Buffer.concat([begin, head, texts]);
    hash('sha256', all.subarray(digestLength), 'buffer').copy(all);
    return this.#append(all, headStart + head.length);
  }

  /** Returns a record of this file. */
  recordAt({ start, textsStart, length }: RecordPlace): StoredRecord {
    const bytes = this.read(start, length);
    return {
      key: bytes.toString('hex', keyStart, headStart),
      head: bytes.subarray(headStart, textsStart - start),
      texts: bytes.subarray(textsStart - start),
    };
  }

  /** Copies a record from another file. */
  copy({ file, start, textsStart, length }: RecordPlace): RecordPlace {
    return this.#append(file.read(start, length), textsStart - start);
  }

  /** Reads bytes. Throws if the file does not have them. */
  read(start: number, length: number): Buffer {
    const bytes = Buffer.allocUnsafe(length);
    this.#read(bytes, start, length);
    return bytes;
  }

  /** Returns a function that reads bytes of the file in order, many records at a time. They are valid until its next call; undefined beyond the end. */
  #inBlocks(): (start: number, length: number) => Buffer | undefined {
    let block = Buffer.alloc(Math.min(this.#size, blockLength));
    let from = 0;
    let filled = 0;
    return (start, length) => {
      if (start + length > this.#size) return undefined;
      if (start + length > from + filled) {
        if (length > block.length) block = Buffer.alloc(length);
        from = start;
        filled = Math.min(block.length, this.#size - start);
        this.#read(block, from, filled);
      }
      return block.subarray(start - from, start - from + length);
    };
  }

  #append(bytes: Buffer, textsStart: number): RecordPlace {
    const start = this.#size;
    if (writevSync(this.#descriptor, [bytes], start) < bytes.length)
      throw new Error(`${this.#path}: incomplete`);
    this.#size += bytes.length;
    return { file: this, start, textsStart: start + textsStart, length: bytes.length };
  }

  #read(bytes: Buffer, start: number, length: number): void {
    if (readSync(this.#descriptor, bytes, 0, length, start) < length)
      throw new Error(`${this.#path}: too short`);
  }
}
