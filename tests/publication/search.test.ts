import { join } from 'node:path';
import { after, before } from 'node:test';
import { SearchEngine } from '../../src/search/engine.ts';
import { openIndex } from '../search/index-in-node.ts';
import { testJudged } from '../search/judge.ts';
import { articles, quotes } from '../site/content.ts';
import { dist, pathOf } from '../site/dist.ts';
import { judgedQueries } from './judged-queries.ts';

/** The published index. */
let index: Awaited<ReturnType<typeof openIndex>>;
let engine: SearchEngine;
before(async () => {
  index = await openIndex(join(dist, 'pagefind'));
  engine = new SearchEngine(index);
});
after(() => index.close());

const known = {
  articles: new Set(articles.map(({ id }) => id)),
  quotes: new Set(quotes.map(({ quote }) => quote.id)),
};

/** The queries are about certain articles: a publication that has none of them is not judged by them. */
const isJudged = judgedQueries.some(({ kind, within }) => within.flat().some((one) => known[kind].has(one)));

testJudged(
  judgedQueries,
  () => engine,
  (url) => /^\/(?:articles|q)\/([^/]+)\/$/.exec(pathOf(url))?.[1] ?? url,
  {
    skip: isJudged ? false : 'the queries are about the articles of another publication',
    known:
      ({ kind }) =>
      (id) =>
        known[kind].has(id),
  },
);
