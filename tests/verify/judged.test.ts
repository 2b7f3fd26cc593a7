import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { arabicAndPersianSite } from './arabic-and-persian.ts';
import { foreignSite } from './foreign-site.ts';
import { judge, type Judgement, type Making } from './judged-case.ts';

/** What is asked of half of the questions: thresholds are tuned on those with even numbers only. */
const halves = { tuned: 0, judged: 1 } as const;

let judgements: Judgement[] = [];
let close: () => Promise<void>;
before(async () => {
  const site = await foreignSite();
  close = site.close;
  judgements = await judge(site.verifier, site.cases);
});
after(() => close());

for (const [name, rest] of Object.entries(halves))
  describe(`the ${name} half of the questions about foreign articles`, () => {
    const made = (...kinds: Making[]) =>
      judgements.filter(({ number, judged }) => number % 2 === rest && kinds.includes(judged.made));
    const faults = (all: readonly Judgement[]) =>
      all.filter(({ fault }) => fault !== '').map(({ judged, fault }) => `${fault}: ${judged.text}`);

    test('has enough of them', () => {
      assert.ok(judgements.length > 220, String(judgements.length));
      for (const kind of ['exact', 'withdrawn', 'negation', 'unrelated', 'paraphrase'] as const)
        assert.ok(made(kind).length > 5, kind);
    });

    test('exact and withdrawn quotes are all recognized, however they were copied', () => {
      assert.deepEqual(
        faults(made('exact', 'copy', 'case', 'passage', 'withdrawn', 'changed', 'credit')),
        [],
      );
    });

    test('of altered ones, 95 % are found with the right passage and the change that matters first', () => {
      const all = made('typo', 'word', 'number', 'negation', 'cut', 'around');
      const found = faults(all);
      assert.ok(found.length <= all.length * 0.05, found.join('\n'));
    });

    test('joined ones are taken apart, 90 % of them', () => {
      const all = made('stitched');
      assert.ok(faults(all).length <= all.length * 0.1 + 1, faults(all).join('\n'));
    });

    test('at most 1 % of paraphrases and unrelated texts are called altered, a part or exact', () => {
      const all = made('unrelated', 'paraphrase');
      assert.ok(faults(all).length <= all.length * 0.01, faults(all).join('\n'));
    });

    test('words of withdrawn quotes are in no answer about them', () => {
      for (const { answer, judged } of made('withdrawn'))
        assert.ok(!JSON.stringify(answer).includes(judged.text.slice(5, 40)));
    });
  });

describe('the questions in Arabic and Persian', () => {
  let asked: Judgement[] = [];
  before(async () => {
    const site = await arabicAndPersianSite();
    asked = await judge(site.verifier, site.cases);
    await site.close();
  });

  test('are enough for 300 with the others', () => {
    assert.ok(asked.length + judgements.length >= 300, `${asked.length} and ${judgements.length}`);
  });

  // No threshold was tuned on either half.
  test('are all answered rightly, in both halves', () => {
    assert.deepEqual(
      asked.filter(({ fault }) => fault !== '').map(({ judged, fault }) => `${fault}: ${judged.text}`),
      [],
    );
  });
});
