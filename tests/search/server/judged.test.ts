import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { faultsIn } from '../judge.ts';
import { judgedQueries } from '../judged-queries.ts';
import { differences } from './differences.ts';
import { exportedArticles, searchOf } from './filled.ts';

let exported: Awaited<ReturnType<typeof exportedArticles>>;
before(async () => {
  exported = await exportedArticles();
});

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
        if (!differences[engine].has(judged.query)) assert.deepEqual(faults, [], judged.query);
      }
      assert.deepEqual(faulty, [...differences[engine].keys()]);
    });
  });
