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

describe('the word that was meant', () => {
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
    test(`of ${typed || 'nothing'} is ${meant ?? 'not known'}`, () => {
      assert.equal(correct(typed, list), meant);
    });
  test('is the commoner of two that are as near', () => {
    assert.equal(correct('militiax', list), 'militia');
  });
});

test('a list of words is read back as it was written', () => {
  assert.deepEqual(readWordList(writeWordList(list)), list);
  assert.throws(() => readWordList('<!doctype html>\nword\nword x\n'), /damaged/);
});

describe('the distance of two words', () => {
  test('counts letters too many, too few, wrong, and two that changed places', () => {
    for (const [a, b, slips] of [
      ['army', 'army', 0],
      ['army', 'arms', 1],
      ['army', 'amry', 1],
      ['army', 'arm', 1],
      ['army', 'barmy', 1],
      ['', 'army', 4],
    ] as const)
      assert.equal(editDistance(a, b), slips, `${a} ${b}`);
  });
  test('is the same both ways, and over the limit where it is over it', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 7 });
    fc.assert(
      fc.property(word, word, fc.nat(4), (a, b, limit) => {
        const slips = editDistance(a, b);
        assert.equal(editDistance(b, a), slips);
        assert.equal(editDistance(a, b, limit) > limit, slips > limit);
      }),
    );
  });
});
