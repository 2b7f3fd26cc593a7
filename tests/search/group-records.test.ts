import assert from 'node:assert/strict';
import { test } from 'node:test';
import { byNumber, groupRecords } from '../../src/search/group-records.ts';
import type { SearchRecord } from '../../src/search/record.ts';

let last = 0;
/** Returns records of articles with one date. */
const records = (date: string | undefined, count: number): SearchRecord[] =>
  Array.from({ length: count }, () => ({
    url: `/articles/${last++}/`,
    meta: {},
    facets: { kind: ['article'] },
    ...(date === undefined ? {} : { date }),
  }));
const limits = { whole: 10, least: 6, most: 10 };
/** Returns the names of the groups with the numbers of their records. */
const grouped = (of: SearchRecord[]) =>
  groupRecords(of.toSorted(byNumber), limits).map(({ name, records: own }) => `${name}: ${own.length}`);

test('few records are one group without a name', () => {
  assert.deepEqual(grouped([...records('2019-01-01', 5), ...records('2020-01-01', 5)]), [': 10']);
});

test('many records of one date, or without, are one group without a name', () => {
  assert.deepEqual(grouped(records('2019-01-01', 15)), [': 15']);
  assert.deepEqual(grouped(records(undefined, 15)), [': 15']);
});

test('neighboring years with few records share a group, and the newest comes first', () => {
  const all = [
    ...records('2018-05-01', 3),
    ...records('2019-05-01', 4),
    ...records('2020-05-01', 8),
    ...records('2021-05-01', 2),
  ];
  assert.deepEqual(grouped(all), ['2021: 2', '2020: 8', '2018: 7']);
});

test('a group does not become too large with the next year', () => {
  assert.deepEqual(grouped([...records('2018-05-01', 5), ...records('2019-05-01', 9)]), [
    '2019: 9',
    '2018: 5',
  ]);
});

test('a year with too many records is divided into months, and a month into days', () => {
  const all = [
    ...records('2019-01-10', 6),
    ...records('2019-02-10', 7),
    ...records('2019-03-01', 8),
    ...records('2019-03-02', 9),
  ];
  assert.deepEqual(grouped(all), ['2019-03-02: 9', '2019-03-01: 8', '2019-02: 7', '2019-01: 6']);
});

test('records of one day stay together, and those without a date are the oldest', () => {
  assert.deepEqual(grouped([...records('2019-01-10', 14), ...records(undefined, 12)]), [
    '2019-01-10: 14',
    'undated: 12',
  ]);
});

test('newer records change only the newest group', () => {
  const old = [...records('2018-05-01', 7), ...records('2019-05-01', 7), ...records('2020-05-01', 3)];
  const groups = (of: SearchRecord[]) => groupRecords(of.toSorted(byNumber), limits);
  const [, ...before] = groups(old);
  const after = groups([...old, ...records('2020-06-01', 2), ...records('2021-06-01', 9)]);
  assert.deepEqual(after.slice(-before.length), before);
  assert.deepEqual(
    after.map(({ name }) => name),
    ['2021', '2020', '2019', '2018'],
  );
});

test('articles come first in a group, the newest first', () => {
  const quote = { url: '/q/a/', meta: {}, facets: { kind: ['quote'] }, date: '2020-09-01' };
  const [group] = groupRecords(
    [quote, ...records('2020-01-01', 6), ...records('2020-02-01', 6)].toSorted(byNumber),
    { ...limits, most: 20, whole: 2 },
  );
  const dates = group?.records.map(({ date, facets }) => `${facets.kind?.join('')} ${date}`) ?? [];
  assert.deepEqual(
    [dates[0], dates[11], dates[12]],
    ['article 2020-02-01', 'article 2020-01-01', 'quote 2020-09-01'],
  );
});
