import { axisNumber, numberInWords } from '../i18n/strings.ts';
import { fontSize, lineOf, widthOf } from '../maps/text-size.ts';
import { type ChartRow, type ChartRows, groupsOf, valuesOf } from '../model/chart.ts';
import { direction } from '../text/scripts.ts';
import { type DateTick, dateTicks, middleOf } from './dates.ts';
import { spreadLabels, wrapped } from './end-labels.ts';
import { type Scale, scaleOf } from './scale.ts';

/** A text of a drawing, of one or more lines. */
export interface DrawnText {
  lines: string[];
  x: number;
  y: number;
  /** Distance of the first baseline from `y`, in em: text is smaller in wide windows. */
  dy: number;
  anchor: 'left' | 'middle' | 'right';
}

interface Point {
  x: number;
  y: number;
}

/** A chart with lines as the page shows it, in units of `width` and `height`. */
export interface DrawnLines {
  width: number;
  height: number;
  /** Distance between the lines of a text, in em. */
  lineHeight: number;
  /** The horizontal lines of the scale, between `left` and `right`. */
  grid: { y: number; isZero: boolean }[];
  left: number;
  right: number;
  texts: DrawnText[];
  lines: DrawnLine[];
}

/** A line of a chart. */
export interface DrawnLine {
  path: string;
  /** Its values, where each has a mark. */
  marks: Point[];
  /** A line from the last value to the label, if they are apart. */
  leader: string;
  label: DrawnText | undefined;
}

/** Widths in units, about pixels of a phone, as in maps: two small charts fit next to each other. */
const sizes = { alone: { width: 360, height: 190 }, small: { width: 176, height: 104 } };
/** With more values, marks would hide the line. */
const mostMarks = 24;
/** Distance of the first date from the scale, and of the last from the end. */
const inset = 8;

/** Returns the scale that all groups of a chart with lines share. */
export const valueScaleOf = (chart: ChartRows): Scale =>
  scaleOf(
    groupsOf(chart)
      .flatMap(({ rows }) => rows.flatMap((row) => valuesOf(chart, row)))
      .filter((value) => value !== null),
    chart.groups.length > 0 ? 3 : 4,
  );

/** Draws the lines of a chart, or of one of its groups with the scales that all of them share. */
export function drawLines(chart: ChartRows, rows: readonly ChartRow[], lang: string): DrawnLines {
  const frame = frameOf(chart, rows, lang);
  const { em, scale, left, right, ticks, bottom } = frame;
  // Everything is placed from left to right, and mirrored here: in a right-to-left language, time runs to the left.
  const place = placing(frame.width, direction(lang) === 'rtl');
  const [start, end] = [left, right].map((x) => place.point({ x, y: 0 }).x).sort((a, b) => a - b);
  const most = Math.max(1, ...ticks.map(({ text }) => text.length));
  return {
    width: frame.width,
    height: Math.ceil(bottom + 5 + fontSize * (em.line * most + 0.2)),
    lineHeight: em.line,
    grid: scale.ticks.map((tick) => ({ y: rounded(frame.y(tick)), isZero: tick === 0 })),
    left: start ?? 0,
    right: end ?? 0,
    texts: [
      ...scale.ticks.map((tick, index) =>
        place.text({
          ...{ lines: [frame.numbers[index] ?? ''], x: left - 6, y: frame.y(tick) },
          ...{ dy: em.middle, anchor: 'right' },
        }),
      ),
      ...ticks.map(({ at, text }) => {
        const half = Math.max(...text.map(widthOf)) / 2;
        const x = Math.min(frame.width - half, Math.max(half, frame.x(at)));
        return place.text({ lines: text, x, y: bottom + 5, dy: em.ascent, anchor: 'middle' });
      }),
    ],
    lines: linesIn(frame, valuesOfLines(chart, rows)).map(({ points, leader, label }) => ({
      path: pathOf(points.map((point) => point && place.point(point))),
      marks: marksOf(points).map(place.point),
      leader: pathOf(leader.map(place.point)),
      label: label && place.text(label),
    })),
  };
}

/** Returns the scales of a drawing, and where it has room for what. */
function frameOf(chart: ChartRows, rows: readonly ChartRow[], lang: string) {
  const isSmall = chart.groups.length > 0;
  const { width, height } = isSmall ? sizes.small : sizes.alone;
  const scale = valueScaleOf(chart);
  const numbers = numbersOn(scale, lang);
  const ends = isSmall ? [] : endsOf(chart, rows, lang);
  const em = emOf([...numbers, ...ends.flat()]);
  const left = Math.ceil(Math.max(...numbers.map(widthOf))) + 6;
  const right = width - Math.ceil(Math.max(10, ...ends.flat().map((text) => widthOf(text) + 12)));
  const top = Math.ceil((em.line * fontSize) / 2);
  const labels = ends.reduce((sum, { length }) => sum + length * em.line * fontSize, 0);
  const bottom = top + Math.ceil(Math.max(height, labels));
  return {
    ...{ width, scale, numbers, ends, em, left, right, top, bottom },
    y: (value: number) => bottom - ((value - scale.low) / (scale.high - scale.low)) * (bottom - top),
    ...timeAxis(chart, lang, left + inset, right - inset),
  };
}

/** Returns functions that place points and texts: where they are, or mirrored. */
function placing(width: number, isMirrored: boolean) {
  const at = (x: number) => rounded(isMirrored ? width - x : x);
  return {
    point: ({ x, y }: Point): Point => ({ x: at(x), y: rounded(y) }),
    text: (text: DrawnText): DrawnText => ({
      ...{ lines: text.lines, x: at(text.x), y: rounded(text.y), dy: Math.round(text.dy * 100) / 100 },
      anchor: isMirrored ? opposite[text.anchor] : text.anchor,
    }),
  };
}

/** Returns the points of lines, with their labels where they cover no other. */
function linesIn(
  { ends, em, x, y, top, bottom, right }: ReturnType<typeof frameOf>,
  series: ReturnType<typeof valuesOfLines>,
) {
  const lines = series.map((values) =>
    values.map(({ date, value }) => (value === null ? null : { x: x(middleOf(date)), y: y(value) })),
  );
  const last = lines.map((points) => points.findLast((point) => point !== null));
  const middles = spreadLabels(
    ends.map(({ length }, index) => ({
      ...{ size: length * em.line * fontSize, at: (last[index]?.y ?? bottom) - top },
    })),
    bottom - top,
  ).map((middle) => middle + top);
  return lines.map((points, index) => {
    const [end, middle, label] = [last[index], middles[index] ?? 0, ends[index]];
    const isApart = end && (end.x < right - inset - 1 || Math.abs(end.y - middle) > 5);
    const drawn: DrawnText | undefined = label && {
      ...{ lines: label, x: right + 8, y: middle, anchor: 'left' },
      dy: em.middle - ((label.length - 1) / 2) * em.line,
    };
    return { points, leader: label && isApart ? [end, { x: right + 4, y: middle }] : [], label: drawn };
  });
}

/** Returns the numbers of a scale, formatted for a language. */
function numbersOn({ low, high, ticks }: Scale, lang: string): string[] {
  const largest = Math.max(Math.abs(low), Math.abs(high));
  return ticks.map((tick) => axisNumber(tick, largest, lang));
}

/** Returns measures of text in em: of a line, from its middle to its baseline, and above its baseline. */
function emOf(texts: readonly string[]): { line: number; middle: number; ascent: number } {
  const all = texts.map(lineOf);
  const ascent = Math.max(...all.map((one) => one.ascent));
  const descent = Math.max(...all.map((one) => one.descent));
  return { line: Math.max(1.15, ascent + descent), middle: (ascent - descent) / 2, ascent };
}

/** Returns the axis of time that all groups of a chart share. Small charts name only the first and the last date. */
function timeAxis(
  chart: ChartRows,
  lang: string,
  from: number,
  to: number,
): { x: (day: number) => number; ticks: DateTick[] } {
  const dates = groupsOf(chart)
    .flatMap(({ rows }) => rows.flatMap(({ date }) => date ?? []))
    .sort((a, b) => middleOf(a) - middleOf(b));
  const [first = '', last = ''] = [dates[0], dates.at(-1)];
  const [start, end] = [middleOf(first), middleOf(last)];
  const x = (day: number) =>
    end === start ? (from + to) / 2 : from + ((day - start) / (end - start)) * (to - from);
  return { x, ticks: dateTicks(chart.groups.length > 0 ? [...new Set([first, last])] : dates, lang, x) };
}

/** Returns the values of each line with their dates. */
const valuesOfLines = (chart: ChartRows, rows: readonly ChartRow[]) =>
  Array.from({ length: Math.max(1, chart.lines.length) }, (_, index) =>
    rows.map((row) => ({ date: row.date ?? '', value: valuesOf(chart, row)[index] ?? null })),
  );

/** Returns the labels at the ends of lines: their names and last values. */
const endsOf = (chart: ChartRows, rows: readonly ChartRow[], lang: string): string[][] =>
  valuesOfLines(chart, rows).map((values, index) => {
    const last = values.findLast(({ value }) => value !== null)?.value ?? undefined;
    return [
      ...wrapped(chart.lines[index]?.label ?? ''),
      ...(last === undefined ? [] : [numberInWords(last, lang)]),
    ];
  });

/** Returns the values that get a mark: all, if they are few; otherwise the last, and those that no line reaches. */
function marksOf(points: readonly (Point | null)[]): Point[] {
  const there = points.filter((point) => point !== null);
  if (there.length <= mostMarks) return there;
  return points.filter(
    (point, index) =>
      point !== null && (point === there.at(-1) || (!points[index - 1] && !points[index + 1])),
  ) as Point[];
}

/** Returns the path through points, which is interrupted at gaps. */
function pathOf(points: readonly (Point | null)[]): string {
  return points
    .map((point, index) => {
      if (!point || (!points[index - 1] && !points[index + 1])) return '';
      return `${points[index - 1] ? 'L' : 'M'}${point.x} ${point.y}`;
    })
    .join('');
}

const opposite = { left: 'right', middle: 'middle', right: 'left' } as const;
const rounded = (value: number) => Math.round(value * 10) / 10;
