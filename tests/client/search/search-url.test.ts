import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import {
  formatQuery,
  type Known,
  parseQuery,
  type SearchState,
} from '../../../src/client/search/search-url.ts';

const known: Known = {
  topic: new Set(['iran', 'iraq']),
  year: new Set(['2014', '2026']),
  lang: new Set(['en', 'ar']),
};
const nothing: SearchState = {
  query: '',
  kind: 'article',
  order: 'best',
  chosen: {},
  shown: 10,
  verbatim: false,
};

describe('the URL of a search', () => {
  test('contains its state without default values', () => {
    assert.equal(formatQuery(nothing), '');
    assert.equal(
      formatQuery({
        query: ' who & why ',
        kind: 'quote',
        order: 'newest',
        chosen: { topic: ['iraq', 'iran'], year: ['2014'] },
        shown: 30,
        verbatim: true,
      }),
      '?q=who+%26+why&kind=quotes&topic=iraq&topic=iran&year=2014&order=newest&spelling=typed&shown=30',
    );
  });

  test('is parsed back to the same state', () => {
    const state = fc.record({
      query: fc.string({ unit: 'grapheme' }).map((text) => text.trim().toWellFormed()),
      kind: fc.constantFrom<SearchState['kind']>('article', 'quote'),
      order: fc.constantFrom<SearchState['order']>('best', 'newest'),
      chosen: fc.record({
        topic: fc.subarray(['iran', 'iraq'], { minLength: 1 }),
        lang: fc.subarray(['en', 'ar'], { minLength: 1 }),
      }),
      shown: fc.integer({ min: 1, max: 50 }).map((pages) => pages * 10),
      verbatim: fc.boolean(),
    });
    fc.assert(
      fc.property(state, (one) => {
        const { state: read, ignored } = parseQuery(formatQuery(one), known);
        assert.deepEqual([read, ignored], [{ ...one, chosen: { ...one.chosen } }, []]);
      }),
    );
  });

  const strange: [search: string, ignored: string[]][] = [
    ['?topic=nowhere&topic=iran', ['topic=nowhere']],
    ['?kind=people', ['kind=people']],
    ['?order=oldest&shown=ten', ['shown=ten', 'order=oldest']],
    ['?shown=-10', ['shown=-10']],
    ['?shown=1000000', ['shown=1000000']],
    ['?topic=__proto__', ['topic=__proto__']],
    ['?speaker=iran', ['speaker=iran']],
    [`?year=${'9'.repeat(100)}`, [`year=${'9'.repeat(54)}…`]],
    ['?utm_source=x&topic=', []],
    ['?%E0%A4%A', []],
  ];
  for (const [search, ignored] of strange)
    test(`returns unknown parameters as ignored: ${search.slice(0, 40)}`, () => {
      const read = parseQuery(search, known);
      assert.deepEqual(read.ignored.toSorted(), ignored.toSorted());
      assert.deepEqual(
        read.state,
        search.includes('topic=iran') ? { ...nothing, chosen: { topic: ['iran'] } } : nothing,
      );
    });

  test('rounds the number of results up to full pages', () => {
    assert.equal(parseQuery('?shown=25', known).state.shown, 30);
  });
});
