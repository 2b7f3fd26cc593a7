import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { citationParts } from '../../src/model/citation.ts';
import { source } from './contents.ts';

const parts = (data: Parameters<typeof source>[1]) => {
  const { id, data: fields } = source('a', data);
  return citationParts({ id, ...fields });
};

describe('a citation', () => {
  test('has a source’s parts in the form in which they are printed', () => {
    assert.deepEqual(parts({ author: 'Ida Brook', via: 'Post archive', date: '2026-08-30' }), {
      author: 'Ida Brook',
      what: 'Two bridges',
      set: 'quoted',
      publisher: 'The Valley Post, via Post archive',
      date: '2026-08-30',
      url: 'https://example.org/two-bridges',
      host: 'example.org',
    });
  });
  test('leads with our description where no title was seen', () => {
    const { what, set } = parts({ title: undefined, about: 'minutes of a meeting' });
    assert.deepEqual([what, set], ['minutes of a meeting', 'plain']);
  });
  test('leads with the title where there is a description too', () => {
    assert.equal(parts({ about: 'a report' }).what, 'Two bridges');
  });
  test('sets titles as books of style do: articles quoted, reports in italics, acts plain', () => {
    const set = (kind: 'reference' | 'report' | 'document') => parts({ kind }).set;
    assert.deepEqual([set('reference'), set('report'), set('document')], ['quoted', 'italic', 'plain']);
  });
  test('has no date where the source is undated', () => {
    assert.equal(parts({ date: 'undated' }).date, undefined);
  });
  test('names the host without www', () => {
    assert.equal(parts({ url: 'https://www.example.org:8080/a' }).host, 'example.org');
  });
});
