import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { ResultCache } from '../../src/integrations/result-cache.ts';
import { temporaryFolder } from '../publications.ts';

const folderOf = (version: string, parent = join(temporaryFolder(), 'cache')) => join(parent, version);

describe('the cache of results', () => {
  test('returns what an earlier build left', () => {
    const folder = folderOf('v1');
    new ResultCache(folder).set('key', { words: ['one'] });
    assert.deepEqual(new ResultCache(folder).get('key'), { words: ['one'] });
  });

  for (const [what, damage] of [
    ['cut off', (bytes: Buffer) => bytes.subarray(0, -3)],
    ['changed', (bytes: Buffer) => Buffer.concat([bytes.subarray(0, -1), Buffer.of(0)])],
    ['empty', () => Buffer.alloc(0)],
  ] as const)
    test(`reports a file that is ${what}, and counts it as missing`, ({ mock }) => {
      const warn = mock.method(console, 'warn', () => undefined);
      const folder = folderOf('v1');
      new ResultCache(folder).set('key', { words: ['one'] });
      writeFileSync(join(folder, 'key'), damage(readFileSync(join(folder, 'key'))));
      assert.equal(new ResultCache(folder).get('key'), undefined);
      assert.deepEqual(
        warn.mock.calls.map(({ arguments: [text] }) => String(text)),
        [`A result of an earlier build is dropped, because it is damaged: ${join(folder, 'key')}`],
      );
    });

  test('keeps the results of other versions of the software for these', () => {
    const parent = join(temporaryFolder(), 'cache');
    new ResultCache(folderOf('v1', parent)).set('key', { words: ['one'] });
    const cache = new ResultCache(folderOf('v2', parent));
    assert.equal(cache.get('key'), undefined);
    cache.set('key', { words: ['two'] });
    cache.prune();
    assert.deepEqual(new ResultCache(folderOf('v1', parent)).get('key'), { words: ['one'] });
    assert.deepEqual(new ResultCache(folderOf('v2', parent)).get('key'), { words: ['two'] });
  });

  test('removes the results that a build has not asked for', () => {
    const folder = folderOf('v1');
    const first = new ResultCache(folder);
    for (const key of ['used', 'unused']) first.set(key, {});
    const second = new ResultCache(folder);
    second.get('used');
    second.prune();
    assert.deepEqual(readdirSync(folder), ['used']);
  });

  test('keeps nothing, and does not fail, in a folder that cannot be written', () => {
    const parent = temporaryFolder();
    writeFileSync(join(parent, 'file'), '');
    const cache = new ResultCache(join(parent, 'file', 'v1'));
    cache.set('key', {});
    assert.equal(cache.get('key'), undefined);
    cache.prune();
  });

  test('keeps nothing without a folder', () => {
    const cache = new ResultCache(undefined);
    cache.set('key', {});
    assert.equal(cache.get('key'), undefined);
    cache.prune();
  });
});
