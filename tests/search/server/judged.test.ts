import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { temporaryFolder } from '../../publications.ts';
import { faultsIn } from '../judge.ts';
import { judgedQueries } from '../judged-queries.ts';
import { exportedArticles, searchOf } from './filled.ts';

const folder = temporaryFolder();
let exported: Awaited<ReturnType<typeof exportedArticles>>;
before(async () => {
  exported = await exportedArticles(folder);
});

/** Judged queries that a server answers otherwise than the index in the browser, and why. */
const other = {
  opensearch: new Map([
    ['stop publishing PDF files', 'similar articles do not add to scores'],
    ['accesibility', 'Porter’s stem of the mistyped word is too far from that of the right one'],
    ['crowd sourcing', 'texts with both words come before those with one'],
  ]),
  typesense: new Map([
    ['identify pills by what they look like', 'texts with more of the words come first, whatever these say'],
    ['stop publishing PDF files', 'texts with more of the words come first, whatever these say'],
    [
      'why a government office joined snapchat',
      'texts with more of the words come first, whatever these say',
    ],
    ['$31bn big data', 'other forms of amounts are not asked for'],
    ['2016-12-31', 'other forms of dates are not asked for'],
    ['1 Sep 1983', 'other forms of dates are not asked for'],
    ['accesibility', 'Porter’s stem of the mistyped word is too far from that of the right one'],
    ['crowd sourcing', 'texts with both words come before those with one'],
  ]),
};

for (const engine of ['opensearch', 'typesense'] as const)
  describe(`judged queries, asked of a stand-in for ${engine}`, () => {
    test('have the answers that they have in the browser, except those named here', async () => {
      const { search } = searchOf(engine, exported);
      const faulty: string[] = [];
      for (const judged of judgedQueries) {
        const faults = await faultsIn(
          search,
          judged,
          (url) => /^\/articles\/([^/]+)\/$/.exec(url)?.[1] ?? url,
        );
        if (faults.length > 0) faulty.push(judged.query);
        if (!other[engine].has(judged.query)) assert.deepEqual(faults, [], judged.query);
      }
      assert.deepEqual(faulty, [...other[engine].keys()]);
    });
  });
