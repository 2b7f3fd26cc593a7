import { readFileSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import type { Language } from '../i18n/languages.ts';
import { EarlyParts } from '../search/early-parts.ts';
import { indexAhead } from '../search/index-part.ts';
import type { SearchRecord } from '../search/record.ts';
import type { SpellingGroup } from '../search/spellings.ts';
import { writeIndex } from '../search/write-index.ts';
import { draftsName, keptIndexes, keptIndexesKind } from './kept-indexes.ts';
import { PreparedPages } from './prepared-pages.ts';
import { resultCache, type ResultCaches, useResultsOf } from './result-cache.ts';

/** What the thread is to write; `writeIndex` describes it. */
export interface IndexOrder {
  /** Undefined if they are those that it has got before the pages. */
  records: readonly SearchRecord[] | undefined;
  names: readonly SpellingGroup[];
  folder: string;
  languages: readonly [Language, ...Language[]];
  /** The folder of the built site, which has the pages. */
  dist: string;
  /** The files of pages that are not in that folder yet, by URL. */
  elsewhere: ReadonlyMap<string, string>;
  /** The hashes of pages of articles that are those of the previous build, by URL. */
  hashes: ReadonlyMap<string, string>;
  /** The path of that folder on the host. */
  base: string;
  /** For a part of a build: the URLs of its records. It writes no index, but leaves what the build of the whole site needs for it. */
  own: readonly string[] | undefined;
}

/** The records of the index before there is a page, the file of a page that will be in the index (its content would wait in memory), or the order. */
export type IndexMessage =
  | { early: { records: readonly SearchRecord[]; languages: IndexOrder['languages'] } }
  | { page: string; url: string }
  | { order: IndexOrder };

/**
 * A thread that writes the search index of a built site and ends. It prepares pages while others are still rendered, and writes each part of the index of which
 * it has all pages; those that it did not get, or that were changed later, are read from the site. What earlier builds prepared comes from their cache.
 */
const { caches, version } = workerData as ResultCaches;
/** For drafts, and for the results of a build whose results are not for the next one. A later build removes what a killed one left. */
const drafts = join(caches, keptIndexesKind, draftsName());
const ownCaches = version === undefined ? drafts : caches;
useResultsOf(version ?? 'own', ownCaches);
const pages = new PreparedPages(resultCache('indexed-pages'), resultCache('indexed-page-hashes'));
const kept = keptIndexes(version ?? 'own', ownCaches);
let early: EarlyParts | undefined;
let given: readonly SearchRecord[] = [];

async function write(order: IndexOrder): Promise<void> {
  const { records = given, names, folder, languages, dist, elsewhere, base, hashes, own } = order;
  await early?.end();
  const pageAt = (url: string) =>
    readFile(elsewhere.get(url) ?? join(dist, url.slice(base.length), 'index.html'), 'utf8');
  pages.from({ pageAt, hashes });
  const options = { preparedAt: pages.contentAt, hashAt: pages.hashAt, kept };
  if (own) {
    const urls = new Set(own);
    await indexAhead(records, (url) => urls.has(url), folder, languages[0], options);
  } else await writeIndex(records, names, folder, languages, options);
  pages.keep();
  kept?.prune();
  await rm(drafts, { recursive: true, force: true });
}

function take(message: IndexMessage): void {
  if ('early' in message) {
    const { records, languages } = message.early;
    given = records;
    try {
      if (kept) early = new EarlyParts(records, { kept, folder: drafts, language: languages[0] });
    } catch {
      // All is written in the end, which reports the error.
    }
    return;
  }
  if ('page' in message) {
    try {
      early?.add(message.url, pages.prepare(readFileSync(message.page, 'utf8')));
    } catch {
      // It is prepared again when the index is written, which reports the error.
    }
    return;
  }
  // Without a listener the thread ends when the index is written.
  parentPort?.off('message', take);
  void write(message.order);
}
parentPort?.on('message', take);
