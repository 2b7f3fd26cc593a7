import { hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import type { Language } from '../i18n/languages.ts';
import { indexAhead } from '../search/index-part.ts';
import { pageForIndex } from '../search/indexed-text.ts';
import type { SearchRecord } from '../search/record.ts';
import { indexedPart } from '../search/record-page.ts';
import type { SpellingGroup } from '../search/spellings.ts';
import { writeIndex } from '../search/write-index.ts';
import { keptIndexes } from './kept-indexes.ts';
import { resultCache, useResultsOf } from './result-cache.ts';

/** What the thread is to write; `writeIndex` describes it. */
export interface IndexOrder {
  records: readonly SearchRecord[];
  names: readonly SpellingGroup[];
  folder: string;
  languages: readonly [Language, ...Language[]];
  /** The folder of the built site, which has the pages. */
  dist: string;
  /** The path of that folder on the host. */
  base: string;
  /** For a part of a build: the URLs of its records. It writes no index, but leaves what the build of the whole site needs for it. */
  own: readonly string[] | undefined;
}

/** The folder with results of earlier builds, and the version of those that can be used. */
export interface IndexCaches {
  caches: string;
  version: string | undefined;
}

/** The bytes of a page that will be in the index, or the order. */
export type IndexMessage = { page: Uint8Array } | { order: IndexOrder };

/**
 * A thread that writes the search index of a built site and ends. It prepares pages while others are still rendered; those that it did not get, or that were
 * changed later, are read from the site. Pages that earlier builds prepared come from their cache.
 */
const { caches, version } = workerData as IndexCaches;
if (version !== undefined) useResultsOf(version);
const cache = resultCache('indexed-pages', caches);
/** Where results are not cached. */
const prepared = new Map<string, string>();

function forIndex(page: string): string {
  const key = hash('sha256', page);
  const known = prepared.get(key) ?? (cache.get(key) as { page: string } | undefined)?.page;
  if (known !== undefined) return known;
  const made = pageForIndex(page);
  if (version === undefined) prepared.set(key, made);
  else cache.set(key, { page: made });
  return made;
}

async function write({ records, names, folder, languages, dist, base, own }: IndexOrder): Promise<void> {
  const kept = keptIndexes(version, caches);
  const pageAt = (path: string) => readFile(join(dist, path.slice(base.length), 'index.html'), 'utf8');
  if (own) {
    const urls = new Set(own);
    await indexAhead(records, (url) => urls.has(url), folder, languages[0], { pageAt, forIndex, kept });
  } else await writeIndex(records, names, folder, languages, { pageAt, forIndex, kept });
  cache.prune();
  kept?.prune();
}

function take(message: IndexMessage): void {
  if ('page' in message) {
    try {
      forIndex(indexedPart(Buffer.from(message.page).toString('utf8')));
    } catch {
      // It is prepared again when the index is written, which reports the error.
    }
    parentPort?.postMessage('prepared');
    return;
  }
  // Without a listener the thread ends when the index is written.
  parentPort?.off('message', take);
  void write(message.order);
}
parentPort?.on('message', take);
