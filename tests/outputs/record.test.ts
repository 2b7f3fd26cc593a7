import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { joinLibrary } from '../../src/model/library.ts';
import { daysOf, pagesOf } from '../../src/model/list-pages.ts';
import { personLists } from '../../src/model/lists.ts';
import { isError } from '../../src/model/problem-kinds.ts';
import { feedItems } from '../../src/outputs/feeds/feed-items.ts';
import { allFeeds } from '../../src/outputs/feeds/feeds.ts';
import { publishedFiles } from '../../src/outputs/published-files.ts';
import { recordFile } from '../../src/outputs/record.ts';
import { article, contents, person } from '../model/contents.ts';

const quote = (id: string, said?: string, more = {}) => ({
  ...{ id, text: `Words of ${id}`, speaker: 'mara', source: 'ledger', ...more },
  ...(said === undefined ? {} : { said }),
});
const { library, problems } = joinLibrary(
  contents(
    [
      article('newer', {
        date: '2026-01-02',
        sources: ['ledger'],
        pullQuotes: [
          quote('oldest', '2018-12-31'),
          quote('no-day'),
          quote('gone', '2019-05-02', { withdrawn: { date: '2026-02-02', why: 'The minutes were forged.' } }),
        ],
      }),
      article('older', {
        date: '2026-01-01',
        sources: ['ledger'],
        pullQuotes: [
          quote('that-year', '2019'),
          quote('newest', '2019-05-03'),
          quote('first-of-may', '2019-05-01', {
            revisions: [{ date: '2026-03-01', said: 'Other words', why: 'We misheard.' }],
          }),
        ],
      }),
    ],
    { people: [person('desk'), person('mara', { name: 'Mara Lind' }), person('silent')] },
  ),
);
const mara = library.people.find(({ id }) => id === 'mara') ?? assert.fail('no Mara');

test('the content has no other error than words without a day', () => {
  assert.deepEqual(
    problems.filter(isError).map(({ found }) => found),
    ['words of “mara” without the date on which they were said'],
  );
});

describe('the record of a person', () => {
  test('has the newest day said first, a year after its days, and undated words last', () => {
    assert.deepEqual(
      mara.record.map(({ id }) => id),
      ['newest', 'gone', 'first-of-may', 'that-year', 'oldest', 'no-day'],
    );
  });
  test('has withdrawn quotes in their place, which the quotes of the person leave out', () => {
    assert.ok(mara.record.some(({ id }) => id === 'gone'));
    assert.ok(!mara.quotes.some(({ id }) => id === 'gone'));
  });
  test('is the first list of the page, whose pages are found by the year said', () => {
    const [record] = personLists(mara);
    assert.equal(record?.list.kind, 'record');
    assert.deepEqual(daysOf(record.list), ['2019-05-03', '2019-05-02', '2019-05-01', '2019', '2018-12-31']);
    const sizes = {
      ...{ articles: 2, quotes: 2, record: 2, changes: 2, archive: 2, parts: 2, onPerson: 3 },
    };
    const [first] = pagesOf(record.list, sizes);
    assert.deepEqual(
      first?.directory.map(({ date }) => date),
      ['2019', '2018'],
    );
  });
});

describe('the JSON of a record', () => {
  const text = recordFile(mara);
  const { quotes } = JSON.parse(text) as { quotes: Record<string, unknown>[] };
  const entry = (id: string) => quotes.find((one) => one.id === id) ?? assert.fail(`no ${id}`);

  test('has the quotes in the order of the page', () => {
    assert.deepEqual(
      quotes.map(({ id }) => id),
      mara.record.map(({ id }) => id),
    );
  });
  test('has the words, the day said, the source and the reason of each revision', () => {
    const { text: words, said, creativeWorkStatus: status, source, revisions } = entry('first-of-may');
    assert.deepEqual([words, said, status], ['Words of first-of-may', '2019-05-01', 'Revised']);
    assert.equal((source as { id: string }).id, 'ledger');
    assert.deepEqual(revisions, [
      {
        date: '2026-03-01',
        why: 'We misheard.',
        words: { before: 'Other words', after: 'Words of first-of-may' },
      },
    ]);
  });
  test('says why a quote was withdrawn, without its words', () => {
    assert.equal(entry('gone').creativeWorkStatus, 'Withdrawn');
    assert.deepEqual(entry('gone').withdrawn, { date: '2026-02-02', why: 'The minutes were forged.' });
    assert.ok(!text.includes('Words of gone'));
  });
  test('is published for people with quotes only', () => {
    assert.deepEqual(
      [...publishedFiles(library)].filter((path) => path.endsWith('/record.json')),
      ['/people/mara/record.json'],
    );
  });
});

describe('the feed of a speaker', () => {
  const feed = allFeeds(library).find((one) => one.feed.path === mara.path) ?? assert.fail('no feed');
  const items = feedItems(feed.entries, 'en', () => '');
  const item = (id: string) => items.find(({ url }) => url.endsWith(`/q/${id}/`)) ?? assert.fail(`no ${id}`);

  test('has every quote under its permalink, in one format', () => {
    assert.deepEqual(feed.formats, ['rss']);
    assert.deepEqual(items.map(({ id }) => id).sort(), mara.record.map(({ id }) => item(id).id).sort());
  });
  test('says when and why a quote was revised, and is newer then', () => {
    assert.match(item('first-of-may').html, /Quote changed, 1 March 2026\. We misheard\./);
    assert.equal(item('first-of-may').changed.slice(0, 10), '2026-03-01');
    assert.equal(item('newest').changed.slice(0, 10), '2026-01-01');
  });
  test('reports a withdrawal without the words', () => {
    assert.equal(item('gone').title, 'Quote withdrawn: newer');
    assert.equal(item('gone').changed.slice(0, 10), '2026-02-02');
    assert.ok(!JSON.stringify(item('gone')).includes('Words of gone'));
  });
  test('does not exist for people who neither wrote nor said anything', () => {
    assert.ok(!allFeeds(library).some(({ feed: { path } }) => path === '/people/silent/'));
  });
});
