import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { arrayOf, itemsOf, textItem, textOf } from '../../src/search/cbor.ts';
import { readPagefindFile, writePagefindFile } from '../../src/search/pagefind-file.ts';
import type { SearchRecord } from '../../src/search/record.ts';
import { recordPage } from '../../src/search/record-page.ts';
import { replaceCounts } from '../../src/search/replace-counts.ts';
import { type FormerIndex, replacePages } from '../../src/search/replace-pages.ts';
import { similarTexts } from '../../src/search/similar-articles.ts';
import { listFile } from '../../src/search/split-chunks.ts';
import { countTexts, TextStatistics } from '../../src/search/text-statistics.ts';
import { writePagefind } from '../../src/search/write-pagefind.ts';
import { filesIn } from '../files-in.ts';
import { temporaryFolder } from '../publications.ts';
import { foreignRecords } from './foreign-articles.ts';

const root = temporaryFolder();
const newFolder = () => mkdtempSync(join(root, 'index-'));

/** Quotes with words of which the index has variants, by their diacritics, in the text and in the metadata. */
const quotes = [
  ['اجراس', 'أجراس'],
  ['أجراس', 'إجراس'],
  ['إجراس أجراس', 'اجراس'],
  ['أجراس', 'أجراس'],
].map(([words = '', from = ''], number): SearchRecord => ({
  url: `/q/${number}/`,
  text: `It says ${words} here`,
  meta: { lang: 'en', from },
  facets: { kind: ['quote'], lang: ['en'] },
}));
const records = [...foreignRecords.slice(0, 60), ...quotes];

const pagesOf = (of: readonly SearchRecord[]) =>
  of.map((record, number) => [record.url, recordPage(record, number)] as const);
async function writeWhole(
  of: readonly SearchRecord[],
): Promise<FormerIndex & { texts: Map<string, string> }> {
  const folder = newFolder();
  const { texts, ...written } = await writePagefind(pagesOf(of), folder, 'en', true);
  return { folder, written, texts: new Map(texts) };
}
async function replaceIn(former: FormerIndex, of: readonly SearchRecord[], numbers: readonly number[]) {
  const draft = newFolder();
  const pages = pagesOf(of);
  const changed = new Map(numbers.flatMap((number) => (pages[number] ? [[number, pages[number]]] : [])));
  const replaced = await replacePages(former, changed, draft, 'en');
  return replaced && { folder: draft, written: replaced, texts: replaced.texts };
}
const bytesOf = (folder: string) =>
  new Map(
    filesIn(folder).map((file) => [file.slice(folder.length + 1), readFileSync(file).toString('base64')]),
  );
const none = new Uint8Array([0x80]);
const hashIn = ({ written }: FormerIndex) => Object.values(written.entry.languages)[0]?.hash ?? '';
/** Returns the items of the list of texts, and the names of their fragments. */
const listOf = (index: FormerIndex) => itemsOf(readPagefindFile(join(index.folder, listFile(hashIn(index)))));
const fragmentNames = (list: readonly Uint8Array[]) =>
  itemsOf(list[1] ?? none).map((page) => textOf(itemsOf(page)[0] ?? none));
/** Returns the records, of which one has another page. */
const withPage = (number: number, edit: (record: SearchRecord) => Partial<SearchRecord>) =>
  records.map((record, at) => (at === number ? { ...record, ...edit(record) } : record));
const insert = (html = '', text = '') => ({ html: html.replace('<p>', `<p>${text} `) });

let whole: Awaited<ReturnType<typeof writeWhole>>;
before(async () => {
  whole = await writeWhole(records);
});

describe('an index in which pages are replaced has the bytes of one of all pages', () => {
  for (const [what, numbers, changed] of [
    ['with a word that no other page has', [7], withPage(7, ({ html }) => insert(html, 'Zeppelins'))],
    ['with a word that all pages have', [7], withPage(7, ({ html }) => insert(html, 'It says here'))],
    [
      'without most of its words',
      [59],
      withPage(59, ({ html = '' }) => ({
        html: html.replace(/<\/h1>.*(?=<\/article>)/s, '</h1><p>Gone.</p>'),
      })),
    ],
    [
      'with another title, which is also in the metadata',
      [0],
      withPage(0, ({ meta, html = '' }) => ({
        meta: { ...meta, title: 'Kites over usability' },
        html: html.replace(/<h1>.*?<\/h1>/s, '<h1>Kites over usability</h1>'),
      })),
    ],
    [
      'with a form of a word that was in a page before it',
      [63],
      withPage(63, () => ({ text: 'It says إجراس here' })),
    ],
    [
      'without the form that was the first of all',
      [60],
      withPage(60, ({ meta }) => ({ text: 'It rains', meta: { ...meta, from: 'It' } })),
    ],
    [
      'with a form in its metadata alone',
      [61],
      withPage(61, ({ meta }) => ({ text: 'It says', meta: { ...meta, from: 'أجراس إجراس' } })),
    ],
    [
      'with several pages at once',
      [3, 17, 62],
      records.map((record, number) =>
        [3, 17].includes(number)
          ? { ...record, ...insert(record.html, `Zeppelins and ${number} kites`) }
          : { ...record, ...(number === 62 ? { text: 'Kites say أجراس' } : {}) },
      ),
    ],
  ] as const)
    test(what, async () => {
      const replaced = await replaceIn(whole, changed, numbers);
      const expected = await writeWhole(changed);
      assert.ok(replaced);
      assert.notDeepEqual(bytesOf(replaced.folder), bytesOf(whole.folder));
      assert.deepEqual(bytesOf(replaced.folder), bytesOf(expected.folder));
      assert.deepEqual({ ...replaced.written, texts: undefined }, { ...expected.written, texts: undefined });
      for (const number of numbers) {
        const url = records[number]?.url ?? '';
        assert.deepEqual(replaced.texts.get(number), {
          before: whole.texts.get(url),
          now: expected.texts.get(url),
        });
      }
    });

  test('after one replacement and another, and does not write files that stay the same', async () => {
    const first = withPage(7, ({ html }) => insert(html, 'Zeppelins'));
    const second = first.with(8, { ...first[8], ...insert(first[8]?.html, 'Kites') } as SearchRecord);
    const one = await replaceIn(whole, first, [7]);
    assert.ok(one);
    const two = await replaceIn(one, second, [8]);
    assert.ok(two);
    assert.deepEqual(bytesOf(two.folder), bytesOf((await writeWhole(second)).folder));
    const inodesOf = (folder: string) => new Set(filesIn(folder).map((file) => statSync(file).ino));
    const former = inodesOf(one.folder);
    const written = [...inodesOf(two.folder)].filter((inode) => !former.has(inode));
    // Of the chunks of words, only those with words of the page.
    assert.ok(written.length < inodesOf(two.folder).size / 4, `${written.length} files are written`);
  });
});

describe('forms of a word that a page has, in its text and in its metadata, stay in the order of Pagefind', () => {
  const quoteOf = (text: string, from: string, number: number): SearchRecord => ({
    url: `/q/${number}/`,
    text,
    meta: { lang: 'en', from },
    facets: { kind: ['quote'], lang: ['en'] },
  });
  const former = [
    quoteOf('fog rains here', 'fog', 0),
    quoteOf('says أجراس إجراس', 'fog', 1),
    quoteOf('it snows', 'آجراس', 2),
  ];
  for (const number of [0, 2])
    test(`in quote ${number}`, async () => {
      // The bytes of the form in the metadata are less than those of the form in the text.
      const changed = former.with(number, quoteOf('rains إجراس', 'أجراس', number));
      const replaced = await replaceIn(await writeWhole(former), changed, [number]);
      assert.ok(replaced);
      assert.deepEqual(bytesOf(replaced.folder), bytesOf((await writeWhole(changed)).folder));
    });
});

test('pages are not replaced if the name of a fragment is not unique, or longer because another begins like it', async () => {
  const changed = withPage(7, ({ html }) => insert(html, 'Zeppelins'));
  const replaced = await replaceIn(whole, changed, [7]);
  assert.ok(replaced);
  const list = listOf(whole);
  const names = fragmentNames(list);
  const own = fragmentNames(listOf(replaced))[7] ?? assert.fail();
  for (const [name, isReplaced] of [
    [names[6] ?? '', true],
    [own, false],
    [`${names[6]}a`, false],
  ] as const) {
    const former = newFolder();
    cpSync(whole.folder, former, { recursive: true });
    const file = join(former, listFile(hashIn(whole)));
    const pages = itemsOf(list[1] ?? none);
    const [, ...rest] = itemsOf(pages[6] ?? none);
    const renamed = arrayOf(pages.with(6, arrayOf([textItem(name), ...rest])));
    writePagefindFile(file, arrayOf(list.with(1, renamed)));
    const found = await replaceIn({ ...whole, folder: former }, changed, [7]);
    assert.equal(found !== undefined, isReplaced, name);
  }
});

test('pages are not replaced if more than words has changed', async () => {
  for (const edit of [
    ({ facets }: SearchRecord) => ({ facets: { ...facets, topic: ['kites'] } }),
    ({ meta }: SearchRecord) => ({ meta: { ...meta, speaker: 'Somebody' } }),
    () => ({ url: '/articles/another/' }),
  ])
    assert.equal(await replaceIn(whole, withPage(5, edit), [5]), undefined);
});

test('what is counted of texts is the same after some are replaced', () => {
  const texts = records.map((record): [SearchRecord, string] => [record, whole.texts.get(record.url) ?? '']);
  const edits = new Map([
    [2, 'Zeppelins fly over a crow bar. The crowbar is a new word.'],
    [9, ''],
    [61, 'A quote about zeppelins and a crow bar'],
  ]);
  const edited = texts.map(([record, text], number): [SearchRecord, string] => [
    record,
    edits.get(number) ?? text,
  ]);
  const changed = (from: typeof texts, to: typeof texts) =>
    [...edits.keys()].map((number) => ({
      number,
      record: to[number]?.[0] ?? records[0] ?? assert.fail(),
      before: from[number]?.[1] ?? '',
      now: to[number]?.[1] ?? '',
    }));
  const statisticsOf = (counts: ReturnType<typeof countTexts>) => {
    const statistics = new TextStatistics();
    statistics.add(counts);
    const { articles } = statistics;
    return [
      statistics.meanLengths(),
      statistics.wordLists(),
      statistics.compounds(['en']),
      similarTexts(articles),
      [...counts.forms].sort(),
      [...articles.words].sort(),
    ];
  };
  const there = replaceCounts(countTexts(texts), changed(texts, edited));
  assert.deepEqual(statisticsOf(there), statisticsOf(countTexts(edited)));
  const back = replaceCounts(there, changed(edited, texts));
  assert.deepEqual(statisticsOf(back), statisticsOf(countTexts(texts)));
  assert.ok(there.forms.includes('crowbar') && !back.forms.includes('zeppelins'));
});
