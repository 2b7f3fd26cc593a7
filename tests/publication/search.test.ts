import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { SearchEngine } from '../../src/search/engine.ts';
import { openIndex } from '../search/index-in-node.ts';
import { articles, quotes } from '../site/content.ts';
import { dist, pathOf } from '../site/dist.ts';
import { judgedQueries, type JudgedQuery } from './judged-queries.ts';

/** The published index. */
let index: Awaited<ReturnType<typeof openIndex>>;
let engine: SearchEngine;
before(async () => {
  index = await openIndex(join(dist, 'pagefind'));
  engine = new SearchEngine(index);
});
after(() => index.close());

/** Returns the slugs of the articles, or ids of the quotes, in the order shown. */
async function find({ query, lang, kind }: JudgedQuery): Promise<string[]> {
  const { hits } = await engine.answer({ query, lang, kind: kind === 'quotes' ? 'quote' : 'article' });
  const found = await Promise.all(hits.map(({ data }) => data()));
  return found.map(({ url }) => /^\/(?:articles|q)\/([^/]+)\/$/.exec(pathOf(url))?.[1] ?? url);
}

const known = {
  articles: new Set(articles.map(({ id }) => id)),
  quotes: new Set(quotes.map(({ quote }) => quote.id)),
};

/** The queries are about certain articles: a publication that has none of them is not judged by them. */
const isJudged = judgedQueries.some(({ kind, within }) => within.flat().some((one) => known[kind].has(one)));
const skip = isJudged ? false : 'the queries are about the articles of another publication';

for (const judged of judgedQueries) {
  const { query, lang, kind, within, without = [] } = judged;
  test(`${lang}, ${kind}: ${query}`, { skip }, async () => {
    const found = await find(judged);
    const first = found.slice(0, 3);
    for (const one of [...within.flat(), ...without]) assert.ok(known[kind].has(one), `unknown: ${one}`);
    for (const wanted of within) {
      const any = typeof wanted === 'string' ? [wanted] : wanted;
      assert.ok(
        any.some((one) => first.includes(one)),
        `expected ${any.join(' or ')}, found ${found.join(', ') || 'nothing'}`,
      );
    }
    assert.deepEqual(
      without.filter((one) => found.includes(one)),
      [],
      `found ${found.join(', ')}`,
    );
  });
}
