import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { citationParts } from '../../src/model/citation.ts';
import { source } from './contents.ts';

const parts = (data: Parameters<typeof source>[1]) => {
  const { id, data: fields } = source('a', data);
  return citationParts({ id, ...fields });
};

describe('a citation', () => {
  test('has the parts of a source as they are shown', () => {
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
  test('uses the description if there is no title', () => {
    const { what, set } = parts({ title: undefined, about: 'minutes of a meeting' });
    assert.deepEqual([what, set], ['minutes of a meeting', 'plain']);
  });
  test('uses the title if there is also a description', () => {
    assert.equal(parts({ about: 'a report' }).what, 'Two bridges');
  });
  test('sets titles of articles in quotation marks, of reports in italics, of acts plain', () => {
    const set = (kind: 'reference' | 'report' | 'document') => parts({ kind }).set;
    assert.deepEqual([set('reference'), set('report'), set('document')], ['quoted', 'italic', 'plain']);
  });
  test('has no date if the source is undated', () => {
    assert.equal(parts({ date: 'undated' }).date, undefined);
  });
  test('names the host without www', () => {
    assert.equal(parts({ url: 'https://www.example.org:8080/a' }).host, 'example.org');
  });
});
