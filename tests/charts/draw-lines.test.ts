import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { drawLines } from '../../src/charts/draw-lines.ts';
import { fitsAtEnd, spreadLabels, wrapped } from '../../src/charts/end-labels.ts';
import { fontSize, widthOf } from '../../src/maps/text-size.ts';
import type { ChartRow, ChartRows } from '../../src/model/chart.ts';

const years = (values: (number | null)[]): ChartRow[] =>
  values.map((value, index) => ({ date: String(2010 + index), value }));
const chartOf = (rows: ChartRow[], more: Partial<ChartRows> = {}): ChartRows => ({
  ...{ kind: 'lines', lines: [], groups: [], rows },
  ...more,
});
const drawn = (chart: ChartRows, lang = 'en', rows = chart.rows) => drawLines(chart, rows, lang);

/** Four lines that end at nearly the same value, with labels of several lines. */
const close = chartOf(
  [
    { date: '2010', values: { a: 1, b: 2, c: 3, d: 4 } },
    { date: '2011', values: { a: 5, b: 5.01, c: 5.02, d: 5 } },
  ],
  {
    lines: [
      { id: 'a', label: 'The upper ferry of the town' },
      { id: 'b', label: 'The lower ferry' },
      { id: 'c', label: 'The mail boat in summer' },
      { id: 'd', label: 'All' },
    ],
  },
);

/** Returns the boxes of all texts of a drawing at the size of a phone. */
const boxesOf = (drawing: ReturnType<typeof drawLines>) =>
  [...drawing.texts, ...drawing.lines.flatMap(({ label }) => label ?? [])].map((text) => {
    const width = Math.max(...text.lines.map(widthOf));
    const left = text.x - { left: 0, middle: width / 2, right: width }[text.anchor];
    const top = text.y + (text.dy - 0.7) * fontSize;
    return {
      text: text.lines.join(' '),
      left,
      right: left + width,
      top,
      bottom: top + fontSize * (0.7 + drawing.lineHeight * (text.lines.length - 1)),
    };
  });

describe('a chart with lines', () => {
  test('interrupts a line at a gap, and marks a value that no line reaches', () => {
    const [line] = drawn(chartOf(years([1, 2, null, 3, null, 4, 5]))).lines;
    assert.equal((line?.path ?? '').match(/M/g)?.length, 2);
    assert.equal(line?.marks.length, 5);
    // Of many values only those that no line reaches, and the last.
    const gaps = new Set([9, 11, 29, 31, 49, 51]);
    const many = drawn(chartOf(years(Array.from({ length: 60 }, (_, at) => (gaps.has(at) ? null : at)))));
    assert.equal(many.lines[0]?.marks.length, 4);
  });

  test('covers no label with another, and none leaves the drawing', () => {
    for (const lang of ['en', 'ar', 'fa', 'de'])
      for (const chart of [close, chartOf(years([1, 2, 3])), chartOf(years([-123456, 98765.4321]))]) {
        const drawing = drawn(chart, lang);
        const boxes = boxesOf(drawing);
        for (const box of boxes)
          assert.ok(box.left >= -1 && box.right <= drawing.width + 1, `${lang}: ${box.text}`);
        for (const [index, one] of boxes.entries())
          for (const other of boxes.slice(index + 1))
            assert.ok(
              one.right <= other.left ||
                other.right <= one.left ||
                one.bottom <= other.top ||
                other.bottom <= one.top,
              `${lang}: ${one.text} covers ${other.text}`,
            );
      }
  });

  test('is mirrored in a right-to-left language: time runs to the left, and numbers are on the right', () => {
    const [english, arabic] = [drawn(close), drawn(close, 'ar')];
    assert.ok((english.lines[0]?.marks[0]?.x ?? 0) < (english.lines[0]?.marks[1]?.x ?? 0));
    assert.ok((arabic.lines[0]?.marks[0]?.x ?? 0) > (arabic.lines[0]?.marks[1]?.x ?? 0));
    assert.ok((arabic.texts[0]?.x ?? 0) > arabic.right);
    assert.equal(arabic.lines[0]?.label?.anchor, 'right');
  });

  test('has a thicker line at zero only where zero is', () => {
    assert.deepEqual(drawn(chartOf(years([-5, 5]))).grid.filter(({ isZero }) => isZero).length, 1);
    assert.ok(drawn(chartOf(years([990, 1000]))).grid.every(({ isZero }) => !isZero));
  });

  test('leads from the end of a line to a label that is elsewhere', () => {
    const early = chartOf(years([4, 3]).concat({ date: '2020', value: null }));
    assert.match(drawn(early).lines[0]?.leader ?? '', /^M[\d.]+ [\d.]+L[\d.]+ [\d.]+$/);
    assert.equal(drawn(chartOf(years([4, 3]))).lines[0]?.leader, '');
  });

  test('has one scale for all groups', () => {
    const groups = [years([1, 2]), years([100, 200])].map((rows, index) => ({ label: String(index), rows }));
    const chart = chartOf([], { groups });
    const [one, other] = groups.map(({ rows }) => drawn(chart, 'en', rows));
    assert.deepEqual(one?.grid, other?.grid);
    assert.deepEqual(one?.texts, other?.texts);
    assert.ok((one?.lines[0]?.marks[0]?.y ?? 0) > (other?.lines[0]?.marks[0]?.y ?? 0));
  });

  test('is the same for the same rows, with finite numbers for any', () => {
    for (const values of [
      [0, 0],
      [7, 7],
      [1e15, -1e15],
      [1e-9, 2e-9],
    ]) {
      const text = JSON.stringify(drawn(chartOf(years(values))));
      assert.equal(text, JSON.stringify(drawn(chartOf(years(values)))));
      assert.doesNotMatch(text, /null|NaN|Infinity/);
    }
  });
});

describe('labels at the ends of lines', () => {
  test('stay where they are if they do not touch', () => {
    assert.deepEqual(
      spreadLabels(
        [
          { size: 10, at: 80 },
          { size: 10, at: 20 },
        ],
        100,
      ),
      [80, 20],
    );
  });

  test('share their distance if they would touch, in the order of the lines', () => {
    assert.deepEqual(
      spreadLabels(
        [
          { size: 20, at: 50 },
          { size: 20, at: 52 },
        ],
        100,
      ),
      [41, 61],
    );
  });

  test('stay within the drawing', () => {
    assert.deepEqual(
      spreadLabels(
        [
          { size: 20, at: 0 },
          { size: 20, at: 1 },
        ],
        100,
      ),
      [10, 30],
    );
    assert.deepEqual(spreadLabels([{ size: 20, at: 100 }], 100), [90]);
  });

  test('are divided at spaces, and fit in three lines', () => {
    assert.deepEqual(wrapped('Earned by crossings'), ['Earned by', 'crossings']);
    assert.deepEqual(wrapped(''), []);
    assert.ok(fitsAtEnd('The mail boat in summer'));
    assert.ok(!fitsAtEnd('Everything that the town paid for the two bridges and the ferry'));
    assert.ok(!fitsAtEnd('Schuldenrückzahlungsverpflichtungen'));
  });
});
