import { figuresOf } from '../../charts/bars.ts';
import { middleOf } from '../../charts/dates.ts';
import type { ChartData } from '../../model/chart.ts';
import { show } from '../../model/problem.ts';
import { type ChartFault, type PlacedRow, placedRows } from './chart-rows.ts';

/** Numbers above it are not exact, and nobody can read their digits. */
const largest = 1e15;
/** Of two values in one chart, the smaller is invisible if it is a smaller share of the larger. */
const invisible = 1 / 1000;

/** Returns problems of values: rows that contradict each other, or that no scale can show. */
export const chartValues = (chart: ChartData): ChartFault[] => [
  ...placedRows(chart).flatMap((rows) => [
    ...repeatedRows(chart, rows),
    ...(chart.kind === 'lines' ? unorderedDates(rows) : []),
  ]),
  ...placedRows(chart)
    .flat()
    .flatMap((row) => [...reversed(chart, row), ...(chart.kind === 'lines' ? tooLarge(row) : [])]),
  ...pointless(chart),
];

const repeatedFix = {
  lines:
    'delete one of the two rows, or write two lines, one for each source:\nlines: [{ id: one, label: … }, { id: other, label: … }]',
  bars: 'delete one of the two rows, or write one with both values as low and high, in a chart with kind: ranges',
};

/** Two rows of one name or date would be drawn over each other, or look like a mistake. */
function repeatedRows({ kind }: ChartData, rows: readonly PlacedRow[]): ChartFault[] {
  const field = kind === 'lines' ? 'date' : 'label';
  const keys = rows.map(({ row }) => row[field]);
  return rows.flatMap(({ path }, index) => {
    const key = keys[index];
    const before = keys.indexOf(key);
    if (key === undefined || before === index) return [];
    const isSame = JSON.stringify(rows[before]?.row) === JSON.stringify(rows[index]?.row);
    return {
      name: 'chart-row-repeated',
      field: `${path}.${field}`,
      found: `a second row of ${show(key)}${isSame ? ' with the same value' : ', with another value'}`,
      expected: `each ${field} once`,
      fix: isSame ? 'delete the row' : repeatedFix[kind === 'lines' ? 'lines' : 'bars'],
    };
  });
}

function unorderedDates(rows: readonly PlacedRow[]): ChartFault[] {
  const middles = rows.map(({ row }) => (row.date === undefined ? undefined : middleOf(row.date)));
  return rows.flatMap(({ row, path }, index) => {
    const at = middles[index];
    const before = middles[index - 1];
    if (at === undefined || before === undefined || at >= before) return [];
    const after = rows[middles.findIndex((other) => other !== undefined && other > at)]?.row.date;
    return {
      name: 'chart-dates-unordered',
      field: `${path}.date`,
      found: `${show(row.date)} below ${show(rows[index - 1]?.row.date)}`,
      expected: 'rows from the earliest date to the latest',
      fix: `move the row up, above\n- { date: ${after ?? ''}, …`,
    };
  });
}

/** The low end of a range is not above its high end, and an estimate is between them. */
function reversed({ kind }: ChartData, { row: { low, value, high }, path }: PlacedRow): ChartFault[] {
  const [lower, name] = kind === 'ranges' ? [low, 'low'] : [value, 'value'];
  if (typeof lower === 'number' && high !== undefined && lower > high)
    return [
      {
        name: 'chart-range-reversed',
        field: `${path}.${name}`,
        found: `${name} ${lower}, which is above high ${high}`,
        expected: 'the lower end first',
        fix: `write\n${name}: ${high}\nhigh: ${lower}`,
      },
    ];
  if (kind !== 'ranges' || typeof value !== 'number' || low === undefined || high === undefined) return [];
  if (value >= low && value <= high) return [];
  return [
    {
      name: 'chart-range-reversed',
      field: `${path}.value`,
      found: `an estimate of ${value} outside its range, ${low} to ${high}`,
      expected: 'a value between low and high',
      fix: value < low ? `write\nlow: ${value}\nor delete value` : `write\nhigh: ${value}\nor delete value`,
    },
  ];
}

const tooLarge = ({ row, path }: PlacedRow): ChartFault[] =>
  figuresOf(row)
    .filter((value) => Math.abs(value) > largest)
    .map((value) => ({
      name: 'chart-value-too-large',
      field: path,
      found: `the value ${value}`,
      expected: `a value of at most ${largest.toLocaleString('en')}, which an axis can name`,
      fix: 'write the values in a larger unit, such as\nunit: billion …',
    }));

/** Warns of a chart that shows nothing: all values are equal, or one is so small that it is invisible. */
function pointless(chart: ChartData): ChartFault[] {
  const rows = placedRows(chart).flat();
  const figures = rows.flatMap(({ row, path }) => figuresOf(row).map((value) => ({ value, path, row })));
  const [first] = figures;
  if (!first || figures.length < 2) return [];
  if (figures.every(({ value }) => value === first.value))
    return [
      {
        name: 'chart-values-equal',
        field: chart.groups.length > 0 ? 'groups' : 'rows',
        found: `${figures.length} values, all ${first.value}`,
        expected: 'values that differ',
        fix: `if that is the point, say it in a sentence, and delete the chart and ::chart{#${chart.id}}`,
      },
    ];
  const series =
    chart.kind === 'lines'
      ? largestOfLines(chart)
      : figures.map(({ value, path, row }) => ({ name: row.label ?? '', path, size: Math.abs(value) }));
  const sizes = series.filter(({ size }) => size > 0);
  const top = sizes.toSorted((a, b) => b.size - a.size)[0];
  if (!top) return [];
  return sizes
    .filter(({ size }) => size < top.size * invisible)
    .filter(({ path }, index, all) => all.findIndex((other) => other.path === path) === index)
    .map(({ name, path, size }) => ({
      name: 'chart-values-far-apart',
      field: path,
      found: `${show(name)}, ${size}, next to ${show(top.name)}, ${top.size}`,
      expected: `values in one unit, ${show(chart.unit)}, of which the smallest can be seen`,
      fix: 'check the unit of both; if they are right, give the small ones a chart of their own',
    }));
}

/** Returns the largest value of each line; a line alone may cross zero. */
const largestOfLines = (chart: ChartData) =>
  chart.lines.map(({ id, label }, index) => ({
    ...{ name: label, path: `lines.${index}.label` },
    size: Math.max(
      0,
      ...placedRows(chart)
        .flat()
        .map(({ row }) => Math.abs(row.values?.[id] ?? 0)),
    ),
  }));
