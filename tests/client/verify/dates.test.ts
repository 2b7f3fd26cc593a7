import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dateInWords, parseDate } from '../../../src/client/verify/dates.ts';

test('reads a date as readers write it', () => {
  for (const [typed, date] of [
    ['', ''],
    ['  ', ''],
    ['2014', '2014'],
    [' 2014-6-3 ', '2014-06-03'],
    ['2014-06', '2014-06'],
    ['13 June 2014', '2014-06-13'],
    ['June 13, 2014', '2014-06-13'],
    ['Jun 2014', '2014-06'],
    ['13.6.2014', '2014-06-13'],
    ['13/6/2014', '2014-06-13'],
    ['٢٠١٤-٠٦-١٣', '2014-06-13'],
    ['۱۳ June ۲۰۱۴', '2014-06-13'],
  ] as const)
    assert.equal(parseDate(typed, 'en-GB'), date, typed);
  assert.equal(parseDate('13. Juni 2014', 'de-DE'), '2014-06-13');
  assert.equal(parseDate('13 حزيران 2014', 'ar-IQ-u-nu-latn'), '2014-06-13');
  assert.equal(parseDate('۱۳ ژوئن ۲۰۱۴', 'fa-u-ca-gregory'), '2014-06-13');
  assert.equal(parseDate('6/13/2014', 'en-US'), '2014-06-13');
});

test('rejects what is not a date', () => {
  for (const typed of [
    'yesterday',
    '14',
    '2014-13',
    '2014-02-30',
    '31/2/2014',
    'June',
    '__proto__',
    '2014-06-13T10:00',
  ])
    assert.equal(parseDate(typed, 'en-GB'), undefined, typed);
});

test('shows a year, a month or a day in the words of the locale', () => {
  assert.deepEqual(
    ['2014', '2014-06', '2014-06-13'].map((date) => dateInWords(date, 'en-GB')),
    ['2014', 'June 2014', '13 June 2014'],
  );
  assert.equal(dateInWords('2014-06-13', 'fa-u-ca-gregory'), '۱۳ ژوئن ۲۰۱۴');
});
