import { mkdirSync, readdirSync, renameSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Language } from '../i18n/languages.ts';
import { arrayOf, itemsOf, textOf } from './cbor.ts';
import type { PagefindEntry } from './pagefind.ts';
import { readPagefindFile } from './pagefind-file.ts';
import { linkOrCopy } from './place-part.ts';
import { replacePostings } from './postings.ts';
import { chunkFile, chunkFolder, chunksOfList, listFile, wordsOfChunk, writeChunks } from './split-chunks.ts';
import {
  entryFile,
  type Fragment,
  fragmentFile,
  indexPages,
  restoredText,
  type WrittenPagefind,
} from './write-pagefind.ts';

/** A written index of which some pages have changed: its folder, and what was written with it. */
export interface FormerIndex {
  folder: string;
  written: Omit<WrittenPagefind, 'texts'>;
}

/** An index with replaced pages, and the texts of these, before and now. */
export interface ReplacedPagefind extends Omit<WrittenPagefind, 'texts'> {
  texts: ReadonlyMap<number, { before: string; now: string }>;
}

/**
 * Writes an index into an empty folder, `draft`, from a written one with the same pages, of which those in `pages` have changed: only these are indexed, and their words
 * put into the place of those that they had. Files that stay the same are linked. The bytes are those of an index of all pages. Returns undefined if
 * more than words has changed, such as the values of facets: then all pages have to be indexed.
 */
export async function replacePages(
  { folder, written }: FormerIndex,
  pages: ReadonlyMap<number, readonly [url: string, content: string]>,
  draft: string,
  language: Language,
): Promise<ReplacedPagefind | undefined> {
  const own = join(draft, '.changed');
  await mkdir(own, { recursive: true });
  const numbers = [...pages.keys()].sort((a, b) => a - b);
  await indexPages(
    numbers.flatMap((number) => [pages.get(number) ?? []]) as [string, string][],
    own,
    language,
  );
  const [former, added] = [await readIndex(folder), await readIndex(own)];
  const fragments = former && added && newFragments(former, added, numbers);
  const fields = former && added?.fields.map((field) => former.fields.indexOf(field));
  if (!fragments || !fields || fields.includes(-1)) return undefined;
  const words = replacePostings(former.words, { words: added.words, numbers, fields });

  linkUnchanged(former, new Set(fragments.map(({ former: name }) => name)), draft);
  const texts = new Map<number, { before: string; now: string }>();
  for (const { number, name, before } of fragments) {
    renameSync(join(own, fragmentFile(name)), join(draft, fragmentFile(name)));
    const { content: now } = restoredText(join(draft, fragmentFile(name)));
    texts.set(number, { before, now });
  }
  await rm(own, { recursive: true, force: true });
  const list = [...former.list];
  const items = [...former.pages];
  for (const { number, item } of fragments) items[number] = item;
  list[1] = arrayOf(items);
  const sizes = new Map(written.chunks.map(([, name, kb]) => [name, kb]));
  const { chunks, name } = writeChunks({ lang: former.lang, words, list }, draft, (chunk) => {
    const kb = sizes.get(chunk);
    if (kb !== undefined) linkOrCopy(join(folder, chunkFile(chunk)), join(draft, chunkFile(chunk)));
    return kb;
  });
  const entry = structuredClone(former.entry);
  for (const edition of Object.values(entry.languages)) edition.hash = name;
  await writeFile(join(draft, entryFile), JSON.stringify(entry));
  return { entry, chunks, facets: written.facets, texts };
}

/** A written index that was read. */
interface ReadIndex {
  folder: string;
  entry: PagefindEntry;
  lang: string;
  /** The items of the list of texts. */
  list: readonly Uint8Array[];
  /** The items of the pages in it. */
  pages: readonly Uint8Array[];
  /** The names of the fragments of the pages. */
  names: readonly string[];
  /** The fields of metadata, in the order of their numbers. */
  fields: readonly string[];
  words: readonly Uint8Array[];
}

/** Returns an index of one language with its words; undefined if it has no pages, or more languages. */
async function readIndex(folder: string): Promise<ReadIndex | undefined> {
  const entry = JSON.parse(await readFile(join(folder, entryFile), 'utf8')) as PagefindEntry;
  const [[lang, edition] = [], ...others] = Object.entries(entry.languages);
  if (lang === undefined || !edition || others.length > 0) return undefined;
  const list = itemsOf(readPagefindFile(join(folder, listFile(edition.hash))));
  const words: Uint8Array[] = [];
  for (const name of chunksOfList(list))
    for (const word of wordsOfChunk(join(folder, chunkFile(name)))) words.push(word);
  const pages = itemsOf(list[1] ?? arrayOf([]));
  const names = pages.map((page) => textOf(itemsOf(page)[0] ?? arrayOf([])));
  const fields = itemsOf(list[5] ?? arrayOf([])).map(textOf);
  return { folder, entry, lang, list, pages, names, fields, words };
}

/** A page that has changed. */
interface NewFragment {
  number: number;
  /** The names of its fragment, before and now. */
  former: string;
  name: string;
  /** The page in the list of texts. */
  item: Uint8Array;
  /** The text that it had. */
  before: string;
}

/** Letters of a hash in the name of a fragment; it has more if another begins with the same. */
const letters = 7;

/**
 * Returns the changed pages; undefined if one has other facets or other fields of metadata, or if the names of fragments would be others in an index of all
 * pages.
 */
function newFragments(
  former: ReadIndex,
  added: ReadIndex,
  numbers: readonly number[],
): NewFragment[] | undefined {
  if (added.names.length !== numbers.length) return undefined;
  const fragments: NewFragment[] = [];
  for (const [at, number] of numbers.entries()) {
    const [before, name, item] = [former.names[number], added.names[at], added.pages[at]];
    if (before === undefined || name === undefined || !item) return undefined;
    const [old, now] = [fragmentIn(former.folder, before), fragmentIn(added.folder, name)];
    if (signOf(old) !== signOf(now)) return undefined;
    fragments.push({ number, former: before, name, item, before: old.content });
  }
  const all = [...former.names];
  for (const { number, name } of fragments) all[number] = name;
  const length = former.lang.length + 1 + letters;
  const areUnique = new Set(all).size === all.length;
  return areUnique && [...all, ...former.names].every((name) => name.length === length)
    ? fragments
    : undefined;
}

const fragmentIn = (folder: string, name: string): Fragment =>
  JSON.parse(readPagefindFile(join(folder, fragmentFile(name))).toString()) as Fragment;

/** Returns what must be the same of a page, because other files depend on it. */
const signOf = ({ url, filters, meta }: Fragment): string =>
  JSON.stringify([url, filters, Object.keys(meta)]);

/** Links the files of an index that stay: not its lists, nor its chunks of words, nor these fragments. */
function linkUnchanged({ folder, entry }: ReadIndex, replaced: ReadonlySet<string>, draft: string): void {
  const lists = Object.values(entry.languages).map(({ hash }) => listFile(hash));
  const left = new Set([entryFile, ...lists, ...[...replaced].map(fragmentFile)]);
  const link = (below: string) => {
    mkdirSync(join(draft, below), { recursive: true });
    for (const file of readdirSync(join(folder, below), { withFileTypes: true })) {
      const path = join(below, file.name);
      if (file.isDirectory()) link(path);
      else if (!left.has(path) && below !== chunkFolder) linkOrCopy(join(folder, path), join(draft, path));
    }
  };
  link('');
}
