import assert from 'node:assert/strict';
import { test } from 'node:test';
import { similarPerText, similarTexts, smoothScores } from '../../src/search/similar-articles.ts';

/** Sixty texts on twelve subjects, five each, and words that all of them have. */
const texts = Array.from({ length: 60 }, (_, index) => [
  'the',
  'text',
  ...['one', 'two', 'three'].map((word) => `${word}-of-${index % 12}`),
  `own-${index}`,
]);

test('similar texts are on the same subject', () => {
  const similar = similarTexts(texts);
  assert.equal(similar?.length, 60 * similarPerText);
  for (const [place, other] of similar.entries()) {
    const text = Math.floor(place / similarPerText);
    assert.notEqual(other, text);
    assert.equal(other % 12, text % 12, `${other} and ${text}`);
  }
});

test('a short list has no similar texts, and a unique text only itself', () => {
  assert.equal(similarTexts(texts.slice(0, 49)), undefined);
  const similar = similarTexts([...texts, ['nothing', 'like', 'it']]);
  assert.deepEqual([...(similar?.slice(60 * similarPerText) ?? [])], [60, 60, 60]);
});

test('smoothing adds a share of the similar texts’ scores, but no texts that were not found', () => {
  const similar = Uint16Array.of(1, 2, 3, 0, 2, 3, 0, 1, 3, 3, 3, 3);
  const scores = smoothScores(Float64Array.of(10, 4, 0, 6), similar, 0.3);
  assert.ok(Math.abs((scores[0] ?? 0) - (7 + (0.3 * (4 + 0 + 6)) / 3)) < 1e-9);
  assert.equal(scores[2], 0);
  assert.ok(Math.abs((scores[3] ?? 0) - 0.7 * 6) < 1e-9);
});
