import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readingAge } from '../../src/content/readability.ts';
import { readingMinutes } from '../../src/model/article.ts';

test('reading takes at least a minute, and a minute per 230 words', () => {
  assert.deepEqual([0, 1, 344, 345, 1150].map(readingMinutes), [1, 1, 1, 2, 5]);
});

test('long words and long sentences raise the reading age', () => {
  const plain = 'The cat sat. The dog ran. We paid once.';
  const dense =
    'Notwithstanding considerable administrative reorganisation, institutional accountability deteriorated irreversibly';
  assert.ok(readingAge(plain) < 9);
  assert.ok(readingAge(dense) > 20);
});

test('a text without words has no reading age', () => {
  assert.equal(readingAge(' — 17. '), 0);
});
