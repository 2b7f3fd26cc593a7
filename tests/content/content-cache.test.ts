import assert from 'node:assert/strict';
import { appendFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, test } from 'node:test';
import { roomsOfReading } from '../../src/content/cache-version.ts';
import { ContentCache } from '../../src/content/content-cache.ts';
import { readContent } from '../../src/content/read-content.ts';
import { markdownProcessor } from '../../src/markdown/processor.ts';
import { formatProblems } from '../../src/model/report.ts';
import { copyOf, copyWith, fixtures } from '../publications.ts';

// The day on which the expected reports were written: some name it.
process.env.SOURCE_DATE_EPOCH = String(Date.parse('2026-11-22') / 1000);

/** A folder for the cache of one version, in a folder that is removed after the tests. */
const cacheFolder = (version = 'version') => join(copyOf('good'), 'cache', version);
const key = ContentCache.keyOf('a file');
const value = { text: 'Ten ledgers', missing: undefined, list: [1, 2] };

describe('the cache', () => {
  test('returns values of an earlier process, including undefined fields', () => {
    const folder = cacheFolder();
    new ContentCache(folder).set(key, value);
    const found = new ContentCache(folder).get(key) as typeof value;
    assert.deepStrictEqual(found, value);
    assert.ok('missing' in found);
  });

  const damages: [name: string, change: (bytes: Buffer) => Buffer][] = [
    ['is cut off', (bytes) => bytes.subarray(0, -1)],
    ['is empty', () => Buffer.alloc(0)],
    [
      'has another byte',
      (bytes) => (bytes.writeUInt8(bytes.readUInt8(bytes.length - 3) ^ 1, bytes.length - 3), bytes),
    ],
    ['is something else', () => Buffer.from('{}')],
  ];
  for (const [name, change] of damages)
    test(`does not return a file that ${name}, and replaces it`, () => {
      const folder = cacheFolder();
      new ContentCache(folder).set(key, value);
      writeFileSync(join(folder, key), change(readFileSync(join(folder, key))));
      const cache = new ContentCache(folder);
      assert.equal(cache.get(key), undefined);
      cache.set(key, value);
      assert.deepStrictEqual(new ContentCache(folder).get(key), value);
    });

  test('removes values of other versions of the code or settings', () => {
    const before = cacheFolder('before');
    new ContentCache(before).set(key, value);
    const now = new ContentCache(join(dirname(before), 'now'));
    assert.equal(now.get(key), undefined);
    assert.ok(!existsSync(before));
  });

  test('removes values that the last reading did not use', () => {
    const cache = new ContentCache(cacheFolder());
    const other = ContentCache.keyOf('another file');
    cache.set(key, value);
    cache.prune();
    cache.set(other, value);
    cache.prune();
    assert.deepEqual([cache.get(key), cache.get(other)], [undefined, value]);
  });

  test('works without a writable disk', () => {
    const folder = join(copyOf('good'), 'content/site.yaml', 'version');
    const cache = new ContentCache(folder);
    cache.set(key, value);
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
        assert.deepStrictEqual(cached.published, plain.published, state);
        assert.deepStrictEqual(cached.library, plain.library, state);
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

  test('reports an invalid file each time until it is fixed', async () => {
    const root = copyWith('five-files-at-once');
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
      /^(?:import|export) (?!type)[^;]*? from '(\.[^']+)'/gm,
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
