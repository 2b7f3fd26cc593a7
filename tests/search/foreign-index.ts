import { join } from 'node:path';
import { writeIndex } from '../../src/search/write-index.ts';
import { writtenOnce } from '../builds.ts';
import { fixtures } from '../publications.ts';
import { foreignNames, foreignRecords } from './foreign-articles.ts';

/** What the indexes are made of, in addition to the software. */
const means = [
  join(fixtures, 'foreign/articles.jsonl.gz'),
  join(import.meta.dirname, 'foreign-articles.ts'),
  import.meta.filename,
];

/** Returns the folder of an index of the articles of tests/fixtures/foreign. No test may change it. */
export const foreignIndex = (): Promise<string> =>
  writtenOnce('foreign-index', means, (folder) => writeIndex(foreignRecords, foreignNames, folder, ['en']));

/** Limits with which the articles are in five parts. */
const smallParts = { whole: 50, least: 20, most: 60 };

/** Returns the folder of an index of the same articles in parts, for a site in English and Arabic. No test may change it. */
export const foreignIndexInParts = (): Promise<string> =>
  writtenOnce('foreign-parts', means, (folder) =>
    writeIndex(foreignRecords, foreignNames, folder, ['en', 'ar'], { limits: smallParts }),
  );
