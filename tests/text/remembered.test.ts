import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { remembered } from '../../src/text/remembered.ts';

/** Returns a function that remembers three texts, and those that it computed. */
function counting() {
  const computed: string[] = [];
  const lengthOf = remembered((text) => {
    computed.push(text);
    return text.length;
  }, 3);
  return { computed, lengthOf };
}

describe('a function that remembers', () => {
  test('computes each text once', () => {
    const { computed, lengthOf } = counting();
    for (const text of ['a', 'bb', 'a', '', '', 'bb']) assert.equal(lengthOf(text), text.length);
    assert.deepEqual(computed, ['a', 'bb', '']);
  });

  test('forgets what was not asked for while others were', () => {
    const { computed, lengthOf } = counting();
    const others = ['rare', 'c', 'd', 'e', 'f', 'g'];
    for (const text of others) {
      lengthOf('often');
      lengthOf(text);
    }
    assert.deepEqual(computed, ['often', ...others]);
    lengthOf('g');
    lengthOf('rare');
    assert.deepEqual(computed, ['often', ...others, 'rare']);
  });
});
