import assert from 'node:assert/strict';
import { test } from 'node:test';
import { patchPagefind } from '../../src/search/patch-pagefind.ts';

test('rejects an unknown version of Pagefind’s module', () => {
  assert.throws(() => patchPagefind('export const search = () => undefined;'), /not the expected version/);
});
