import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { PagefindData } from './pagefind.ts';
import { readPagefindFile } from './pagefind-file.ts';

/**
 * Returns the texts of a published search index by their paths, as they were typed. Pagefind 1.6 stores each as JSON. Without an
 * index, there are none.
 */
export async function publishedTexts(folder: string): Promise<Map<string, PagefindData>> {
  if (!existsSync(folder)) return new Map();
  const names = await readdir(folder, { recursive: true });
  const texts = new Map<string, PagefindData>();
  for (const name of names.filter((each) => each.endsWith('.pf_fragment')).sort()) {
    const text = JSON.parse(readPagefindFile(join(folder, name)).toString()) as PagefindData;
    texts.set(text.url, text);
  }
  return texts;
}
