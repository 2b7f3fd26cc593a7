import assert from 'node:assert/strict';
import { test } from 'node:test';
import { messageOf, withCauses } from '../../src/text/message-of.ts';

test('returns the message of an error, and anything else that is thrown as text', () => {
  assert.equal(messageOf(new TypeError('no such file')), 'no such file');
  assert.equal(messageOf('stopped'), 'stopped');
  assert.equal(messageOf(undefined), 'undefined');
});

test('returns an error with its causes, each once', () => {
  const last = new Error('connection reset', { cause: 'a cable' });
  const first = new Error('cannot load', { cause: last });
  assert.deepEqual(withCauses(first), [first, last, 'a cable']);
  last.cause = first;
  assert.deepEqual(withCauses(first), [first, last]);
  assert.deepEqual(withCauses('stopped'), ['stopped']);
  assert.deepEqual(withCauses(undefined), []);
});
