import { hash } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Language } from '../i18n/languages.ts';
import { byNumber, groupRecords, type PartLimits, partLimits, type RecordGroup } from './group-records.ts';
import { placePart } from './place-part.ts';
import type { SearchRecord } from './record.ts';
import { recordPage } from './record-page.ts';
import { countTexts, type TextCounts } from './text-statistics.ts';
import { writePagefind, type WrittenPagefind } from './write-pagefind.ts';

/** An index, or a part of one, that was written, with what was counted of its texts. */
export interface WrittenPart extends Omit<WrittenPagefind, 'texts'> {
  counted: TextCounts;
}

/** Written indexes of earlier builds, by a hash of everything that their bytes depend on but the software. */
export interface KeptIndexes {
  /** Returns the folder of an index and what was written with it; undefined if there is none. */
  get: (key: string) => { folder: string; written: WrittenPart } | undefined;
  /** Keeps the files of a folder. */
  set: (key: string, folder: string, written: WrittenPart) => void;
}

/** Where the pages of records come from. */
export interface PageOptions {
  /** Returns the page of a record without its own, as `pageForIndex` makes it. */
  preparedAt?: (path: string) => Promise<string>;
}

/** A page in the form that is passed to Pagefind. */
export type IndexedPage = readonly [url: string, content: string];

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

const noPage = (path: string) => Promise.reject(new Error(`the record of ${path} has no page`));

/** The records of a part with their pages. */
type PagesOfGroup = RecordGroup & { pages: readonly IndexedPage[] };

/** How a part is written. */
export interface PartOptions {
  language: Language;
  /** True if the index is one of several. */
  inParts: boolean;
  kept: KeptIndexes | undefined;
}

/** Writes the index of a part, or takes it from an earlier build, and moves its files to their places. */
export async function writePart(
  group: PagesOfGroup,
  folder: string,
  options: PartOptions,
): Promise<WrittenPart> {
  const key = keyOf(group, options);
  const known = options.kept?.get(key);
  if (known) {
    await placePart(known.folder, folder, group.name, 'link');
    return known.written;
  }
  const { written, draft } = await writeDraft(group, folder, options, key);
  await placePart(draft, folder, group.name, 'move');
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
    if (isWhole) await writeAhead(group, folder, { language, inParts: true, kept }, options);
    else
      for (const record of group.records)
        if (isOnSite(record) && isOwn(record.url)) await options.preparedAt?.(record.url);
  }
}

/** Writes the index of a part into the cache behind `kept`, unless it is there; `folder` is for drafts. */
export async function writeAhead(
  group: RecordGroup,
  folder: string,
  how: PartOptions,
  options: PageOptions,
): Promise<void> {
  const part = { ...group, pages: await indexedPages(group.records, options) };
  const key = keyOf(part, how);
  if (!how.kept?.get(key)) await writeDraft(part, folder, how, key);
}

/** Returns the key of a part, a hash of everything that Pagefind gets: call it once. Without anything to keep parts, it is empty. */
const keyOf = ({ pages }: PagesOfGroup, { language, inParts, kept }: PartOptions) =>
  kept ? hash('sha256', JSON.stringify([language, inParts, pages])) : '';

/** Writes the index of a part into a folder below `folder`, and keeps it under its key. */
async function writeDraft(
  group: PagesOfGroup,
  folder: string,
  options: PartOptions,
  key: string,
): Promise<{ written: WrittenPart; draft: string }> {
  const { records, pages } = group;
  const { language, inParts, kept } = options;
  const draft = join(folder, '.part');
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { recursive: true });
  const { texts, ...rest } = await writePagefind(pages, draft, language, inParts);
  const contentOf = new Map(texts);
  const counted = countTexts(records.map((record) => [record, contentOf.get(record.url) ?? ''] as const));
  const written = { ...rest, counted };
  kept?.set(key, draft, written);
  return { written, draft };
}
