import { createHash, hash } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Language } from '../i18n/languages.ts';
import { messageOf } from '../text/message-of.ts';
import { byNumber, groupRecords, type PartLimits, partLimits, type RecordGroup } from './group-records.ts';
import { placePart } from './place-part.ts';
import type { SearchRecord } from './record.ts';
import { recordPage } from './record-page.ts';
import { replaceCounts } from './replace-counts.ts';
import { replacePages } from './replace-pages.ts';
import { countTexts, type TextCounts } from './text-statistics.ts';
import { writePagefind, type WrittenPagefind } from './write-pagefind.ts';

/** An index, or a part of one, that was written, with what was counted of its texts. */
export interface WrittenPart extends Omit<WrittenPagefind, 'texts'> {
  counted: TextCounts;
}

/** What the bytes of an index depend on, but for the software. */
export interface IndexKey {
  /** A hash of everything. */
  key: string;
  /** A hash of everything but what is in the texts. */
  shape: string;
  /** A hash of each text, by its number. */
  texts: readonly string[];
}

/** A written index of an earlier build: its folder, what was written with it, and what it was made of. */
export interface KeptIndex {
  folder: string;
  written: WrittenPart;
  of: IndexKey;
}

/** Written indexes of earlier builds. */
export interface KeptIndexes {
  /** Returns the index with a key; undefined if there is none. */
  get: (key: string) => KeptIndex | undefined;
  /** Returns an index of texts with the same URLs and numbers; undefined if there is none. */
  like: (shape: string) => KeptIndex | undefined;
  /** Keeps the files of a folder. */
  set: (of: IndexKey, folder: string, written: WrittenPart) => void;
}

/** Where the pages of records come from. */
export interface PageOptions {
  /** Returns the page of a record without its own, as `pageForIndex` makes it. */
  preparedAt?: (url: string) => Promise<string>;
  /** Returns a hash of that; the default reads the page. */
  hashAt?: (url: string) => Promise<string>;
}

/** A page in the form that is passed to Pagefind. */
type IndexedPage = readonly [url: string, content: string];

/** Returns a record, which has a number in its part, as Pagefind gets it. */
async function indexedPage(
  record: SearchRecord,
  number: number,
  { preparedAt = noPage }: PageOptions,
): Promise<IndexedPage> {
  const prepared = isOnSite(record) ? await preparedAt(record.url) : undefined;
  return [record.url, recordPage(record, number, prepared)];
}

/** Returns the records of a part, in the order of their numbers, as Pagefind gets them. */
export async function indexedPages(
  records: readonly SearchRecord[],
  options: PageOptions,
): Promise<IndexedPage[]> {
  const pages: IndexedPage[] = [];
  for (const [number, record] of records.entries()) pages.push(await indexedPage(record, number, options));
  return pages;
}

/** True if the site has the page of a record. */
export const isOnSite = ({ html, text }: SearchRecord) => html === undefined && text === undefined;

const noPage = (url: string): Promise<string> =>
  Promise.reject(new Error(`the record of ${url} has no page`));

/** How a part is written. */
export interface PartOptions extends PageOptions {
  language: Language;
  /** True if the index is one of several. */
  inParts: boolean;
  kept: KeptIndexes | undefined;
}

/** Writes the index of a part, or takes it from an earlier build, and moves its files to their places. */
export async function writePart(
  group: RecordGroup,
  folder: string,
  options: PartOptions,
): Promise<WrittenPart> {
  const key = await keyOf(group, options);
  const known = key && options.kept?.get(key.key);
  if (known) {
    placePart(known.folder, folder, group.name, 'link');
    return known.written;
  }
  const { written, draft } = await writeDraft(group, folder, options, key);
  placePart(draft, folder, group.name, 'move');
  await rm(draft, { recursive: true, force: true });
  return written;
}

/**
 * Does the work of `writeIndex` that is possible with some of its pages, those that `isOwn` knows: prepares pages for Pagefind, and writes each part of an
 * index in parts of which all pages are there. The results are in the caches behind `preparedAt` and `kept`; `folder` is for drafts.
 */
export async function indexAhead(
  records: readonly SearchRecord[],
  isOwn: (url: string) => boolean,
  folder: string,
  language: Language,
  {
    limits = partLimits,
    kept,
    ...options
  }: PageOptions & { limits?: PartLimits; kept: KeptIndexes | undefined },
): Promise<void> {
  const groups = groupRecords(records.toSorted(byNumber), limits);
  for (const group of groups) {
    const isWhole = groups.length > 1 && group.records.every(({ url }) => isOwn(url));
    if (isWhole) await writeAhead(group, folder, { language, inParts: true, kept, ...options });
    else
      for (const record of group.records)
        if (isOnSite(record) && isOwn(record.url)) await options.preparedAt?.(record.url);
  }
}

/** Writes the index of a part into the cache behind `kept`, unless it is there; `folder` is for drafts. */
export async function writeAhead(group: RecordGroup, folder: string, options: PartOptions): Promise<void> {
  const key = await keyOf(group, options);
  if (!key || !options.kept?.get(key.key)) await writeDraft(group, folder, options, key);
}

/** Returns the key of a part; undefined without anything to keep parts. */
async function keyOf(
  { records }: RecordGroup,
  { language, inParts, kept, preparedAt = noPage, hashAt }: PartOptions,
): Promise<IndexKey | undefined> {
  if (!kept) return undefined;
  const texts: string[] = [];
  const shape = createHash('sha256').update(JSON.stringify([language, inParts]));
  const key = createHash('sha256');
  for (const record of records) {
    // A page has no metadata: those are in the record.
    let page = '';
    if (isOnSite(record)) page = await (hashAt?.(record.url) ?? preparedAt(record.url).then(hashOf));
    const text = hashOf(JSON.stringify([record, page]));
    texts.push(text);
    key.update(text);
    shape.update(`${record.url}\n`);
  }
  const ofShape = shape.digest('hex');
  return { key: key.update(ofShape).digest('hex'), shape: ofShape, texts };
}

const hashOf = (text: string) => hash('sha256', text);

/** Writes the index of a part into a folder below `folder`, and keeps it under its key. */
async function writeDraft(
  group: RecordGroup,
  folder: string,
  options: PartOptions,
  key: IndexKey | undefined,
): Promise<{ written: WrittenPart; draft: string }> {
  const draft = join(folder, '.part');
  const empty = async () => {
    await rm(draft, { recursive: true, force: true });
    await mkdir(draft, { recursive: true });
  };
  await empty();
  let written = key && (await replaced(group, draft, options, key));
  if (!written) {
    await empty();
    written = await writtenWhole(group, draft, options);
  }
  if (key) options.kept?.set(key, draft, written);
  return { written, draft };
}

/** Writes the index of all texts of a part. */
async function writtenWhole(
  { records }: RecordGroup,
  draft: string,
  options: PartOptions,
): Promise<WrittenPart> {
  const { language, inParts } = options;
  const pages = await indexedPages(records, options);
  const { texts, ...rest } = await writePagefind(pages, draft, language, inParts);
  const contentOf = new Map(texts);
  const counted = countTexts(records.map((record) => [record, contentOf.get(record.url) ?? ''] as const));
  return { ...rest, counted };
}

/** If more of the texts of a part have changed, all are indexed: reading and writing an index takes as long as indexing a tenth of its texts. */
const mostReplaced = 0.2;

/** Writes the index of a part from one that an earlier build wrote of the same texts, if only few of them have changed. */
async function replaced(
  { records }: RecordGroup,
  draft: string,
  options: PartOptions,
  { shape, texts }: IndexKey,
): Promise<WrittenPart | undefined> {
  const former = options.kept?.like(shape);
  if (!former) return undefined;
  const changed = records.flatMap((record, number) =>
    texts[number] === former.of.texts[number] ? [] : [{ record, number }],
  );
  if (changed.length > records.length * mostReplaced) return undefined;
  const pages = new Map<number, IndexedPage>();
  for (const { record, number } of changed) pages.set(number, await indexedPage(record, number, options));
  const { language } = options;
  const found = await replacePages(former, pages, draft, language).catch((error: unknown) => {
    // An index that cannot be used is as good as none, but it costs time: another format would do so in each build.
    console.info(`All texts of a part of the search index are indexed again. ${messageOf(error)}`);
    return undefined;
  });
  if (!found) return undefined;
  const { texts: own, ...rest } = found;
  const counted = replaceCounts(
    former.written.counted,
    changed.map(({ record, number }) => ({ record, number, before: '', now: '', ...own.get(number) })),
  );
  return { ...rest, counted };
}
