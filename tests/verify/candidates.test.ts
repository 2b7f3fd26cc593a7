import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wordsToSearch } from '../../src/verify/candidates.ts';
import { tokensIn } from '../../src/verify/tokens.ts';

const text = 'The ministry reopened its warehouses near Tallowfield after 1984';
/** Returns the words of a text that are searched for, in an index in which each word is in a part of its own. */
const search = (sizeOf: (word: string) => number, of = text) =>
  wordsToSearch(of, tokensIn(of), {
    common: { en: ['the', 'its'] },
    chunks: of
      .toLowerCase()
      .split(' ')
      .sort()
      .map((word) => [word, '', sizeOf(word)]),
  });

test('names, numbers and long words are searched for before others, common words never', () => {
  assert.deepEqual(search(() => 0).slice(0, 3), ['Tallowfield', 'warehouses', '1984']);
  assert.ok(!search(() => 0).includes('its'));
});

test('a word that loads much of the index, because it is frequent, is searched for last', () => {
  const words = search((word) => (word === 'warehouses' ? 60 : 10));
  assert.equal(words[0], 'Tallowfield');
  assert.ok(!words.includes('warehouses') || words.indexOf('warehouses') === words.length - 1);
});

test('few words are searched for where each loads much, and ten where they load little', () => {
  const long = Array.from(
    { length: 40 },
    (_, at) => `unusual${String.fromCharCode(97 + (at % 26))}${at}`,
  ).join(' ');
  assert.equal(search(() => 12, long).length, 8);
  assert.equal(search(() => 30, long).length, 5);
  assert.equal(search(() => 1, long).length, 10);
});
