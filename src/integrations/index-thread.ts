import { hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { workerData } from 'node:worker_threads';
import type { Language } from '../i18n/languages.ts';
import { pageForIndex } from '../search/indexed-text.ts';
import type { SearchRecord } from '../search/record.ts';
import type { SpellingGroup } from '../search/spellings.ts';
import { writeIndex } from '../search/write-index.ts';
import { keptIndexes } from './kept-indexes.ts';
import { resultCache, useResultsOf } from './result-cache.ts';

/** What the thread gets; `writeIndex` describes it. */
export interface IndexOrder {
  records: readonly SearchRecord[];
  names: readonly SpellingGroup[];
  folder: string;
  languages: readonly [Language, ...Language[]];
  /** The folder of the built site, which has the pages. */
  dist: string;
  /** The path of that folder on the host. */
  base: string;
  /** The version of the results of earlier builds that can be used. */
  version: string | undefined;
}

/** A thread that writes the search index of a built site and ends. Pages that earlier builds prepared for it come from their cache. */
const { records, names, folder, languages, dist, base, version } = workerData as IndexOrder;
if (version !== undefined) useResultsOf(version);
const cache = resultCache('indexed-pages');
const kept = keptIndexes(version);
await writeIndex(records, names, folder, languages, {
  pageAt: (path) => readFile(join(dist, path.slice(base.length), 'index.html'), 'utf8'),
  forIndex: (page) => {
    const key = hash('sha256', page);
    const known = cache.get(key) as { page: string } | undefined;
    if (known) return known.page;
    const prepared = pageForIndex(page);
    cache.set(key, { page: prepared });
    return prepared;
  },
  kept,
});
cache.prune();
kept?.prune();
