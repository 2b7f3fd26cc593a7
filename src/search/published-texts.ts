import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { PagefindData } from './pagefind.ts';

const signature = 'pagefind_dcd';

/**
 * Returns the texts of a published search index by their paths, as they were typed. Pagefind 1.6 stores each as gzipped JSON after a
 * signature of twelve bytes. No texts if there is no index.
 */
export async function publishedTexts(folder: string): Promise<Map<string, PagefindData>> {
  if (!existsSync(folder)) return new Map();
  const names = await readdir(folder, { recursive: true });
  const texts = new Map<string, PagefindData>();
  for (const name of names.filter((each) => each.endsWith('.pf_fragment')).sort()) {
    const text = JSON.parse(
      gunzipSync(await readFile(join(folder, name)))
        .subarray(signature.length)
        .toString(),
    ) as PagefindData;
    texts.set(text.url, text);
  }
  return texts;
}
