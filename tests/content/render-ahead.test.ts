import assert from 'node:assert/strict';
import { readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { ContentCache } from '../../src/content/content-cache.ts';
import { readContent } from '../../src/content/read-content.ts';
import { renderAhead } from '../../src/content/render-ahead.ts';
import { copyOf } from '../publications.ts';

/** Enough articles for two threads. */
const count = 150;
const article = (number: number, body = `Bridge ${number} was built by hand.`) => `---
title: Bridge ${number}
standfirst: One of many bridges.
date: 2026-10-01
author: [newsroom]
topics: [rivers]
---
${body}

## The toll

It was ${number} coins.
`;
const file = (number: number) => `content/articles/bridge-${number}.md`;

const root = copyOf('good');
for (let number = 1; number <= count; number++) writeFileSync(join(root, file(number)), article(number));
writeFileSync(join(root, file(7)), article(7, '<blink>Bridge 7</blink> '.repeat(3)));
writeFileSync(join(root, file(8)), article(8).replace('date: 2026-10-01', 'date: 2026-02-30'));
writeFileSync(join(root, 'elsewhere.md'), article(9));
symlinkSync(join(root, 'elsewhere.md'), join(root, 'content/articles/link.md'));
const excluded = new Set(['content/articles/link.md']);

const isCached = (cache: ContentCache, path: string) =>
  cache.has(ContentCache.keyOf(path, readFileSync(join(root, path))));

describe('articles that are rendered ahead', () => {
  test('are cached, except those with invalid fields and those that are excluded', async () => {
    const cache = new ContentCache();
    const keys = await renderAhead({ root, excluded, cache }, 2);
    const numbers = Array.from({ length: count }, (_, index) => index + 1);
    assert.deepEqual(
      numbers.filter((number) => !isCached(cache, file(number))),
      [8],
    );
    // The reader need not open these again.
    assert.deepEqual(
      numbers.filter((number) => !keys.has(file(number))),
      [8],
    );
    assert.equal(isCached(cache, 'content/articles/link.md'), false);
  });
  test('are read as those that are not', async () => {
    const cache = new ContentCache();
    await renderAhead({ root, excluded, cache }, 2);
    const [ahead, alone] = [await readContent(root, cache), await readContent(root, new ContentCache())];
    const { now, findNames } = alone.contents;
    // The clock goes on between the two, and each has a search of its own.
    assert.deepEqual({ ...ahead.contents, now, findNames }, alone.contents);
    assert.deepEqual(ahead.problems, alone.problems);
  });
  test('are none if there is one processor, or if few are not cached', async () => {
    const cache = new ContentCache();
    await renderAhead({ root, excluded, cache }, 0);
    assert.equal(isCached(cache, file(1)), false);
    await renderAhead({ root: copyOf('good'), excluded, cache }, 2);
    assert.equal(isCached(cache, file(1)), false);
  });
});
