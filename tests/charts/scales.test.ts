import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { barScaleOf } from '../../src/charts/bars.ts';
import { dateTicks, middleOf } from '../../src/charts/dates.ts';
import { scaleOf } from '../../src/charts/scale.ts';
import type { ChartRow } from '../../src/model/chart.ts';

describe('the scale of values', () => {
  test('begins at zero, and has round ticks without errors of binary fractions', () => {
    assert.deepEqual(scaleOf([4622, 17049], 4).ticks, [0, 5000, 10000, 15000, 20000]);
    assert.deepEqual(scaleOf([0.1, 0.3], 4).ticks, [0, 0.1, 0.2, 0.3]);
  });

  test('contains zero between negative and positive values', () => {
    const { low, high, ticks } = scaleOf([-30, 70], 4);
    assert.deepEqual([low, high], [-50, 75]);
    assert.ok(ticks.includes(0));
  });

  test('begins near the values if they hardly differ, and says so', () => {
    const { low, hasZero } = scaleOf([990, 1000], 4);
    assert.ok(low > 900 && !hasZero);
  });

  test('has a length for equal values, even for zeros', () => {
    for (const value of [400, 0, -3]) {
      const { low, high, ticks } = scaleOf([value, value], 4);
      assert.ok(high > low && ticks.length >= 2 && low <= value && high >= value, String(value));
    }
  });

  test('has the same ticks for the same values at any size', () => {
    for (const size of [1e-9, 1, 1e14])
      assert.deepEqual(
        scaleOf([1 * size, 9 * size], 4).ticks.map((tick) => Number((tick / size).toPrecision(6))),
        [0, 2.5, 5, 7.5, 10],
        String(size),
      );
  });
});

describe('the axis of time', () => {
  const onAxis = (dates: string[], lang = 'en', width = 250) => {
    const [first = 0, last = 1] = [dates[0], dates.at(-1)].map((date) => middleOf(date ?? ''));
    return dateTicks(dates, lang, (at) => ((at - first) / (last - first)) * width).map(({ text }) => text);
  };

  test('names the dates of a few rows', () => {
    assert.deepEqual(onAxis(['2012', '2013', '2014']), [['2012'], ['2013'], ['2014']]);
  });

  test('names round years of many', () => {
    const years = Array.from({ length: 41 }, (_, index) => String(1980 + index));
    assert.deepEqual(onAxis(years).flat(), ['1980', '1990', '2000', '2010', '2020']);
  });

  test('names months and days with their year below the first', () => {
    assert.deepEqual(onAxis(['2014-11', '2015-01', '2015-03']), [['Nov', '2014'], ['Jan', '2015'], ['Mar']]);
    assert.deepEqual(onAxis(['2014-10-15', '2015-04-12']), [
      ['15 Oct', '2014'],
      ['12 Apr', '2015'],
    ]);
  });

  test('has dates in the digits and months of the language', () => {
    assert.deepEqual(onAxis(['2020', '2021'], 'fa'), [['۲۰۲۰'], ['۲۰۲۱']]);
    assert.deepEqual(onAxis(['2014-10', '2015-04'], 'ar'), [
      ['تشرين الأول', '2014'],
      ['نيسان', '2015'],
    ]);
  });

  test('places a year in its middle, so that a month of it is not before it', () => {
    assert.ok(middleOf('2014-01') < middleOf('2014') && middleOf('2014') < middleOf('2014-12-31'));
    assert.equal(middleOf('0044-03-15') < middleOf('0044-03-16'), true);
  });
});

describe('the scale of bars', () => {
  const scale = (rows: ChartRow[], kind: 'bars' | 'ranges' = 'bars') =>
    barScaleOf({ kind, lines: [], groups: [], rows });

  test('is from zero to the largest value or end of a range', () => {
    const { bar, range, zero } = scale([{ value: 50 }, { value: 100, high: 200 }]);
    assert.equal(zero, 0);
    assert.deepEqual(bar(50), { x: 0, width: 25 });
    assert.deepEqual(range(100, 200), { x: 50, width: 50 });
  });

  test('has an axis through zero, with negative bars on its other side', () => {
    const { bar, zero, isSigned } = scale([{ value: -50 }, { value: 150 }]);
    assert.equal(isSigned, true);
    assert.equal(zero, 25);
    assert.deepEqual(bar(-50), { x: 0, width: 25 });
    assert.deepEqual(bar(150), { x: 25, width: 75 });
  });

  test('shows the smallest bar and a range without a length, and no bar of zero', () => {
    const { bar, range } = scale([{ value: 1e-9 }, { value: 1e9 }]);
    assert.equal(bar(1e-9).width, 0.5);
    assert.deepEqual(range(1e9, 1e9), { x: 99.5, width: 0.5 });
    assert.equal(bar(0).width, 0);
  });

  test('is finite for numbers of three hundred digits of both signs, and for zeros', () => {
    for (const rows of [
      [{ value: -1.7e308 }, { value: 1.7e308 }],
      [{ value: 0 }, { value: 0 }],
    ]) {
      const { bar, zero } = scale(rows);
      for (const number of [zero, ...rows.flatMap(({ value }) => [bar(value).x, bar(value).width])])
        assert.ok(number >= 0 && number <= 100, String(number));
    }
  });

  test('is one for all groups', () => {
    const { bar } = barScaleOf({
      ...{ kind: 'bars', lines: [], rows: [] },
      groups: [
        { label: 'One', rows: [{ value: 10 }] },
        { label: 'Other', rows: [{ value: 40 }] },
      ],
    });
    assert.equal(bar(10).width, 25);
  });
});
