import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { keptIndexes } from '../../src/integrations/kept-indexes.ts';
import { EarlyParts } from '../../src/search/early-parts.ts';
import { type Answer, SearchEngine, type SearchRequest } from '../../src/search/engine.ts';
import { indexAhead, type KeptIndex, type KeptIndexes } from '../../src/search/index-part.ts';
import { pageForIndex } from '../../src/search/indexed-text.ts';
import { PartFailure } from '../../src/search/open-parts.ts';
import type { PartedEntry } from '../../src/search/parts.ts';
import type { SearchRecord } from '../../src/search/record.ts';
import { indexedPart } from '../../src/search/record-page.ts';
import { isArticle } from '../../src/search/text-statistics.ts';
import { writeIndex } from '../../src/search/write-index.ts';
import { yearsOf } from '../../src/search/years.ts';
import { filesIn } from '../files-in.ts';
import { temporaryFolder } from '../publications.ts';
import { foreignNames, foreignRecords } from './foreign-articles.ts';
import { openIndex } from './index-in-node.ts';
import { judgedQueries } from './judged-queries.ts';

/** The 150 articles are in five parts, and some of them are quotes, too. */
const limits = { whole: 50, least: 30, most: 90 };
const quotes: SearchRecord[] = foreignRecords
  .filter((_, index) => index % 3 === 0)
  .map((record, index) => ({
    ...record,
    url: `/q/quote-${index}/`,
    facets: { ...record.facets, kind: ['quote'] },
  }));
const records = [...foreignRecords, ...quotes];

/** All that the tests write. */
const root = temporaryFolder();

async function write(of: readonly SearchRecord[], options: Parameters<typeof writeIndex>[4] = { limits }) {
  const folder = mkdtempSync(join(root, 'index-'));
  await writeIndex(of, foreignNames, folder, ['en'], options);
  return folder;
}

/** Indexes that were written without anything kept, by their records. */
const cleanIndexes = new Map<readonly SearchRecord[], Promise<string>>();
/** Returns an index in parts that is written without anything kept. No test may change it. */
function clean(of: readonly SearchRecord[]): Promise<string> {
  const known = cleanIndexes.get(of) ?? write(of);
  cleanIndexes.set(of, known);
  return known;
}
const entryOf = (folder: string) =>
  JSON.parse(readFileSync(join(folder, 'pagefind-entry.json'), 'utf8')) as PartedEntry;
/** Returns the bytes of all files by path. */
const bytesOf = (folder: string) =>
  Object.fromEntries(
    filesIn(folder).map((file) => [file.slice(folder.length + 1), readFileSync(file).toString('base64')]),
  );

describe('an index in parts', () => {
  let folder: string;
  let whole: SearchEngine;
  let inParts: SearchEngine;
  const closing: (() => Promise<void>)[] = [];
  const open = async (of: string) => {
    const index = await openIndex(of);
    closing.push(index.close);
    return new SearchEngine(index);
  };
  before(async () => {
    folder = await clean(records);
    [whole, inParts] = [await open(await write(records, {})), await open(folder)];
  });
  after(() => Promise.all(closing.map((close) => close())));

  /** Returns everything that a reader gets of an answer, with the score of each result. */
  async function complete({ hits, count, ...rest }: Answer) {
    const found = await Promise.all(
      hits.map(async ({ score, positions, data }) => {
        const { url, content, meta, anchors } = await data();
        return { url, score, positions, content, meta, anchors };
      }),
    );
    const counts = [...(await count())].map(([facet, values]) => [facet, [...values].sort()]);
    return { found, counts, ...rest };
  }

  const requests: SearchRequest[] = judgedQueries.flatMap(({ query }, index): SearchRequest[] => [
    { query, lang: 'en', kind: 'article', typing: index % 2 === 0 },
    ...(index % 6 === 0
      ? ([
          { query, lang: 'en', kind: 'quote', order: 'newest' },
          { query, lang: 'en', kind: 'article', chosen: { year: ['2013', '2016'] } },
        ] as const)
      : []),
  ]);
  test(`ranks all texts as one index does, with the same scores, for ${requests.length} requests`, async () => {
    assert.equal(entryOf(folder).parts?.length, 5);
    let found = 0;
    for (const request of requests) {
      const [expected, actual] = [await whole.answer(request), await inParts.answer(request)];
      found += expected.hits.length;
      assert.deepEqual(await complete(actual), await complete(expected), JSON.stringify(request));
    }
    assert.ok(found > 1000);
  });

  test('finds the same texts for quotations', async () => {
    const words = ['usability', 'federal', 'mobile'];
    const places = async (engine: SearchEngine) =>
      Promise.all(
        (await engine.inArticles(words)).map(async (matches) =>
          Object.fromEntries(
            await Promise.all(
              [...matches.values()].map(
                async ({ positions, data }) => [(await data()).url, positions] as const,
              ),
            ),
          ),
        ),
      );
    assert.deepEqual(await places(inParts), await places(whole));
  });

  test('lists its parts with their years, the newest first, and their files in folders of their own', () => {
    const { parts = [], first, languages } = entryOf(folder);
    assert.deepEqual(
      parts.map(({ name, from, to }) => [name, from, to]),
      [
        ['2017', '2017', '2023'],
        ['2016', '2016', '2016'],
        ['2015', '2015', '2015'],
        ['2014', '2014', '2014'],
        ['2012', '2012', '2013'],
      ],
    );
    assert.equal(first, 1);
    assert.equal(languages.en?.hash, parts[0]?.hash);
    for (const kind of ['index', 'filter', 'fragment'])
      assert.deepEqual(readdirSync(join(folder, kind)).sort(), ['2012', '2014', '2015', '2016', '2017']);
  });

  test('rejects with the part that cannot be read', async () => {
    const damaged = mkdtempSync(join(root, 'damaged-'));
    cpSync(folder, damaged, { recursive: true });
    rmSync(join(damaged, 'index/2014'), { recursive: true });
    const engine = await open(damaged);
    await assert.rejects(engine.answer({ query: 'data', lang: 'en', kind: 'article' }), (error) => {
      assert.ok(error instanceof PartFailure);
      assert.deepEqual(
        error.parts.map(({ name }) => name),
        ['2014'],
      );
      return true;
    });
  });
});

test('newer texts change no file of closed parts', async () => {
  const isNew = ({ date = '' }: SearchRecord) => date >= '2017';
  const [before, after] = [
    bytesOf(await write(records.filter((record) => !isNew(record)))),
    bytesOf(await clean(records)),
  ];
  const closed = (file: string) => /^(index|filter|fragment)\/(2012|2014|2015)\/(?!similar)/.test(file);
  const names = Object.keys(before).filter(closed);
  assert.ok(names.length > 100);
  for (const name of names) assert.equal(after[name], before[name], name);
  assert.deepEqual(Object.keys(after).filter(closed), names);
});

test('years of neighboring parts are one range', () => {
  const part = (from: string, to: string) => ({ name: from, from, to, articles: 1, hash: '', kb: 1 });
  const parts = [part('2019', '2020'), part('2018', '2018'), part('2016', '2017'), part('2012', '2015')];
  const [a, b, c, d] = parts as [(typeof parts)[0], (typeof parts)[0], (typeof parts)[0], (typeof parts)[0]];
  assert.deepEqual(yearsOf([a, b, d], parts), [
    { from: '2012', to: '2015' },
    { from: '2018', to: '2020' },
  ]);
  assert.deepEqual(yearsOf([a, b, c, d], parts), [{ from: '2012', to: '2020' }]);
});

describe('parts of earlier builds', () => {
  const folder = join(root, 'publication');
  mkdirSync(folder);
  const inFolder = async <T>(work: () => Promise<T>): Promise<T> => {
    const cwd = process.cwd();
    process.chdir(folder);
    try {
      return await work();
    } finally {
      process.chdir(cwd);
    }
  };
  /** Returns kept parts that add the key of each that is found to `found`. */
  const noting = (kept: KeptIndexes, found: string[]): KeptIndexes => ({
    ...kept,
    get: (key) => {
      const known = kept.get(key);
      if (known) found.push(key);
      return known;
    },
  });
  /** Returns the index with kept parts, and the keys of those that were found. */
  async function build(of: readonly SearchRecord[], version = 'version') {
    const kept = keptIndexes(version);
    assert.ok(kept);
    const found: string[] = [];
    const written = await write(of, { limits, kept: noting(kept, found) });
    kept.prune();
    return { written, found };
  }
  const changed = records.map((record) =>
    record.url === foreignRecords.at(-1)?.url
      ? { ...record, html: (record.html ?? '').replace('</article>', '<p>Zeppelins, too.</p></article>') }
      : record,
  );
  const keptFolders = () => readdirSync(join(folder, '.astro/search-parts/version'));

  test('are used if their texts are unchanged, and the index has the same bytes as a clean one', async () => {
    await inFolder(async () => {
      const first = await build(records);
      assert.equal(first.found.length, 0);
      const next = await build(changed);
      assert.equal(next.found.length, 4);
      assert.deepEqual(bytesOf(next.written), bytesOf(await clean(changed)));
      assert.equal(keptFolders().length, 5);
      // The changed text is put into the index of its part, whose other files are links.
      const inodesOf = (index: string) =>
        new Map(filesIn(index).map((file) => [file.slice(index.length), statSync(file).ino]));
      const before = inodesOf(first.written);
      const written = [...inodesOf(next.written)].filter(([file, inode]) => before.get(file) !== inode);
      const fragments = written.filter(([file]) => file.startsWith('/fragment/'));
      assert.equal(fragments.length, 1, written.join('\n'));
    });
  });

  test('are dropped with a message if one of their files has changed', async (t) => {
    const warn = t.mock.method(console, 'warn', () => undefined);
    await inFolder(async () => {
      const [key = ''] = keptFolders();
      const files = join(folder, '.astro/search-parts/version', key, 'files/index');
      const [name = ''] = readdirSync(files);
      writeFileSync(join(files, name), 'something else');
      const { written, found } = await build(changed);
      assert.equal(found.length, 4);
      assert.equal(warn.mock.callCount(), 1, warn.mock.calls.map((c) => String(c.arguments[0])).join());
      assert.match(String(warn.mock.calls[0]?.arguments[0]), /dropped, because it has changed/);
      assert.deepEqual(bytesOf(written), bytesOf(await clean(changed)));
    });
  });

  test('can be those that parts of a build wrote, each with the texts of its share', async () => {
    await inFolder(async () => {
      const ahead = keptIndexes('ahead');
      const isOld = (url: string) => (records.find((one) => one.url === url)?.date ?? '') < '2016';
      const draft = mkdtempSync(join(root, 'draft-'));
      for (const isOwn of [isOld, (url: string) => !isOld(url)])
        await indexAhead(records, isOwn, draft, 'en', { limits, kept: ahead });
      // As at the end of a build.
      ahead?.prune();
      const written = readdirSync(join(folder, '.astro/search-parts/ahead')).length;
      const { parts = [] } = entryOf(await clean(records));
      // The border between the shares can divide one.
      assert.ok(written >= parts.length - 1 && written <= parts.length, `${written} of ${parts.length}`);
      const { written: index, found } = await build(records, 'ahead');
      assert.equal(found.length, written);
      assert.deepEqual(bytesOf(index), bytesOf(await clean(records)));
    });
  });

  test('are removed if a killed build left them unfinished, but not while it runs', async () => {
    await inFolder(() => {
      const kept = join(folder, '.astro/search-parts');
      const ended = spawnSync(process.execPath, ['--version']);
      const [running, killed] = [`draft-${process.ppid}`, `draft-${ended.pid}`];
      for (const name of [running, killed]) mkdirSync(join(kept, name), { recursive: true });
      keptIndexes('version')?.prune();
      assert.deepEqual(
        readdirSync(kept).filter((name) => name.startsWith('draft-')),
        [running],
      );
      return Promise.resolve();
    });
  });

  test('of other versions stay, but for those that were not used for longest', async () => {
    await inFolder(() => {
      const root = join(folder, '.astro/search-parts');
      const others = () => readdirSync(root).filter((name) => !name.startsWith('draft-'));
      rmSync(root, { recursive: true, force: true });
      mkdirSync(join(root, `draft-${process.ppid}`), { recursive: true });
      for (const version of ['a', 'b', 'c', 'd', 'a', 'e']) {
        mkdirSync(join(root, version, 'key'), { recursive: true });
        keptIndexes(version)?.prune();
      }
      assert.deepEqual(others(), ['a', 'c', 'd', 'e']);
      assert.ok(existsSync(join(root, `draft-${process.ppid}`)));
      return Promise.resolve();
    });
  });

  test('are left alone by a build at the same time until they are complete', async ({ mock }) => {
    const warn = mock.method(console, 'warn', () => undefined);
    await inFolder(() => {
      const from = mkdtempSync(join(root, 'files-'));
      writeFileSync(join(from, 'file'), '');
      const of = { key: 'abc', shape: 'shape', texts: [] };
      const likeIt = () => keptIndexes('same time')?.like('shape');
      // What is stored is read while it is written.
      const during: unknown[] = [];
      const watched = <T extends object>(value: T): T =>
        Object.defineProperty({ ...value }, 'watched', {
          enumerable: true,
          get: () => during.push(likeIt()),
        });
      const own = keptIndexes('same time');
      own?.set(watched(of), from, watched({}) as never);
      assert.deepEqual(during, [undefined, undefined]);
      assert.equal(likeIt()?.of.key, 'abc');
      assert.equal(warn.mock.callCount(), 0);
      return Promise.resolve();
    });
  });

  test('that cannot be read are reported, and all texts are indexed', async ({ mock }) => {
    const info = mock.method(console, 'info', () => undefined);
    const known: KeptIndex[] = [];
    const kept: KeptIndexes = {
      get: () => undefined,
      like: (shape) => known.find(({ of }) => of.shape === shape),
      set: (of, _, written) => known.push({ folder: join(root, 'nowhere'), written, of }),
    };
    await write(records, { limits, kept });
    assert.equal(info.mock.callCount(), 0);
    const index = await write(changed, { limits, kept });
    assert.match(
      String(info.mock.calls.at(-1)?.arguments[0]),
      /^All texts of a part of the search index are indexed again\. ENOENT/,
    );
    assert.deepEqual(bytesOf(index), bytesOf(await clean(changed)));
  });

  test('can be written while pages are rendered, each when its last page is there', async () => {
    await inFolder(async () => {
      const onSite = records.map((record) => {
        const own = { ...record };
        if (isArticle(record)) delete own.html;
        return own;
      });
      const pages = new Map(
        records.map(({ url, html }) => [url, pageForIndex(indexedPart(html ?? ''))] as const),
      );
      const kept = keptIndexes('early');
      assert.ok(kept);
      const early = new EarlyParts(onSite, { kept, folder: join(folder, 'drafts'), language: 'en', limits });
      const written = () => {
        const own = join(folder, '.astro/search-parts/early');
        return existsSync(own) ? readdirSync(own).length : 0;
      };
      const articles = onSite.filter(isArticle);
      const last = articles.at(-1);
      for (const { url } of articles) if (url !== last?.url) early.add(url, pages.get(url) ?? '');
      await early.end();
      const expected = await clean(records);
      const { parts = [] } = entryOf(expected);
      assert.equal(written(), parts.length - 1);
      early.add(last?.url ?? '', 'a page that is changed after it was rendered <body></body>');
      await early.end();
      const found: string[] = [];
      const preparedAt = (url: string) => Promise.resolve(pages.get(url) ?? '');
      const index = await write(onSite, { limits, preparedAt, kept: noting(kept, found) });
      assert.equal(found.length, parts.length - 1);
      assert.deepEqual(bytesOf(index), bytesOf(expected));
    });
  });
});
