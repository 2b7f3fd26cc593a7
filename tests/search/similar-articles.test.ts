import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  CountedTexts,
  similarPerText,
  similarTexts,
  smoothScores,
} from '../../src/search/similar-articles.ts';
import { seeded } from '../seeded.ts';

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

/** The 30 words of each text with the highest tf-idf, in this order, as a unit vector; words of one text, or of more than one in seven, are ignored. */
function vectorsOf(all: readonly (readonly string[])[]): Map<string, number>[] {
  const documents = Map.groupBy(
    all.flatMap((words) => [...new Set(words)]),
    (word) => word,
  );
  return all.map((words) => {
    const weighed = [...Map.groupBy(words, (word) => word)].flatMap(([word, { length: times }]) => {
      const count = documents.get(word)?.length ?? 0;
      const weight = (1 + Math.log(times)) * Math.log(all.length / count);
      return count < 2 || count > all.length / 7 ? [] : [[word, weight] as const];
    });
    const best = weighed.sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).slice(0, 30);
    const length = Math.hypot(...best.map(([, weight]) => weight));
    return new Map(best.map(([word, weight]) => [word, weight / length]));
  });
}

/** Compares each text with each other, and returns what is stored of the most similar three; of two that are equally similar, the first. */
function comparedWithAll(all: readonly (readonly string[])[]): number[] {
  const vectors = vectorsOf(all);
  return vectors.flatMap((own, text) => {
    const similar = vectors
      .map((other, number) => {
        let cosine = 0;
        for (const [word, weight] of own) cosine += weight * (other.get(word) ?? 0);
        return { number, cosine };
      })
      .filter(({ number, cosine }) => number !== text && cosine > 0)
      .sort((a, b) => b.cosine - a.cosine || a.number - b.number);
    return Array.from({ length: similarPerText }, (_, rank) => {
      const { number, cosine } = similar[rank] ?? { number: text, cosine: 0 };
      return number * 4 + Math.round(Math.min(1, cosine / 0.4) * 3);
    });
  });
}

test('similar texts are those of a comparison of all with all, also if many are equally similar', () => {
  let ties = 0;
  for (let seed = 1; seed <= 12; seed++) {
    const random = seeded(seed);
    const upTo = (most: number) => Math.floor(random() * most);
    const all: string[][] = [];
    while (all.length < 50 + 3 * seed) {
      const before = all[upTo(all.length * 3)];
      // Many texts have the words of another, in another order.
      if (before) all.push(before.toReversed());
      else all.push(Array.from({ length: upTo(50) }, () => `word-${upTo(60 + seed * 60)}`));
    }
    const expected = comparedWithAll(all);
    assert.deepEqual([...(similarTexts(counted(all)) ?? [])], expected, `seed ${seed}`);
    assert.deepEqual([...(similarTexts(counted(all), 32) ?? [])], expected, `seed ${seed}, 32 bits`);
    ties += new Set(all.map((words) => words.toSorted().join())).size < all.length - 5 ? 1 : 0;
  }
  assert.ok(ties > 10, 'too few texts are equally similar');
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
