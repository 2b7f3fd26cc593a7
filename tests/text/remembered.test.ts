import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
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

const megabyte = 2 ** 20;
setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;
/** Returns how much memory texts and objects take that are still in use. */
function usedMemory(): number {
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
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

  test('keeps no page in memory of which it was given a part', () => {
    const lengthOf = remembered((text) => text.length, 200);
    const before = usedMemory();
    for (let page = 0; page < 200; page++) {
      const text = `${page} of many pages `.repeat(megabyte / 16);
      lengthOf(text.slice(0, 40));
    }
    assert.ok(usedMemory() - before < 20 * megabyte);
    assert.equal(lengthOf('0 of many pages 0 of many pages 0 of many pages '.slice(0, 40)), 40);
  });
});
