import assert from 'node:assert/strict';
import { test } from 'node:test';
import { counted } from '../../src/text/counted.ts';

test('returns the noun in the singular or plural', () => {
  assert.deepEqual(
    [0, 1, 2].map((count) => counted(count, 'quote')),
    ['0 quotes', '1 quote', '2 quotes'],
  );
  assert.deepEqual(
    [0, 1, 2].map((count) => counted(count, 'address is', 'addresses are')),
    ['0 addresses are', '1 address is', '2 addresses are'],
  );
});
