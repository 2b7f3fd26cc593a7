import { after, before } from 'node:test';
import { SearchEngine } from '../../src/search/engine.ts';
import { foreignIds } from './foreign-articles.ts';
import { foreignIndex } from './foreign-index.ts';
import { openIndex } from './index-in-node.ts';
import { testJudged } from './judge.ts';
import { judgedQueries } from './judged-queries.ts';

let index: Awaited<ReturnType<typeof openIndex>>;
let engine: SearchEngine;
before(async () => {
  index = await openIndex(await foreignIndex());
  engine = new SearchEngine(index);
});
after(() => index.close());

testJudged(
  judgedQueries,
  () => engine,
  (url) => /^\/articles\/([^/]+)\/$/.exec(url)?.[1] ?? url,
  { known: () => (id) => foreignIds.has(id) },
);
