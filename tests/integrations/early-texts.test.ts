import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { EarlyTexts } from '../../src/integrations/early-texts.ts';
import { resultCache, textsKind, useResultsOf } from '../../src/integrations/result-cache.ts';
import type { PageOrder } from '../../src/integrations/texts-of-page.ts';
import { pageTexts } from '../../src/outputs/exports/page-texts.ts';
import { temporaryFolder } from '../publications.ts';

const pageOf = (number: number) =>
  `<!doctype html><title>Page</title><main><div class="prose"><p>Before. <mark id="q-${number}">The ${number}. town.</mark> After.</p></div></main>`;

const orderOf = (number: number, page = pageOf(number)): PageOrder => ({
  page: { content: page },
  address: `https://verbatim.example/articles/${number}/`,
  fragments: [`q-${number}`],
  around: { before: [], after: [] },
});

/** Nothing can be kept without a version. */
const nowhere = { caches: '.astro', version: undefined };

describe('texts that are taken while pages are rendered', () => {
  test('are those that the pages have, kept on disk by their keys, not in memory', async () => {
    const kept = { caches: temporaryFolder(), version: 'one' };
    useResultsOf(kept.version, kept.caches);
    const early = new EarlyTexts(kept, 0);
    for (let number = 0; number < 20; number++) early.take(`key${number}`, orderOf(number));
    assert.equal((await early.all()).size, 0);
    const results = resultCache(textsKind);
    for (let number = 0; number < 20; number++)
      assert.deepEqual(results.get(`key${number}`), pageTexts(pageOf(number), orderOf(number)));
  });

  test('are passed on where they cannot be kept', async () => {
    const early = new EarlyTexts(nowhere, 0);
    early.take('one', orderOf(1));
    early.take('two', orderOf(2));
    assert.deepEqual(
      await early.all(),
      new Map(
        [1, 2].map((number) => [number === 1 ? 'one' : 'two', pageTexts(pageOf(number), orderOf(number))]),
      ),
    );
  });

  test('are missing for a page that cannot be read, and for those after it, which the build then reads itself', async () => {
    const early = new EarlyTexts(nowhere, 0);
    early.take('good', orderOf(1));
    early.take('bad', orderOf(2, '<!doctype html><main><p>No text.</p></main>'));
    const texts = await early.all();
    assert.ok(texts.size <= 1);
    early.take('late', orderOf(3));
    assert.ok(!texts.has('late') && !texts.has('bad'));
  });

  test('start no thread where no page is rendered', async () => {
    assert.equal((await new EarlyTexts(nowhere).all()).size, 0);
  });

  test('are left to the build where they are few, and all taken where they are more', async () => {
    const takenOf = async (count: number) => {
      const early = new EarlyTexts(nowhere, 2);
      for (let number = 0; number < count; number++) early.take(`key${number}`, orderOf(number));
      return [...(await early.all()).keys()];
    };
    assert.deepEqual(await takenOf(2), []);
    assert.deepEqual(await takenOf(4), ['key0', 'key1', 'key2', 'key3']);
  });
});
