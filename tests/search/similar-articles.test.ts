import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  CountedTexts,
  similarPerText,
  similarTexts,
  smoothScores,
} from '../../src/search/similar-articles.ts';

/** Sixty texts on twelve subjects, five each, and words that all of them have. */
const texts = Array.from({ length: 60 }, (_, index) => [
  'the',
  'text',
  ...['one', 'two', 'three'].map((word) => `${word}-of-${index % 12}`),
  `own-${index}`,
]);

const counted = (texts: readonly (readonly string[])[]) => {
  const counts = new CountedTexts();
  for (const words of texts) counts.add(words);
  return counts;
};

test('similar texts are on the same subject', () => {
  const similar = similarTexts(counted(texts));
  assert.equal(similar?.length, 60 * similarPerText);
  for (const [place, entry] of similar.entries()) {
    const [other, similarity] = [Math.floor(entry / 4), entry % 4];
    assert.equal(similarity, 3);
    const text = Math.floor(place / similarPerText);
    assert.notEqual(other, text);
    assert.equal(other % 12, text % 12, `${other} and ${text}`);
  }
});

test('a short list has no similar texts, and a unique text only itself', () => {
  assert.equal(similarTexts(counted(texts.slice(0, 49))), undefined);
  const similar = similarTexts(counted([...texts, ['nothing', 'like', 'it']]));
  assert.deepEqual([...(similar?.slice(60 * similarPerText) ?? [])], [240, 240, 240]);
});

test('smoothing replaces a share of a score, the larger the more similar the texts, and finds no further texts', () => {
  const entry = (text: number, similarity: number) => text * 4 + similarity;
  const similar = Uint16Array.of(
    ...[entry(1, 3), entry(2, 0), entry(3, 1)],
    ...[entry(0, 0), entry(2, 0), entry(3, 0)],
    ...[entry(0, 3), entry(1, 3), entry(3, 3)],
    ...[entry(3, 0), entry(3, 0), entry(3, 0)],
  );
  const smoothed = (...of: number[]) => [...smoothScores(Float64Array.from(of), similar, 0.3)];
  const [best = 0, ...others] = smoothed(10, 4, 0, 6);
  // The best text gives up half of the share.
  assert.ok(Math.abs(best - (10 - (0.15 * (6 + 4 / 3)) / 3)) < 1e-9);
  assert.deepEqual(others, [4, 0, 6]);
  // A text with half of the best score gives up seven eighths of it.
  assert.ok(Math.abs((smoothed(10, 4, 0, 20)[0] ?? 0) - (10 + (0.3 * 0.875 * (-6 + 10 / 3)) / 3)) < 1e-9);
  assert.deepEqual(smoothed(0, 0, 0, 0), [0, 0, 0, 0]);
});
