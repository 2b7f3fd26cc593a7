import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
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

/** A CBOR item’s head: its type, its argument and where its content begins. */
interface Head {
  type: number;
  argument: number;
  at: number;
}

function headAt(bytes: Uint8Array, at: number): Head {
  const first = bytes[at] ?? 0;
  const short = first & 31;
  const length = short < 24 ? 0 : 1 << (short - 24);
  if (length > 8) throw new Error('Pagefind’s index has an item of unknown length');
  let argument = length === 0 ? short : 0;
  for (let index = 1; index <= length; index++) argument = argument * 256 + (bytes[at + index] ?? 0);
  return { type: first >> 5, argument, at: at + 1 + length };
}

/** Returns where the item that begins at `at` ends. */
function endOf(bytes: Uint8Array, at: number): number {
  const head = headAt(bytes, at);
  if (head.type === 2 || head.type === 3) return head.at + head.argument;
  if (head.type < 2 || head.type > 5) return head.at;
  const items = head.type === 4 ? head.argument : head.argument * 2;
  let end = head.at;
  for (let index = 0; index < items; index++) end = endOf(bytes, end);
  return end;
}

/** Returns the items of the array that begins at `at`. */
function itemsOf(bytes: Uint8Array, at: number): Uint8Array[] {
  const { type, argument, at: content } = headAt(bytes, at);
  if (type !== 4) throw new Error('Pagefind’s index is not the expected version');
  let start = content;
  return Array.from({ length: argument }, () => {
    const item = bytes.subarray(start, endOf(bytes, start));
    start += item.length;
    return item;
  });
}

function textOf(item: Uint8Array): string {
  const { argument, at } = headAt(item, 0);
  return Buffer.from(item.subarray(at, at + argument)).toString();
}

function head(type: number, argument: number): Buffer {
  if (argument < 24) return Buffer.of((type << 5) | argument);
  if (argument < 256) return Buffer.of((type << 5) | 24, argument);
  if (argument < 65_536) return Buffer.of((type << 5) | 25, argument >> 8, argument & 255);
  return Buffer.of(
    (type << 5) | 26,
    argument >>> 24,
    (argument >> 16) & 255,
    (argument >> 8) & 255,
    argument & 255,
  );
}

const array = (items: readonly Uint8Array[]) => Buffer.concat([head(4, items.length), ...items]);
const string = (text: string) => Buffer.concat([head(3, Buffer.byteLength(text)), Buffer.from(text)]);

/**
 * Splits words into chunks. Words with the same first two letters stay together if possible: one who types an
 * unfinished word finds those that begin with it in one chunk.
 */
function split(words: readonly Uint8Array[]): { first: string; last: string; bytes: Buffer }[] {
  const parts: Uint8Array[][] = [[]];
  let length = 0;
  const wordIn = (item: Uint8Array) => textOf(item.subarray(headAt(item, 0).at));
  for (const [index, item] of words.entries()) {
    const before = words[index - 1];
    const letters = length > size.most ? 3 : 2;
    const isBoundary = before && wordIn(before).slice(0, letters) !== wordIn(item).slice(0, letters);
    if (isBoundary && length >= size.least) {
      parts.push([]);
      length = 0;
    }
    parts.at(-1)?.push(item);
    length += item.length;
  }
  return parts.map((part) => {
    const [first, last] = [part[0], part.at(-1)];
    if (!first || !last) throw new Error('Pagefind’s index has a chunk without words');
    return { first: wordIn(first), last: wordIn(last), bytes: array([array(part)]) };
  });
}

const hashOf = (lang: string, bytes: Uint8Array) =>
  `${lang}_${createHash('sha256').update(bytes).digest('hex').slice(0, 10)}`;

/** A chunk of words: its first word, the name of its file, without the ending, and the size of the file in KB: a large one has a frequent word. */
export type Chunk = readonly [first: string, name: string, size: number];

/** Splits the chunks of words of a written index. Returns them in order, and the name of the chunk of each facet. Throws if Pagefind’s format has changed. */
export async function splitChunks(
  folder: string,
): Promise<{ chunks: Chunk[]; facets: [facet: string, name: string][] }> {
  const all: Chunk[] = [];
  const facets: [facet: string, name: string][] = [];
  // Without texts, Pagefind creates no folder.
  if (!existsSync(join(folder, 'index'))) return { chunks: all, facets };
  const entryFile = join(folder, 'pagefind-entry.json');
  const entry = JSON.parse(await readFile(entryFile, 'utf8')) as {
    languages: Record<string, { hash: string }>;
  };
  for (const [lang, edition] of Object.entries(entry.languages)) {
    const metaFile = join(folder, `pagefind.${edition.hash}.pf_meta`);
    const meta = itemsOf(readPagefindFile(metaFile), 0);
    const words: Uint8Array[] = [];
    for (const chunk of itemsOf(meta[2] ?? Buffer.alloc(0), 0)) {
      const file = join(folder, 'index', `${textOf(itemsOf(chunk, 0)[2] ?? Buffer.alloc(0))}.pf_index`);
      for (const word of itemsOf(itemsOf(readPagefindFile(file), 0)[0] ?? Buffer.alloc(0), 0))
        words.push(word);
      await rm(file);
    }
    const chunks: Buffer[] = [];
    for (const { first, last, bytes } of split(words)) {
      const hash = hashOf(lang, bytes);
      const written = writePagefindFile(join(folder, 'index', `${hash}.pf_index`), bytes, level);
      chunks.push(array([string(first), string(last), string(hash)]));
      all.push([first, hash, Math.ceil(written / 1024)]);
    }
    meta[2] = array(chunks);
    for (const facet of itemsOf(meta[3] ?? Buffer.alloc(0), 0)) {
      const [name = '', file = ''] = itemsOf(facet, 0).map(textOf);
      facets.push([name, file]);
    }
    const bytes = array(meta);
    edition.hash = hashOf(lang, bytes);
    await rm(metaFile);
    writePagefindFile(join(folder, `pagefind.${edition.hash}.pf_meta`), bytes, level);
  }
  await writeFile(entryFile, JSON.stringify(entry));
  return { chunks: all, facets };
}
