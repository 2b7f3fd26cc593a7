import assert from 'node:assert/strict';
import { test } from 'node:test';
// Vite defines it in the browser.
Object.assign(globalThis, { storagePrefix: '' });
const { suggested } = await import('../../../src/client/search/suggestions.ts');

const names = ['Quds Force', 'Qasem Soleimani', 'National Guard', 'al-Amiri'].map((name) => ({
  path: `/topics/${name}/`,
  forms: [name],
}));
const suggestions = (typed: string) => suggested(names, typed, 'en').map(({ name }) => name);

test('names are suggested by their first letters, and by those of their other words', () => {
  assert.deepEqual(suggestions('q'), []);
  assert.deepEqual(suggestions('Qu'), ['Quds Force']);
  assert.deepEqual(suggestions('sol'), ['Qasem Soleimani']);
  assert.deepEqual(suggestions('Amir'), ['al-Amiri']);
  assert.deepEqual(suggestions('al-am'), ['al-Amiri']);
});
test('names are suggested by the last words of a longer query', () => {
  assert.deepEqual(suggestions('photos of sol'), ['Qasem Soleimani']);
  assert.deepEqual(suggestions('law of the national gu'), ['National Guard']);
  assert.deepEqual(suggestions('law of qa'), []);
});
test('names that begin with all words come before those that begin with the last', () => {
  assert.deepEqual(suggestions('national guard'), ['National Guard']);
  assert.deepEqual(suggestions('quds force sol'), ['Qasem Soleimani']);
});
