import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromHtml } from 'hast-util-from-html';
import { toHtml } from 'hast-util-to-html';
import { prunePage } from '../../src/search/prune-page.ts';

test('a page for the index has no URLs of pictures, whose hashes would be words, and keeps what is said of them', () => {
  const page = fromHtml(
    '<html><head><title>A</title></head><body><main data-pagefind-body><figure><img src="/assets/a.XyLo.jpg" alt="A bridge"></figure></main></body></html>',
  );
  prunePage(page);
  assert.match(toHtml(page), /<img src="" alt="A bridge">/);
});
