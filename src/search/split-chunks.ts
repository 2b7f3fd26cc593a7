import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { arrayOf, headAt, itemsOf, textItem, textOf } from './cbor.ts';
import { readPagefindFile, writePagefindFile } from './pagefind-file.ts';

/*
 * Pagefind 1.6 puts so many words in each chunk of its index that a query loads about 33 KB a word. Its files are CBOR (RFC 8949) after a
 * signature: a chunk is `[[word, …]]`, each word an array that begins with its text; the list of texts is an array whose
 * third item lists the chunks as `[first word, last word, hash]`, in order of words.
 */

/** The smallest files: they are loaded for every query. */
const level = 9;

/** The least size of a chunk and the most that is not split inside words that begin alike, in bytes before compression. */
const size = { least: 12_000, most: 30_000 };

/** Returns the text of a word. */
export const wordOf = (item: Uint8Array): string => textOf(item.subarray(headAt(item, 0).at));

/**
 * Splits words into chunks. Words with the same first two letters stay together if possible: one who types an
 * unfinished word finds those that begin with it in one chunk.
 */
function split(words: readonly Uint8Array[]): { first: string; last: string; bytes: Buffer }[] {
  const parts: Uint8Array[][] = [[]];
  let length = 0;
  let before: string | undefined;
  for (const item of words) {
    const word = wordOf(item);
    const letters = length > size.most ? 3 : 2;
    const isBoundary = before !== undefined && before.slice(0, letters) !== word.slice(0, letters);
    if (isBoundary && length >= size.least) {
      parts.push([]);
      length = 0;
    }
    parts.at(-1)?.push(item);
    length += item.length;
    before = word;
  }
  return parts.map((part) => {
    const [first, last] = [part[0], part.at(-1)];
    if (!first || !last) throw new Error('Pagefind’s index has a chunk without words');
    return { first: wordOf(first), last: wordOf(last), bytes: arrayOf([arrayOf(part)]) };
  });
}

const hashOf = (lang: string, bytes: Uint8Array) =>
  `${lang}_${createHash('sha256').update(bytes).digest('hex').slice(0, 10)}`;

/** A chunk of words: its first word, the name of its file, without the ending, and the size of the file in KB: a large one has a frequent word. */
export type Chunk = readonly [first: string, name: string, size: number];

/** The folder of the chunks, in that of the index. */
export const chunkFolder = 'index';

/** Returns the file of a chunk, from the folder of the index. */
export const chunkFile = (name: string): string => join(chunkFolder, `${name}.pf_index`);

/** Returns the file of a list of texts, from the folder of the index. */
export const listFile = (name: string): string => `pagefind.${name}.pf_meta`;

/** Returns the words of a chunk. */
export const wordsOfChunk = (file: string): Uint8Array[] =>
  itemsOf(itemsOf(readPagefindFile(file))[0] ?? Buffer.alloc(0));

/** Returns the names of the chunks that a list of texts has. */
export const chunksOfList = (list: readonly Uint8Array[]): string[] =>
  itemsOf(list[2] ?? Buffer.alloc(0)).map((chunk) => textOf(itemsOf(chunk)[2] ?? Buffer.alloc(0)));

/**
 * Writes words in chunks, and a list of texts with these chunks. `take` gets the name of each chunk, and returns its size in KB if the folder has it
 * already. Returns the chunks, and the name of the list.
 */
export function writeChunks(
  { lang, words, list }: { lang: string; words: readonly Uint8Array[]; list: readonly Uint8Array[] },
  folder: string,
  take: (name: string) => number | undefined = () => undefined,
): { chunks: Chunk[]; name: string } {
  const all: Chunk[] = [];
  const chunks: Buffer[] = [];
  for (const { first, last, bytes } of split(words)) {
    const hash = hashOf(lang, bytes);
    const kb = take(hash) ?? Math.ceil(writePagefindFile(join(folder, chunkFile(hash)), bytes, level) / 1024);
    chunks.push(arrayOf([textItem(first), textItem(last), textItem(hash)]));
    all.push([first, hash, kb]);
  }
  const bytes = arrayOf(list.with(2, arrayOf(chunks)));
  const name = hashOf(lang, bytes);
  writePagefindFile(join(folder, listFile(name)), bytes, level);
  return { chunks: all, name };
}

/** Splits the chunks of words of a written index. Returns them in order, and the name of the chunk of each facet. Throws if Pagefind’s format has changed. */
export async function splitChunks(
  folder: string,
): Promise<{ chunks: Chunk[]; facets: [facet: string, name: string][] }> {
  const all: Chunk[] = [];
  const facets: [facet: string, name: string][] = [];
  // Without texts, Pagefind creates no folder.
  if (!existsSync(join(folder, chunkFolder))) return { chunks: all, facets };
  const entryFile = join(folder, 'pagefind-entry.json');
  const entry = JSON.parse(await readFile(entryFile, 'utf8')) as {
    languages: Record<string, { hash: string }>;
  };
  for (const [lang, edition] of Object.entries(entry.languages)) {
    const file = join(folder, listFile(edition.hash));
    const list = itemsOf(readPagefindFile(file));
    const words: Uint8Array[] = [];
    for (const name of chunksOfList(list)) {
      const chunk = join(folder, chunkFile(name));
      words.push(...wordsOfChunk(chunk));
      await rm(chunk);
    }
    await rm(file);
    for (const facet of itemsOf(list[3] ?? Buffer.alloc(0))) {
      const [name = '', of = ''] = itemsOf(facet).map(textOf);
      facets.push([name, of]);
    }
    const { chunks, name } = writeChunks({ lang, words, list }, folder);
    all.push(...chunks);
    edition.hash = name;
  }
  await writeFile(entryFile, JSON.stringify(entry));
  return { chunks: all, facets };
}
