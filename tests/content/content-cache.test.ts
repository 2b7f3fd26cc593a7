import assert from 'node:assert/strict';
import { appendFileSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, test } from 'node:test';
import { roomsOfReading } from '../../src/content/cache-version.ts';
import { ContentCache } from '../../src/content/content-cache.ts';
import { readContent } from '../../src/content/read-content.ts';
import { markdownProcessor } from '../../src/markdown/processor.ts';
import { formatProblems } from '../../src/model/report.ts';
import { copyOf, copyWith, fixtures } from '../publications.ts';
import { assertSameStructure } from '../same-structure.ts';

// The day on which the expected reports were written: some name it.
process.env.SOURCE_DATE_EPOCH = String(Date.parse('2026-11-22') / 1000);

/** A folder for the cache of one version, in a folder that is removed after the tests. */
const cacheFolder = (version = 'version') => join(copyOf('good'), 'cache', version);
const key = ContentCache.keyOf('a file');
const value = { text: 'Ten ledgers', missing: undefined, list: [1, 2] };
const kept = { value, texts: ['The first text', '', 'Körper “und” 身体'] };

describe('the cache', () => {
  test('returns values of an earlier process, including undefined fields', () => {
    const folder = cacheFolder();
    new ContentCache(folder).set(key, kept);
    const found = new ContentCache(folder).get(key) as typeof value;
    assert.deepStrictEqual(found, value);
    assert.ok('missing' in found);
  });

  test('returns texts, from disk and from memory', () => {
    const folder = cacheFolder();
    for (const cache of [new ContentCache(folder), new ContentCache()]) cache.set(key, kept);
    const caches = [new ContentCache(folder), new ContentCache()];
    caches[1]?.set(key, kept);
    for (const cache of caches) {
      assert.deepStrictEqual(cache.get(key), value);
      assert.deepEqual([0, 1, 2].map(cache.texts(key)), kept.texts);
    }
  });

  test('keeps values that another thread encoded', () => {
    const folder = cacheFolder();
    for (const cache of [new ContentCache(folder), new ContentCache()]) {
      cache.add(ContentCache.encode(key, kept));
      assert.deepStrictEqual(cache.get(key), value);
      assert.deepEqual([0, 1, 2].map(cache.texts(key)), kept.texts);
    }
    assert.deepStrictEqual(new ContentCache(folder).get(key), value);
  });

  /** The only file of a cache. */
  const fileIn = (folder: string) => join(folder, readdirSync(folder)[0] ?? '');
  const damages: [name: string, change: (bytes: Buffer) => Buffer][] = [
    ['is cut off', (bytes) => bytes.subarray(0, -1)],
    ['has another byte in a text', (bytes) => changed(bytes, bytes.length - 3)],
    ['has another length', (bytes) => changed(bytes, 33)],
    ['is something else', () => Buffer.from('{}')],
  ];
  for (const [name, change] of damages)
    test(`does not return a file that ${name}, says so once, and replaces it`, () => {
      const folder = cacheFolder();
      new ContentCache(folder).set(key, kept);
      writeFileSync(fileIn(folder), change(readFileSync(fileIn(folder))));
      const notes: string[] = [];
      const cache = new ContentCache(folder, (line) => notes.push(line));
      assert.equal(cache.get(key), undefined);
      assert.deepEqual(notes, ['The cache of the content is damaged: what it lacks is read again.']);
      cache.set(key, kept);
      cache.prune();
      assert.equal(readdirSync(folder).length, 1);
      const next = new ContentCache(folder, (line) => notes.push(line));
      assert.deepStrictEqual(next.get(key), value);
      assert.equal(notes.length, 1);
    });
  function changed(bytes: Buffer, at: number): Buffer {
    bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
    return bytes;
  }

  test('returns the values before a damaged one', () => {
    const folder = cacheFolder();
    const other = ContentCache.keyOf('another file');
    const before = new ContentCache(folder);
    before.set(key, kept);
    before.set(other, kept);
    const bytes = readFileSync(fileIn(folder));
    writeFileSync(fileIn(folder), changed(bytes, bytes.length - 1));
    const cache = new ContentCache(folder);
    assert.deepStrictEqual([cache.get(key), cache.get(other)], [value, undefined]);
    assert.equal(cache.texts(key)(0), kept.texts[0]);
  });

  test('reads texts of values that were moved or removed since', () => {
    const folder = cacheFolder();
    const cache = new ContentCache(folder);
    const long = { value, texts: ['x'.repeat(3 * 2 ** 20)] };
    const other = ContentCache.keyOf('another file');
    cache.set(key, kept);
    cache.set(other, long);
    const [first, second] = [cache.texts(key), cache.texts(other)];
    cache.prune();
    cache.get(key);
    cache.prune();
    assert.ok(statSync(fileIn(folder)).size < 2 ** 20);
    assert.deepEqual([first(2), second(0).length], [kept.texts[2], 3 * 2 ** 20]);
  });

  test('keeps few files, whatever the number of processes', () => {
    const folder = cacheFolder();
    const keys = Array.from({ length: 40 }, (_, number) => ContentCache.keyOf(String(number)));
    for (const one of keys) {
      const cache = new ContentCache(folder);
      for (const other of keys) cache.get(other);
      cache.set(one, kept);
      cache.prune();
    }
    const cache = new ContentCache(folder);
    assert.ok(keys.every((one) => cache.has(one)));
    assert.ok(readdirSync(folder).length < 20, `${readdirSync(folder).length} files`);
  });

  test('never uses values of another version of the code or settings, says so, and keeps them for it', () => {
    const before = cacheFolder('before');
    new ContentCache(before).set(key, kept);
    const notes: string[] = [];
    const note = (line: string) => notes.push(line);
    const now = new ContentCache(join(dirname(before), 'now'), note);
    assert.equal(now.get(key), undefined);
    now.set(key, { value: {} });
    assert.deepEqual(notes, ['The software or the settings changed: all content is read again.']);
    assert.deepStrictEqual(new ContentCache(before, note).get(key), value);
    assert.equal(notes.length, 1);
  });

  test('removes values that the last reading did not use', () => {
    const cache = new ContentCache(cacheFolder());
    const other = ContentCache.keyOf('another file');
    cache.set(key, kept);
    cache.prune();
    cache.set(other, kept);
    cache.prune();
    assert.deepEqual([cache.get(key), cache.get(other)], [undefined, value]);
  });

  test('works without a writable disk', () => {
    const folder = join(copyOf('good'), 'content/site.yaml', 'version');
    const cache = new ContentCache(folder);
    cache.set(key, kept);
    cache.prune();
    assert.deepStrictEqual(cache.get(key), value);
  });

  test('distinguishes the parts of a key', () => {
    assert.notEqual(ContentCache.keyOf('ab', 'c'), ContentCache.keyOf('a', 'bc'));
  });
});

describe('a reading with a cache', () => {
  const bad = readdirSync(join(fixtures, 'bad')).filter((_, index) => index % 20 === 0);
  for (const name of [undefined, ...bad])
    test(`gives the result of one without: ${name?.replaceAll('-', ' ') ?? 'good content'}`, async () => {
      const root = name === undefined ? copyOf('good') : copyWith(name);
      const folder = cacheFolder();
      const plain = await readContent(root, new ContentCache());
      for (const state of ['cold', 'warm', 'in memory and on disk']) {
        const cache = new ContentCache(folder);
        if (state.startsWith('in memory')) await readContent(root, cache);
        const cached = await readContent(root, cache);
        assert.equal(formatProblems(cached.problems), formatProblems(plain.problems), state);
        assertSameStructure(cached.published, plain.published, state);
        assertSameStructure(cached.library, plain.library, state);
      }
    });

  test('renders only the file that changed', async (t) => {
    const root = copyOf('good');
    const cache = new ContentCache(cacheFolder());
    await readContent(root, cache);
    const rendered: unknown[] = [];
    const { render } = markdownProcessor;
    t.mock.method(markdownProcessor, 'render', (...[content, more]: Parameters<typeof render>) => {
      rendered.push(more?.fileURL?.pathname.split('/').at(-1));
      return render(content, more);
    });
    await readContent(root, cache);
    assert.deepEqual(rendered, []);
    appendFileSync(join(root, 'content/articles/how-the-ledger-grew.md'), '\nThree quaggas came by.\n');
    const { library } = await readContent(root, cache);
    assert.deepEqual(rendered, ['how-the-ledger-grew.md']);
    assert.ok(library.articles.some(({ text }) => text.includes('quaggas')));
  });

  for (const name of ['five-files-at-once', 'field-repeated'])
    test(`reports an invalid file each time until it is fixed: ${name.replaceAll('-', ' ')}`, async () => {
      const root = copyWith(name);
      const cache = new ContentCache(cacheFolder());
      const [first, second] = [await readContent(root, cache), await readContent(root, cache)];
      assert.deepEqual(second.problems, first.problems);
      assert.notEqual(first.problems.length, 0);
    });
});

test('all code that reads a file is in the folders whose hash is the version of the cache', () => {
  const source = join(import.meta.dirname, '../../src');
  const seen = new Set<string>();
  const visit = (file: string) => {
    if (seen.has(file)) return;
    seen.add(file);
    for (const [, path = ''] of readFileSync(file, 'utf8').matchAll(
      /(?:^(?:import|export) (?!type)[^;]*? from |\bimport\()'(\.[^']+)'/gm,
    ))
      visit(join(dirname(file), path));
  };
  visit(join(source, 'content/read-file.ts'));
  visit(join(source, 'content/render-body.ts'));
  const rooms = [...seen].map((file) => relative(source, file).split('/'));
  const outside = rooms.filter(
    ([room = '', ...rest]) => rest.length > 0 && !roomsOfReading.some((one) => one === room),
  );
  assert.deepEqual(
    outside.map((path) => path.join('/')),
    [],
  );
  assert.ok(seen.size > 40, `${seen.size} modules`);
});
