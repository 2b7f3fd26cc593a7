import { hash } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { deserialize, serialize } from 'node:v8';

/** Length in bytes of the SHA-256 hash at the beginning of the file. */
const digestLength = 32;

/** Writes a value into a file, after a hash of its bytes. Renamed only when complete, so that other processes never read half of it. */
export function writeChecked(path: string, value: object): void {
  const bytes = serialize(value);
  const draft = `${path}.${process.pid}.draft`;
  writeFileSync(draft, Buffer.concat([hash('sha256', bytes, 'buffer'), bytes]));
  renameSync(draft, path);
}

/** Returns the value of a file; undefined if the file is damaged. Throws if it cannot be read. */
export function readChecked(path: string): unknown {
  const file = readFileSync(path);
  const bytes = file.subarray(digestLength);
  return hash('sha256', bytes, 'buffer').equals(file.subarray(0, digestLength))
    ? deserialize(bytes)
    : undefined;
}
