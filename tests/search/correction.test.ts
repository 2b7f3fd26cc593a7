import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { correct, readWordList, writeWordList } from '../../src/search/correction.ts';
import { editDistance } from '../../src/text/edit-distance.ts';

const list = new Map([
  ['soleimani', 6],
  ['militia', 5],
  ['militias', 3],
  ['mosul', 7],
  ['model', 2],
  ['army', 8],
  ['الحشد', 3],
]);

describe('spelling correction', () => {
  const cases: [typed: string, meant: string | undefined][] = [
    ['solemani', 'soleimani'],
    ['Soliemani', 'soleimani'],
    ['milita', 'militia'],
    ['mosil', 'mosul'],
    ['amry', 'army'],
    ['الحسد', 'الحشد'],
    ['arm', undefined],
    ['zeppelin', undefined],
    ['', undefined],
  ];
  for (const [typed, meant] of cases)
    test(`corrects “${typed}” to ${meant ?? 'nothing'}`, () => {
      assert.equal(correct(typed, list), meant);
    });
  test('prefers the more frequent of two words with as many errors', () => {
    assert.equal(correct('militiax', list), 'militia');
  });
});

test('reads back a word list and rejects a damaged one', () => {
  assert.deepEqual(readWordList(writeWordList(list)), list);
  assert.throws(() => readWordList('<!doctype html>\nword\nword x\n'), /damaged/);
});

describe('edit distance', () => {
  test('counts added, missing, wrong and swapped letters', () => {
    for (const [a, b, errors] of [
      ['army', 'army', 0],
      ['army', 'arms', 1],
      ['army', 'amry', 1],
      ['army', 'arm', 1],
      ['army', 'barmy', 1],
      ['', 'army', 4],
    ] as const)
      assert.equal(editDistance(a, b), errors, `${a} ${b}`);
  });
  test('is symmetric, and exceeds a limit only if the distance does', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 7 });
    fc.assert(
      fc.property(word, word, fc.nat(4), (a, b, limit) => {
        const errors = editDistance(a, b);
        assert.equal(editDistance(b, a), errors);
        assert.equal(editDistance(a, b, limit) > limit, errors > limit);
      }),
    );
  });
});
