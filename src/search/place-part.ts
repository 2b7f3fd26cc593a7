import { hash } from 'node:crypto';
import { copyFileSync, existsSync, linkSync, mkdirSync, readdirSync, renameSync } from 'node:fs';
import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileOfPart, type IndexPart, type PartedEntry, similarFile } from './parts.ts';
import { similarPerText } from './similar-articles.ts';
import { entryFile, type WrittenPagefind } from './write-pagefind.ts';

/** Moves or links the files of a written index to their places in the folder of the site’s index. */
export function placePart(from: string, folder: string, name: string, how: 'move' | 'link'): void {
  const place = how === 'move' ? renameSync : linkOrCopy;
  const placeFolder = (below: string) => {
    const files = readdirSync(join(from, below), { withFileTypes: true });
    const inside = `${below}${below === '' ? '' : '/'}`;
    const target = join(folder, name === '' ? inside : fileOfPart(inside, name));
    if (files.some((entry) => entry.isFile())) mkdirSync(target, { recursive: true });
    for (const entry of files) {
      if (entry.isDirectory()) placeFolder(inside + entry.name);
      // The list of a part is in that of the site, which would change it if it were linked.
      if (!entry.isFile() || (name !== '' && entry.name === entryFile)) continue;
      // The newest part comes first, and its module and engine are those of all.
      const to = join(target, entry.name);
      if (name === '' || below !== '' || !existsSync(to)) place(join(from, below, entry.name), to);
    }
  };
  placeFolder('');
}

/** Links a file, or copies it: files on another disk cannot be linked. */
export function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
  }
}

/** A part whose files are in place. */
export interface PlacedPart extends Pick<IndexPart, 'name' | 'from' | 'to' | 'articles'> {
  written: Omit<WrittenPagefind, 'texts'>;
}

/**
 * Writes the list of the parts, the newest first, and for each the articles that are most similar to its own. `similar` is of all articles, by
 * number, the newest first; `first` is how many parts are searched first. In the files, articles are counted from the oldest, so that newer ones do not change them.
 */
export async function writePartList(
  parts: readonly PlacedPart[],
  { similar, first }: { similar: Uint32Array | undefined; first: number },
  folder: string,
): Promise<void> {
  const articles = parts.reduce((sum, part) => sum + part.articles, 0);
  const listed: IndexPart[] = [];
  let number = 0;
  for (const { name, from: oldest, to, articles: own, written } of parts) {
    const hashOfPart = Object.values(written.entry.languages)[0]?.hash ?? '';
    const part: IndexPart = { name, from: oldest, to, articles: own, hash: hashOfPart, kb: 0 };
    part.kb = await sizeOf(part, written, folder);
    if (similar) {
      const bytes = Buffer.alloc(own * similarPerText * 4);
      const from = number * similarPerText;
      for (const [at, entry] of similar.subarray(from, from + own * similarPerText).entries())
        bytes.writeUInt32LE(fromOldest(entry, articles), at * 4);
      part.similar = hash('sha256', bytes).slice(0, 10);
      await writeFile(join(folder, similarFile(part)), bytes);
    }
    number += own;
    listed.push(part);
  }
  const newest = parts[0]?.written.entry;
  if (!newest) return;
  const entry: PartedEntry = { ...newest, parts: listed, first };
  await writeFile(join(folder, entryFile), JSON.stringify(entry));
}

/** Returns an entry of similar articles with its article counted from the oldest one, or from the newest again. */
export const fromOldest = (entry: number, articles: number): number =>
  (articles - 1 - Math.floor(entry / 4)) * 4 + (entry % 4);

/** Returns what a query of two words loads of a part, in KB: its list of texts, the facets that all queries need, and two chunks of words. */
async function sizeOf(
  { name, hash: list }: IndexPart,
  { chunks, facets }: PlacedPart['written'],
  folder: string,
): Promise<number> {
  const needed = facets
    .filter(([facet]) => facet === 'kind' || facet === 'lang')
    .map(([, file]) => fileOfPart(`filter/${file}.pf_filter`, name));
  let bytes = 0;
  for (const file of [`pagefind.${list}.pf_meta`, ...needed]) bytes += (await stat(join(folder, file))).size;
  const words = chunks.reduce((sum, [, , size]) => sum + size, 0) / Math.max(1, chunks.length);
  return Math.ceil(bytes / 1024 + 2 * words);
}
