import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nearest, neighboursKept, shareScores } from '../../src/search/similar-articles.ts';

/** Sixty texts on twelve matters, five each, and words that all have. */
const texts = Array.from({ length: 60 }, (_, index) => [
  'the',
  'text',
  ...['one', 'two', 'three'].map((word) => `${word}-of-${index % 12}`),
  `own-${index}`,
]);

test('neighbours of a text are those on the same matter', () => {
  const near = nearest(texts);
  assert.equal(near?.length, 60 * neighboursKept);
  for (const [place, other] of near.entries()) {
    const text = Math.floor(place / neighboursKept);
    assert.notEqual(other, text);
    assert.equal(other % 12, text % 12, `${other} beside ${text}`);
  }
});

test('a few texts have none, and a text that is like no other has only itself', () => {
  assert.equal(nearest(texts.slice(0, 49)), undefined);
  const near = nearest([...texts, ['nothing', 'like', 'it']]);
  assert.deepEqual([...(near?.slice(60 * neighboursKept) ?? [])], [60, 60, 60]);
});

test('a text takes a share of its neighbours’ scores; what was not found is not brought in', () => {
  const near = Uint16Array.of(1, 2, 3, 0, 2, 3, 0, 1, 3, 3, 3, 3);
  const scores = shareScores(Float64Array.of(10, 4, 0, 6), near, 0.3);
  assert.ok(Math.abs((scores[0] ?? 0) - (7 + (0.3 * (4 + 0 + 6)) / 3)) < 1e-9);
  assert.equal(scores[2], 0);
  assert.ok(Math.abs((scores[3] ?? 0) - 0.7 * 6) < 1e-9);
});
