import assert from 'node:assert/strict';
import { test } from 'node:test';
import { outspoken } from '../../src/search/patch-pagefind.ts';

test('another edition of Pagefind’s module is refused, not passed on silent', () => {
  assert.throws(() => outspoken('export const search = () => undefined;'), /another one than expected/);
});
