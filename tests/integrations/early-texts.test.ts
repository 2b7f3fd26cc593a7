import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { EarlyTexts } from '../../src/integrations/early-texts.ts';
import type { PageOrder } from '../../src/integrations/text-thread.ts';
import { pageTexts } from '../../src/outputs/exports/page-texts.ts';

const pageOf = (number: number) =>
  `<!doctype html><title>Page</title><main><div class="prose"><p>Before. <mark id="q-${number}">The ${number}. town.</mark> After.</p></div></main>`;

const orderOf = (number: number, page = pageOf(number)): PageOrder => ({
  page: { content: page },
  address: `https://verbatim.example/articles/${number}/`,
  fragments: [`q-${number}`],
  around: { before: [], after: [] },
});

describe('texts that are taken while pages are rendered', () => {
  test('are those that the pages have, by their keys', async () => {
    const early = new EarlyTexts();
    for (let number = 0; number < 20; number++) early.take(`key ${number}`, orderOf(number));
    const texts = await early.all();
    assert.equal(texts.size, 20);
    for (let number = 0; number < 20; number++)
      assert.deepEqual(texts.get(`key ${number}`), pageTexts(pageOf(number), orderOf(number)));
  });

  test('are missing for a page that cannot be read, and for those after it, which the build then reads itself', async () => {
    const early = new EarlyTexts();
    early.take('good', orderOf(1));
    early.take('bad', orderOf(2, '<!doctype html><main><p>No text.</p></main>'));
    const texts = await early.all();
    assert.ok(texts.size <= 1);
    early.take('late', orderOf(3));
    assert.ok(!texts.has('late') && !texts.has('bad'));
  });

  test('start no thread where no page is rendered', async () => {
    assert.equal((await new EarlyTexts().all()).size, 0);
  });
});
