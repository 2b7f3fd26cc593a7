import assert from 'node:assert/strict';
import { test } from 'node:test';
import { datesIn, numbersIn } from '../../src/content/written-values.ts';

test('reads numbers as people write them', () => {
  for (const [text, ...numbers] of [
    ['1,095', 1095],
    ['1.095.000', 1095000],
    ['1 095,5', 1095.5],
    ['1,5', 1.5],
    ['0,500', 0.5],
    ['10_000', 10000],
    ['−3 crowns', -3],
    ['$2.6bn', 2.6],
    ['٦٠٬٠٠٠', 60000],
    ['۱٫۵', 1.5],
    ['about 400', 400],
    ['500–900', 500, 900],
    ['60,000 - 100,000', 60000, 100000],
    ['many'],
  ] as const)
    assert.deepEqual(numbersIn(text), numbers, text);
});

test('reads dates as people write them, and both readings of one with slashes', () => {
  for (const [text, ...dates] of [
    ['15 Oct 2014', '2014-10-15'],
    ['1 October 2026', '2026-10-01'],
    ['October 15, 2014', '2014-10-15'],
    ['Oct. 2014', '2014-10'],
    ['2014/3/9', '2014-03-09'],
    ['2014.3', '2014-03'],
    ['9.3.2014', '2014-03-09'],
    ['15/10/2014', '2014-10-15'],
    ['10/11/2014', '2014-11-10', '2014-10-11'],
    ['30 February 2014'],
    ['autumn 2014'],
  ] as const)
    assert.deepEqual(datesIn(text), dates, text);
});
