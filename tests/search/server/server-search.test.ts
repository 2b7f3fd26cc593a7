import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import type { Answer, SearchRequest } from '../../../src/search/engine.ts';
import { SearchEngine } from '../../../src/search/engine.ts';
import { resultOf } from '../../../src/search/result.ts';
import type { ServerFault } from '../../../src/search/server/answer.ts';
import { ServerSearch } from '../../../src/search/server/server-search.ts';
import { openIndex } from '../index-in-node.ts';
import { exportedArticles, searchOf, serverOf } from './filled.ts';

let exported: Awaited<ReturnType<typeof exportedArticles>>;
before(async () => {
  exported = await exportedArticles();
});

const request = (query: string, rest: Partial<SearchRequest> = {}): SearchRequest => ({
  query,
  kind: 'article',
  lang: 'en',
  ...rest,
});
const pathsOf = ({ hits }: Answer) => Promise.all(hits.map(async ({ data }) => (await data()).url));
const engines = ['opensearch', 'typesense'] as const;

for (const engine of engines)
  describe(`a stand-in for ${engine}`, () => {
    test('finds as many texts and counts the same facets as the index, within a choice', async (t) => {
      const index = await openIndex(exported.folder);
      t.after(() => index.close());
      const asked = request('pluto', { chosen: { year: ['2015'] } });
      const { search } = searchOf(engine, exported);
      const [own, server] = [await new SearchEngine(index).answer(asked), await search.answer(asked)];
      assert.ok(own.total > 0);
      assert.equal(server.total, own.total);
      assert.deepEqual((await pathsOf(server)).sort(), (await pathsOf(own)).sort());
      const nonzero = async ({ count }: Answer) =>
        new Map(
          [...(await count())].map(([facet, counts]) => [
            facet,
            [...counts].filter(([, number]) => number > 0).sort(([a], [b]) => (a < b ? -1 : 1)),
          ]),
        );
      const [expected, found] = [await nonzero(own), await nonzero(server)];
      for (const facet of ['topic', 'author', 'year', 'lang'] as const)
        assert.deepEqual(found.get(facet), expected.get(facet), facet);
    });

    test('returns as many results as will be shown, and how many there are', async () => {
      const { search } = searchOf(engine, exported);
      const answer = await search.answer(request('government', { shown: 3 }));
      assert.equal(answer.hits.length, 3);
      assert.ok(answer.total > 3);
    });

    test('excludes words, requires phrases, and sorts by date', async () => {
      const { search } = searchOf(engine, exported);
      const all = await search.answer(request('mobile', { shown: 100 }));
      const without = await search.answer(request('mobile -app', { shown: 100 }));
      assert.ok(without.total > 0 && without.total < all.total);
      const phrase = await search.answer(request('“mobile moments”', { shown: 100 }));
      const texts = await Promise.all(phrase.hits.map(async ({ data }) => (await data()).content));
      assert.ok(texts.length > 0 && texts.every((text) => /mobile moments?/i.test(text)));
      const newest = await search.answer(request('mobile', { order: 'newest', shown: 50 }));
      const dates = await Promise.all(newest.hits.map(async ({ data }) => (await data()).meta.date));
      assert.deepEqual(dates, [...dates].sort().reverse());
    });

    test('highlights the words that match, and reports a mistyped one', async () => {
      const { search } = searchOf(engine, exported);
      const answer = await search.answer(request('thunderclapp'));
      assert.deepEqual(
        answer.corrected.map(({ typed }) => typed),
        ['thunderclapp'],
      );
      const [hit = assert.fail()] = answer.hits;
      const { title } = resultOf(hit, await hit.data());
      assert.deepEqual(
        title.filter(({ marked }) => marked).map(({ text }) => text),
        ['Thunderclap'],
      );
    });

    test('is asked without cookies, and only for what was typed', async () => {
      const { search, sent } = searchOf(engine, exported);
      await search.answer(request('pluto'));
      assert.deepEqual(
        sent.map(({ url, headers }) => ({ url, key: headers['x-typesense-api-key'] })),
        [
          engine === 'opensearch'
            ? { url: 'https://search.example.org/articles/_search', key: undefined }
            : { url: 'https://search.example.org/multi_search', key: 'searches-only' },
        ],
      );
    });
  });

/** An answer with one document, as each server writes it. */
function answerWith(fields: object, id = '/articles/https-for-all/') {
  const document = { lang: 'en', text_en: 'HTTPS for all.', anchors: '[]', ...fields };
  const facets = ['topic', 'speaker', 'about', 'author', 'series', 'year', 'event', 'lang'];
  return {
    opensearch: {
      timed_out: false,
      _shards: { failed: 0 },
      hits: {
        total: { value: 1, relation: 'eq' },
        hits: [{ _id: id, _score: 1, _source: document, highlight: {} }],
      },
      aggregations: {
        other: { doc_count: 0 },
        'term-0': { doc_count: 1 },
        ...Object.fromEntries(facets.map((facet) => [facet, { doc_count: 1, ids: { buckets: [] } }])),
      },
    },
    typesense: {
      results: [
        {
          found: 1,
          hits: [{ document: { id, ...document }, text_match: 1, highlights: [] }],
          facet_counts: [],
        },
        { found: 0, hits: [] },
        { found: 1, hits: [] },
      ],
    },
  };
}

const responses: Record<string, [ServerFault, (engine: (typeof engines)[number]) => Response]> = {
  'an error of the server': ['away', () => new Response('', { status: 503 })],
  'too many requests': ['away', () => new Response('', { status: 429 })],
  'a refusal': ['wrong', () => new Response('{"error":"no permissions"}', { status: 403 })],
  'a page instead of an answer': ['wrong', () => new Response('<html>It works!</html>')],
  'half an answer': ['wrong', () => new Response('{"hits":{"total":')],
  'an answer of another program': ['wrong', () => new Response('{"hits":[],"nbHits":0}')],
  'a document of another schema': [
    'wrong',
    (engine) => Response.json(answerWith({ text_en: undefined, body: 'HTTPS' })[engine]),
  ],
  'a page of another site': [
    'wrong',
    (engine) => Response.json(answerWith({}, 'https://evil.example/')[engine]),
  ],
  'a path out of the articles': [
    'wrong',
    (engine) => Response.json(answerWith({}, '/articles/../admin/')[engine]),
  ],
};

for (const engine of engines)
  describe(`an answer of ${engine} that is not one`, () => {
    for (const [what, [fault, response]] of Object.entries(responses))
      test(`has its own name: ${what}`, async () => {
        const search = new ServerSearch(serverOf(engine), exported.files, () =>
          Promise.resolve(response(engine)),
        );
        assert.equal(await search.tryAnswer(request('https')), fault);
      });

    test('has its own name: none', async () => {
      const search = new ServerSearch(serverOf(engine), exported.files, () =>
        Promise.reject(new TypeError('Failed to fetch')),
      );
      assert.equal(await search.tryAnswer(request('https')), 'away');
    });

    test('is an answer with the same document in the right schema', async () => {
      const search = new ServerSearch(serverOf(engine), exported.files, () =>
        Promise.resolve(Response.json(answerWith({})[engine])),
      );
      const answer = await search.tryAnswer(request('https'));
      assert.ok(typeof answer === 'object' && answer.total === 1);
    });

    test('keeps markup as text', async () => {
      const text = '<img src=x onerror=alert(1)> HTTPS for all.';
      const search = new ServerSearch(serverOf(engine), exported.files, () =>
        Promise.resolve(Response.json(answerWith({ text_en: text })[engine])),
      );
      const [hit = assert.fail()] = (await search.answer(request('https'))).hits;
      const { excerpt } = resultOf(hit, await hit.data());
      assert.equal(excerpt.map(({ text: shown }) => shown).join(''), text);
    });

    test('is not asked for again for a while, so that readers wait once', async () => {
      let count = 0;
      const search = new ServerSearch(serverOf(engine), exported.files, () => {
        count++;
        return Promise.resolve(new Response('', { status: 503 }));
      });
      await search.tryAnswer(request('https'));
      assert.equal(await search.tryAnswer(request('https again')), 'away');
      assert.equal(count, 1);
    });
  });

describe('a part of the texts', () => {
  const partly = {
    'a shard that failed': { ...answerWith({}).opensearch, _shards: { failed: 1 } },
    'a search that ended early': { ...answerWith({}).opensearch, timed_out: true },
  };
  for (const [what, json] of Object.entries(partly))
    test(`is not an answer: ${what}`, async () => {
      const search = new ServerSearch(serverOf('opensearch'), exported.files, () =>
        Promise.resolve(Response.json(json)),
      );
      assert.equal(await search.tryAnswer(request('https')), 'wrong');
    });
});
