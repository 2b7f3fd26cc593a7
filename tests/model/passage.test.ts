import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { trimContext } from '../../src/model/passage.ts';

const passage = { before: 'One two three ', words: 'the quote itself', after: ', four five six.' };

describe('a passage is shortened', () => {
  test('to a number of words on either side, with an ellipsis where words were removed', () => {
    assert.deepEqual(trimContext(passage, 2), {
      before: '… two three ',
      words: 'the quote itself',
      after: ', four …',
    });
  });
  test('not at all if it has no more words than that', () => {
    assert.deepEqual(trimContext(passage, 9), passage);
    assert.deepEqual(trimContext({ before: '', words: 'a', after: '' }, 1), {
      before: '',
      words: 'a',
      after: '',
    });
  });
  test('without its heading', () => {
    assert.equal('heading' in trimContext({ ...passage, heading: { id: 'a', text: 'A' } }, 2), false);
  });
});
