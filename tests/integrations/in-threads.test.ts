import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { inThreads } from '../../src/integrations/in-threads.ts';
import type { PageOrder } from '../../src/integrations/texts-of-page.ts';
import { type PageTexts, pageTexts } from '../../src/outputs/exports/page-texts.ts';
import { temporaryFolder } from '../publications.ts';

const folder = temporaryFolder();
const pageOf = (number: number) =>
  `<!doctype html><title>Page</title><main><div class="prose"><p>Before. <mark id="q-${number}">The ${number}. town.</mark> After.</p></div></main>`;

/** Writes a page and returns the order to take its texts. */
function orderOf(number: number, page = pageOf(number)): PageOrder {
  const file = join(folder, `${number}.html`);
  writeFileSync(file, page);
  return {
    page: { file },
    address: `https://verbatim.example/articles/${number}/`,
    fragments: [`q-${number}`],
    around: {
      before: [{ type: 'heading', depth: 1, children: [{ type: 'text', value: `Title ${number}` }] }],
      after: [],
    },
  };
}

const module = new URL('../../src/integrations/text-thread.ts', import.meta.url);
interface Exchange {
  order: PageOrder;
  result: PageTexts;
}

describe('threads that take texts from pages', () => {
  // More than two threads get at first.
  const orders = Array.from({ length: 50 }, (_, number) => orderOf(number));

  test('return for each page what this thread would return', async () => {
    const results = new Map<number, PageTexts>();
    await inThreads<Exchange>(module, orders, 2, (texts, number) => results.set(number, texts));
    assert.equal(results.size, orders.length);
    for (const [number, order] of orders.entries())
      assert.deepEqual(results.get(number), pageTexts(pageOf(number), order));
    assert.equal(results.get(49)?.markdown, '# Title 49\n\nBefore. The 49. town. After.\n');
    assert.equal(results.get(49)?.quotes.get('q-49')?.exact, 'The 49. town.');
  });

  test('fail with the URL of a page that lacks its quote', async () => {
    const broken = orderOf(50, '<main><div class="prose"><p>Nothing is marked.</p></div></main>');
    await assert.rejects(
      inThreads<Exchange>(module, [...orders, broken], 2, () => undefined),
      /https:\/\/verbatim\.example\/articles\/50\/ lacks #q-50/,
    );
  });

  test('end if there is nothing to do', async () => {
    await inThreads<Exchange>(module, [], 2, () => assert.fail());
  });
});
