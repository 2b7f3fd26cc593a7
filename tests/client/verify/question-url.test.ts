import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fragmentOf, questionIn } from '../../../src/client/verify/question-url.ts';

const asked = (url: string) => questionIn(new URL(url, 'https://news.example/verify/'));

test('reads a question behind the #, and one in parameters', () => {
  assert.deepEqual(asked('#text=two%20bridges&speaker=Mara+Lind&said=2014'), {
    text: 'two bridges',
    speaker: 'Mara Lind',
    said: '2014',
  });
  assert.deepEqual(asked('?text=two%20bridges'), { text: 'two bridges', speaker: '', said: '' });
  assert.equal(asked('?text=one#text=two')?.text, 'two');
});

test('finds no question in another URL', () => {
  for (const url of ['', '#main', '?text=', '#text', '?__proto__=x', '#%'])
    assert.equal(asked(url), undefined, url);
});

test('a link asks what was asked, whatever it is', () => {
  for (const text of [
    '“a & b” = 100 % #1',
    'a+b',
    'لم يُدفع ثمن الجسر',
    '<script>',
    '\u202ereversed',
    'x'.repeat(5000),
  ]) {
    const question = { text, speaker: 'Ö & Co', said: '2014-06' };
    assert.deepEqual(asked(fragmentOf(question)), question);
    assert.doesNotMatch(fragmentOf(question), /[\s+<>"]/);
  }
  assert.equal(fragmentOf({ text: 'a' }), '#text=a');
  // A half of a character cannot be in a URL.
  assert.equal(asked(fragmentOf({ text: 'a\ud800' }))?.text, 'a\ufffd');
});
