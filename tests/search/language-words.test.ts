import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { isListed, wordFilter } from '../../src/search/language-words.ts';
import { NumbersAndDates } from '../../src/search/numbers-and-dates.ts';
import { plan } from '../../src/search/plan.ts';

const english = readFileSync(join(import.meta.dirname, '../../src/search/language-words-en.bin'));

test('the words of English have their inflections', () => {
  for (const word of ['refugees', 'died', 'river', 'armies', 'stopped', 'using', 'happily'])
    assert.ok(isListed(word, english), word);
});
test('mistyped words are not among them', () => {
  for (const word of ['payrol', 'solemani', 'pinterst', 'natoinal', 'mosil'])
    assert.ok(!isListed(word, english), word);
});
test('a filter knows every word that it was made from', () => {
  const words = Array.from({ length: 500 }, (_, index) => `word${index}x`);
  const filter = wordFilter(words);
  assert.ok(words.every((word) => isListed(word, filter)));
});

const forms = (query: string) =>
  new NumbersAndDates(['en', 'ar']).otherForms(plan(query, new Set())).map((words) => words.join(' '));

test('amounts have abbreviations and words', () => {
  for (const query of ['$200bn', '$200 billion', '200 مليار']) {
    const found = forms(query);
    for (const form of ['200bn', '200 billion', '200 مليار'])
      assert.ok(found.includes(form), `${query}: ${form}`);
  }
});
test('dates have every order and language', () => {
  for (const query of ['2014-06-10', '10 June 2014', 'June 10, 2014', '10 حزيران 2014'])
    for (const form of ['10 June 2014', 'June 10 2014', '10 يونيو 2014', '10 حزيران 2014'])
      assert.ok(forms(query).includes(form), `${query}: ${form}`);
  assert.ok(forms('8 Jan').includes('January 8'));
  assert.deepEqual(forms('45 June'), []);
  assert.deepEqual(forms('may be'), []);
});
