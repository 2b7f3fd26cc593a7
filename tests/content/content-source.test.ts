import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ContentSource } from '../../src/content/content-source.ts';
import type { Reading } from '../../src/content/read-content.ts';
import { copyOf } from '../publications.ts';

/** A publication whose readings end when the test ends them. */
function opened() {
  const begun: PromiseWithResolvers<Reading>[] = [];
  const content = new ContentSource(copyOf('good'), () => {
    const reading = Promise.withResolvers<Reading>();
    begun.push(reading);
    return reading.promise;
  });
  return { content, begun };
}

/** Waits until everything has happened that waits for nothing else. */
const settled = () => new Promise(setImmediate);
const reading = (name: string) => ({ library: name }) as unknown as Reading;

describe('content that changes while it is read', () => {
  test('is read again when that reading has ended, once for all changes until then', async () => {
    const { content, begun } = opened();
    const first = content.read();
    await settled();
    const later = ['a draft', 'a file', 'no draft'].map(() => {
      content.changed();
      return content.read();
    });
    await settled();
    assert.equal(begun.length, 1);
    begun[0]?.resolve(reading('first'));
    assert.deepEqual(await first, reading('first'));
    await settled();
    assert.equal(begun.length, 2);
    begun[1]?.resolve(reading('second'));
    assert.deepEqual(await Promise.all(later), Array(3).fill(reading('second')));
    assert.deepEqual(await content.read(), reading('second'));
    assert.equal(begun.length, 2);
  });

  test('is not what a reading found that had begun', async () => {
    const { content, begun } = opened();
    const first = content.read();
    await settled();
    content.changed();
    begun[0]?.resolve(reading('first'));
    await first;
    const second = content.read();
    await settled();
    begun[1]?.resolve(reading('second'));
    assert.deepEqual(await second, reading('second'));
  });

  test('is read again after a reading that failed', async () => {
    const { content, begun } = opened();
    const first = content.read();
    await settled();
    content.changed();
    const second = content.read();
    begun[0]?.reject(new Error('no file can be opened'));
    await assert.rejects(first, /no file can be opened/);
    await settled();
    begun[1]?.resolve(reading('second'));
    assert.deepEqual(await second, reading('second'));
  });
});
