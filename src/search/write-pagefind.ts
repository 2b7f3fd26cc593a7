import { existsSync } from 'node:fs';
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as pagefind from 'pagefind';
import type { Language } from '../i18n/languages.ts';
import { asTyped, seam } from './indexed-text.ts';
import type { PagefindEntry } from './pagefind.ts';
import { readPagefindFile, writePagefindFile } from './pagefind-file.ts';
import { patchPagefind, shrinkPagefind } from './patch-pagefind.ts';
import { excludedSelectors } from './record-page.ts';
import { type Chunk, splitChunks } from './split-chunks.ts';

/** What the writer of an index needs to know of a part that was written. */
export interface WrittenPagefind {
  entry: PagefindEntry;
  chunks: readonly Chunk[];
  /** The name of the chunk of each facet. */
  facets: readonly (readonly [facet: string, name: string])[];
  /** The indexed text of each page. */
  texts: readonly (readonly [url: string, content: string])[];
}

/** Writes a Pagefind index of pages, in their order, into a folder; `inParts` if it is one of several. Throws Pagefind’s messages. */
export async function writePagefind(
  pages: readonly (readonly [url: string, content: string])[],
  folder: string,
  language: Language,
  inParts = false,
): Promise<WrittenPagefind> {
  await indexPages(pages, folder, language);
  await removeStockUi(folder);
  const module = join(folder, 'pagefind.js');
  await writeFile(module, await shrinkPagefind(patchPagefind(await readFile(module, 'utf8'), inParts)));
  const split = await splitChunks(folder);
  const entry = JSON.parse(await readFile(join(folder, entryFile), 'utf8')) as PagefindEntry;
  const texts = (await restoredTexts(folder)).map(({ url, content }) => [url, content] as const);
  // Pagefind silently skips a page in which it finds no words.
  const found = new Set(texts.map(([url]) => url));
  const skipped = pages.filter(([url]) => !found.has(url)).map(([url]) => url);
  if (skipped.length > 0)
    throw new Error(`Pagefind did not index ${skipped.join(', ')}: they contain no words`);
  return { entry, ...split, texts };
}

/** The name of the list of editions. */
export const entryFile = 'pagefind-entry.json';

/** Runs Pagefind over the pages. Throws its messages. */
export async function indexPages(
  pages: readonly (readonly [url: string, content: string])[],
  folder: string,
  language: Language,
): Promise<void> {
  const { index, errors } = await pagefind.createIndex({
    forceLanguage: language,
    excludeSelectors: excludedSelectors,
    writePlayground: false,
  });
  if (!index) throw new Error(`Pagefind could not start: ${errors.join('; ')}`);
  try {
    const failures: string[] = [];
    for (const [url, content] of pages) {
      const added = await index.addHTMLFile({ url, content });
      failures.push(...added.errors);
    }
    const written = await index.writeFiles({ outputPath: folder });
    failures.push(...written.errors);
    if (failures.length > 0) throw new Error(`Pagefind: ${failures.join('; ')}`);
  } finally {
    // Ends its process, which frees its memory before the next part is indexed.
    await pagefind.close();
  }
}

/**
 * Deletes Pagefind's own interfaces and highlighter, which are not used, and all engines but that of the only language, which gets a
 * name that the search page knows before it has read the list of editions.
 */
async function removeStockUi(folder: string): Promise<void> {
  const entry = JSON.parse(await readFile(join(folder, entryFile), 'utf8')) as PagefindEntry;
  const [edition] = Object.values(entry.languages);
  await rename(join(folder, `wasm.${edition?.wasm ?? 'unknown'}.pagefind`), join(folder, 'wasm.pagefind'));
  const stock =
    /^(pagefind-(ui|modular-ui|component-ui|highlight)\.|pagefind-worker\.js$|wasm\..+\.pagefind$)/;
  for (const name of await readdir(folder)) if (stock.test(name)) await rm(join(folder, name));
}

/**
 * Restores the typed text in Pagefind's fragments, and returns the texts.
 */
async function restoredTexts(folder: string): Promise<Fragment[]> {
  // Without pages, Pagefind creates no folder.
  if (!existsSync(join(folder, fragmentFolder))) return [];
  const names = (await readdir(join(folder, fragmentFolder))).sort();
  return names.map((name) => restoredText(join(folder, fragmentFolder, name)));
}

const fragmentFolder = 'fragment';

/** Returns the file of a fragment, from the folder of the index. */
export const fragmentFile = (name: string): string => join(fragmentFolder, `${name}.pf_fragment`);

/** The text of a page, in its fragment. */
export interface Fragment {
  url: string;
  content: string;
  filters: Record<string, string[]>;
  meta: Record<string, string>;
}

/** Returns data with typed texts in place of those that Pagefind stored. */
function typedIn(data: unknown): unknown {
  if (typeof data === 'string') return asTyped(data);
  if (typeof data !== 'object' || data === null) return data;
  if (Array.isArray(data)) return data.map(typedIn);
  return Object.fromEntries(Object.entries(data).map(([name, value]) => [name, typedIn(value)]));
}

/** Restores the typed text in a fragment, and returns it. */
export function restoredText(file: string): Fragment {
  const typed = typedIn(JSON.parse(readPagefindFile(file).toString())) as Fragment;
  for (const [key, value] of Object.entries(typed.meta)) typed.meta[key] = value.replaceAll(seam, '');
  writePagefindFile(file, JSON.stringify(typed));
  return typed;
}
