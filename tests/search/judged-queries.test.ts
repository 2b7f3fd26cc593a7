import { after, before } from 'node:test';
import { SearchEngine } from '../../src/search/engine.ts';
import { writeIndex } from '../../src/search/write-index.ts';
import { temporaryFolder } from '../publications.ts';
import { foreignIds, foreignNames, foreignRecords } from './foreign-articles.ts';
import { openIndex } from './index-in-node.ts';
import { testJudged } from './judge.ts';
import { judgedQueries } from './judged-queries.ts';

let index: Awaited<ReturnType<typeof openIndex>>;
let engine: SearchEngine;
const folder = temporaryFolder();
before(async () => {
  await writeIndex(foreignRecords, foreignNames, folder, ['en']);
  index = await openIndex(folder);
  engine = new SearchEngine(index);
});
after(() => index.close());

testJudged(
  judgedQueries,
  () => engine,
  (url) => /^\/articles\/([^/]+)\/$/.exec(url)?.[1] ?? url,
  { known: () => (id) => foreignIds.has(id) },
);
