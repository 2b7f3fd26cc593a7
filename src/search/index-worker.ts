import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { workerData } from 'node:worker_threads';
import type { Language } from '../i18n/languages.ts';
import type { SearchRecord } from './record.ts';
import type { SpellingGroup } from './spellings.ts';
import { writeIndex } from './write-index.ts';

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
}

/** A thread that writes the search index of a built site and ends. */
const { records, names, folder, languages, dist, base } = workerData as IndexOrder;
await writeIndex(records, names, folder, languages, (path) =>
  readFile(join(dist, path.slice(base.length), 'index.html'), 'utf8'),
);
