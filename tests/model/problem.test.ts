import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { nearest, show } from '../../src/model/problem.ts';

describe('a value is shown', () => {
  test('text in quotation marks, other things as JSON, nothing as a word', () => {
    assert.deepEqual(['a “b”', 20, null, ['a'], undefined].map(show), [
      '“a “b””',
      '20',
      'no value',
      '["a"]',
      'nothing',
    ]);
  });
  test('cut where it is long', () => {
    assert.equal(show('a'.repeat(120)), `“${'a'.repeat(120)}”`);
    assert.equal(show('a'.repeat(121)), `“${'a'.repeat(117)}…”`);
  });
});

describe('the nearest word', () => {
  const fields = ['title', 'standfirst', 'topics', 'pullQuotes'];
  test('is the one with fewest letters to change', () => {
    assert.equal(nearest('tittle', fields), 'title');
  });
  test('does not mind case', () => {
    assert.equal(nearest('PullQuotes', ['title', 'pullquotes']), 'pullquotes');
    assert.equal(nearest('TITLE', fields), 'title');
  });
  test('may differ in two letters, or in a third of a long word', () => {
    assert.equal(nearest('tilet', fields), 'title');
    assert.equal(nearest('standforst', fields), 'standfirst');
    assert.equal(nearest('stundforzt', fields), 'standfirst');
  });
  test('is none where all are too far', () => {
    assert.equal(nearest('weather', fields), undefined);
    assert.equal(nearest('titleofpage', fields), undefined);
    assert.equal(nearest('title', []), undefined);
  });
});
