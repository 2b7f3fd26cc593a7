import { readFile, writeFile } from 'node:fs/promises';
import { gunzipSync, gzipSync } from 'node:zlib';

/* Files of Pagefind 1.6 are gzipped, after a signature of twelve bytes. */

const signature = 'pagefind_dcd';

/** Returns what a file of Pagefind’s has after its signature. */
export const readPagefindFile = async (file: string): Promise<Buffer> =>
  gunzipSync(await readFile(file)).subarray(signature.length);

/** Writes a file of Pagefind’s, and returns its size. `level` is that of zlib. */
export async function writePagefindFile(
  file: string,
  content: Uint8Array | string,
  level?: number,
): Promise<number> {
  const bytes = Buffer.concat([Buffer.from(signature), Buffer.from(content)]);
  const compressed = gzipSync(bytes, level === undefined ? {} : { level });
  await writeFile(file, compressed);
  return compressed.length;
}
