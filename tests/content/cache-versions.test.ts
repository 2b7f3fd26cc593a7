import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { enterVersion } from '../../src/content/cache-versions.ts';
import { temporaryFolder } from '../publications.ts';

/** A cache with a version for each name, in which each has a file of so many bytes; the last was used last. */
function cacheWith(names: readonly string[], bytes = 10, limits = { mostOthers: 3, mostBytes: 1000 }) {
  const parent = join(temporaryFolder(), 'cache');
  const enter = (name: string) => {
    const isNew = enterVersion(join(parent, name), limits);
    writeFileSync(join(parent, name, 'file'), Buffer.alloc(bytes));
    return isNew;
  };
  for (const name of names) enter(name);
  return { parent, enter, versions: () => readdirSync(parent) };
}

describe('versions of a cache', () => {
  test('stay when another one is used, such as a preview', () => {
    const { enter, versions, parent } = cacheWith(['build', 'preview']);
    assert.equal(enter('build'), false);
    assert.deepEqual(versions(), ['build', 'preview']);
    assert.ok(existsSync(join(parent, 'preview', 'file')));
  });

  test('are removed, the one first that was used least recently', () => {
    const { enter, versions } = cacheWith(['a', 'b', 'c', 'd', 'a']);
    enter('e');
    assert.deepEqual(versions(), ['a', 'c', 'd', 'e']);
  });

  test('are removed if together they have too many bytes, but never the current one', () => {
    const { enter, versions } = cacheWith(['a', 'b'], 600);
    enter('c');
    assert.deepEqual(versions(), ['b', 'c']);
    const large = cacheWith(['a'], 2000);
    large.enter('a');
    assert.deepEqual(large.versions(), ['a']);
  });

  test('are new if there were others', () => {
    const { enter } = cacheWith([]);
    assert.equal(enter('a'), false);
    assert.equal(enter('b'), true);
    assert.equal(enter('a'), false);
  });

  for (const [what, text] of [
    ['is damaged', '[{"name":'],
    ['is something else', '{"name":"a"}'],
    ['lists folders elsewhere', '[{"name":"../elsewhere","bytes":1}]'],
  ] as const)
    test(`stay within their number if the list of them ${what}`, () => {
      const { enter, parent, versions } = cacheWith(['a', 'b', 'c', 'd']);
      const elsewhere = join(parent, '../elsewhere');
      writeFileSync(`${parent}-versions.json`, text);
      enter('e');
      assert.deepEqual(versions().length, 4);
      assert.ok(versions().includes('e'));
      assert.ok(!existsSync(elsewhere));
    });

  test('are not folders of another kind, which stay and do not count', () => {
    const { parent, versions } = cacheWith(['a', 'b', 'c', 'd']);
    mkdirSync(join(parent, 'draft-1'));
    enterVersion(join(parent, 'e'), { isVersion: (name) => !name.startsWith('draft-') });
    assert.deepEqual(versions(), ['b', 'c', 'd', 'draft-1', 'e']);
  });

  test('that older software left count as used before all others', () => {
    const { enter, parent, versions } = cacheWith(['b', 'c', 'd']);
    mkdirSync(join(parent, 'a'));
    enter('e');
    assert.deepEqual(versions(), ['b', 'c', 'd', 'e']);
  });
});
