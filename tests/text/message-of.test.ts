import assert from 'node:assert/strict';
import { test } from 'node:test';
import { messageOf } from '../../src/text/message-of.ts';

test('returns the message of an error, and anything else that is thrown as text', () => {
  assert.equal(messageOf(new TypeError('no such file')), 'no such file');
  assert.equal(messageOf('stopped'), 'stopped');
  assert.equal(messageOf(undefined), 'undefined');
});
