import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Judged, judgedArticles, type Score, score } from './judged-set.ts';

const share = (part: number, whole: number) => Math.round((part / whole) * 1000) / 10;

function totals(scores: readonly Score[]) {
  const count = (list: keyof Score) => scores.reduce((sum, each) => sum + each[list].length, 0);
  const [right, wrong, missed] = [count('right'), count('wrong'), count('missed')];
  return {
    right,
    wrong,
    missed,
    precision: share(right, right + wrong),
    recall: share(right, right + missed),
  };
}

for (const half of ['tuned', 'judged'] as const)
  test(`names words and speaker rightly in nine of ten quotations of the ${half} articles`, async (t) => {
    const articles: Judged[] = await judgedArticles(half);
    assert.equal(articles.length, 10);
    const scores = articles.map(score);
    const { precision, recall, right, wrong, missed } = totals(scores);
    t.diagnostic(
      `${half}: precision ${precision} %, recall ${recall} % (${right} right, ${wrong} wrong, ${missed} missed)`,
    );
    assert.ok(precision >= 90, `precision ${precision} %`);
    assert.ok(recall >= 85, `recall ${recall} %`);
  });
