import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { nearest, show } from '../../src/model/problem.ts';

describe('a value is shown', () => {
  test('as text in quotation marks, as JSON, or as “no value”', () => {
    assert.deepEqual(['a “b”', 20, null, ['a'], undefined].map(show), [
      '“a “b””',
      '20',
      'no value',
      '["a"]',
      'nothing',
    ]);
  });
  test('shortened if it is long', () => {
    assert.equal(show('a'.repeat(120)), `“${'a'.repeat(120)}”`);
    assert.equal(show('a'.repeat(121)), `“${'a'.repeat(117)}…”`);
  });
});

describe('the most similar word', () => {
  const fields = ['title', 'standfirst', 'topics', 'pullQuotes'];
  test('is the one with the smallest edit distance', () => {
    assert.equal(nearest('tittle', fields), 'title');
  });
  test('ignores case', () => {
    assert.equal(nearest('PullQuotes', ['title', 'pullquotes']), 'pullquotes');
    assert.equal(nearest('TITLE', fields), 'title');
  });
  test('differs in at most two letters, or a third of a long word', () => {
    assert.equal(nearest('tilet', fields), 'title');
    assert.equal(nearest('standforst', fields), 'standfirst');
    assert.equal(nearest('stundforzt', fields), 'standfirst');
  });
  test('is undefined if all are too different', () => {
    assert.equal(nearest('weather', fields), undefined);
    assert.equal(nearest('titleofpage', fields), undefined);
    assert.equal(nearest('title', []), undefined);
  });
});
