import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';

/* Files of Pagefind 1.6 are gzipped, after a signature of twelve bytes. Waiting for the disk takes longer than these thousands of small files. */

const signature = 'pagefind_dcd';

/** Returns what a file of Pagefind’s has after its signature. */
export const readPagefindFile = (file: string): Buffer =>
  gunzipSync(readFileSync(file)).subarray(signature.length);

/** Writes a file of Pagefind’s, and returns its size. `level` is that of zlib. */
export function writePagefindFile(file: string, content: Uint8Array | string, level?: number): number {
  const bytes = Buffer.concat([Buffer.from(signature), Buffer.from(content)]);
  const compressed = gzipSync(bytes, level === undefined ? {} : { level });
  writeFileSync(file, compressed);
  return compressed.length;
}
