import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { type Contents, files } from '../../src/search/files.ts';
import { chunkOf } from '../../src/verify/chunk-of.ts';
import { foreignIndex } from './foreign-index.ts';

let folder: string;
let contents: Contents;
before(async () => {
  folder = await foreignIndex();
  contents = JSON.parse(readFileSync(join(folder, files.contents), 'utf8')) as Contents;
});

test('no chunk of words takes more than 16 KB', () => {
  const sizes = readdirSync(join(folder, 'index')).map((name) => statSync(join(folder, 'index', name)).size);
  assert.ok(sizes.length > 10);
  assert.deepEqual(
    sizes.filter((size) => size > 16 * 1024),
    [],
  );
});

test('the table of contents lists the chunks in order of words, each of them a file', () => {
  const words = contents.chunks.map(([first]) => first);
  assert.deepEqual(
    words,
    words.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))),
  );
  assert.deepEqual(
    words.filter((word) => /[\s\p{C}\uFFFD]/u.test(word)),
    [],
  );
  assert.deepEqual(
    contents.chunks.map(([, name]) => `${name}.pf_index`).toSorted(),
    readdirSync(join(folder, 'index')).toSorted(),
  );
});

test('words that begin with the same two letters are in one chunk, unless it is large', () => {
  const isLarge = (name: string) =>
    gunzipSync(readFileSync(join(folder, 'index', `${name}.pf_index`))).length > 30_000;
  for (const [index, [first]] of contents.chunks.entries()) {
    const before = contents.chunks[index - 1];
    if (before?.[0].slice(0, 2) === first.slice(0, 2)) assert.ok(isLarge(before[1]), first);
  }
});

test('a word is in the chunk that is listed for it, whose size is listed', () => {
  for (const word of ['Administration', 'recoveries', 'Résumé']) {
    const [first = '', name = '', size = 0] = chunkOf(contents.chunks, word) ?? [];
    const file = join(folder, 'index', `${name}.pf_index`);
    assert.equal(size, Math.ceil(statSync(file).size / 1024));
    const stem = word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().slice(0, 4);
    assert.ok(first <= stem || first.startsWith(stem.slice(0, 2)), `${word} is listed under ${first}`);
    assert.ok(gunzipSync(readFileSync(file)).includes(stem), `${name} lacks ${word}`);
  }
  assert.equal(chunkOf([], 'word'), undefined);
});
