import { fitsAtEnd } from '../../charts/end-labels.ts';
import { type ChartData, type ChartKind, type ChartRow } from '../../model/chart.ts';
import { nearest, show } from '../../model/problem.ts';
import { yamlText } from '../yaml/parse.ts';
import { type ChartFault, type PlacedRow, placedRows } from './chart-rows.ts';

/** More lines than this have no mark and dash of their own. */
const mostLines = 4;

/** Names of the kinds in reports. */
const names: Record<ChartKind, string> = { bars: 'bars', ranges: 'ranges', lines: 'lines' };

/** Returns problems of fields that a chart of its kind lacks, or does not have. */
export const chartForm = (chart: ChartData): ChartFault[] => [
  ...listFaults(chart),
  ...lineFaults(chart),
  ...placedRows(chart)
    .flat()
    .flatMap((placed) => rowFaults(chart, placed)),
];

/** A chart has rows or groups of rows. */
function listFaults({ rows, groups }: ChartData): ChartFault[] {
  if (rows.length === 0 && groups.length === 0)
    return [
      missing(
        'rows',
        'rows, or groups of rows',
        'add\nrows:\n  - { label: A label, value: 1 }\n  - { label: Another, value: 2 }',
      ),
    ];
  if (rows.length > 0 && groups.length > 0)
    return [
      {
        name: 'chart-field-unused',
        field: 'rows',
        found: 'rows and groups in one chart',
        expected: 'either rows, or groups with a label and rows each',
        fix: 'move the rows into a group, or delete groups',
      },
    ];
  if (groups.length === 1)
    return [
      {
        name: 'chart-too-small',
        field: 'groups',
        found: 'one group',
        expected: 'at least two groups, which readers compare',
        fix: 'write its rows as the rows of the chart, and delete groups',
      },
    ];
  return [];
}

function lineFaults(chart: ChartData): ChartFault[] {
  const { kind, lines, groups } = chart;
  if (lines.length > 0 && kind !== 'lines')
    return [
      unused('lines', `a field “lines” in a chart of ${names[kind]}`, 'write\nkind: lines\nor delete lines'),
    ];
  if (lines.length > mostLines)
    return [
      {
        name: 'chart-too-many-lines',
        field: 'lines',
        found: `${lines.length} lines in one chart`,
        expected: `at most ${mostLines}, which readers can tell apart`,
        fix:
          groups.length > 0
            ? `keep the ${mostLines} that matter`
            : `write each as a small chart of its own:\n${asGroups(chart)}`,
      },
    ];
  return lines.flatMap(({ id, label }, index): ChartFault[] => [
    ...(lines.findIndex((other) => other.id === id) < index
      ? [
          {
            name: 'chart-row-repeated' as const,
            field: `lines.${index}.id`,
            found: `a second line ${show(id)}`,
            expected: 'a different id for each line',
            fix: `write id: ${id}-2, here and in the values`,
          },
        ]
      : []),
    ...(fitsAtEnd(label)
      ? []
      : [
          {
            name: 'chart-label-too-long' as const,
            field: `lines.${index}.label`,
            found: `a label of ${Array.from(label).length} characters`,
            expected:
              'a label that fits at the end of its line: at most three lines of about 13 characters, also on a phone',
            fix: shorterLabel(label),
          },
        ]),
    ...(placedRows(chart)
      .flat()
      .every(({ row }) => typeof row.values?.[id] !== 'number')
      ? [
          {
            name: 'field-missing' as const,
            field: `lines.${index}`,
            found: `line ${show(id)}, for which no row has a value`,
            expected: `values of ${id} in the rows`,
            fix: `add to the rows\nvalues: { ${id}: 1 }\nor delete the line`,
          },
        ]
      : []),
  ]);
}

/** Returns lines as groups, ready to paste; of many rows, the first. */
function asGroups({ lines, rows }: ChartData): string {
  const groups = lines.map(({ id, label }) => {
    const values = rows
      .slice(0, 6)
      .map(({ date, values = {} }) => `{ date: ${date ?? ''}, value: ${values[id] ?? null} }`);
    return `  - label: ${yamlText(label)}\n    rows: [${values.join(', ')}${rows.length > 6 ? ', …' : ''}]`;
  });
  return ['groups:', ...groups].join('\n');
}

/** Returns the first words of a label that fit at the end of a line, if there are any. */
function shorterLabel(label: string): string {
  const words = label.split(' ');
  while (words.length > 0 && !fitsAtEnd(words.join(' '))) words.pop();
  return words.length > 0
    ? `write\nlabel: ${words.join(' ')}\nand the rest in the summary`
    : 'write a shorter word, or an abbreviation that the summary explains';
}

/** The fields of rows by kind of chart: those that each row has, and those that it may have. */
const fieldsOf = {
  bars: { needed: ['label', 'value'], possible: ['high', 'note'] },
  ranges: { needed: ['label', 'low', 'high'], possible: ['value', 'note'] },
  lines: { needed: ['date', 'value'], possible: ['note'] },
  'several lines': { needed: ['date', 'values'], possible: ['note'] },
} as const satisfies Record<string, Record<'needed' | 'possible', readonly (keyof ChartRow)[]>>;

function rowFaults(chart: ChartData, { row, path }: PlacedRow): ChartFault[] {
  const { kind, lines } = chart;
  const { needed, possible } = fieldsOf[kind === 'lines' && lines.length > 0 ? 'several lines' : kind];
  const isGapAllowed = kind === 'lines';
  const lacks = needed.filter((field) => row[field] === undefined || (row[field] === null && !isGapAllowed));
  const known: readonly string[] = [...needed, ...possible];
  return [
    ...lacks.map((field) => missing(`${path}.${field}`, expectations[field], additionOf(field, row, chart))),
    ...Object.keys(row)
      .filter((field) => !known.includes(field) && row[field as keyof ChartRow] !== undefined)
      .filter((field) => !lacks.some((lack) => insteadOf[lack] === field))
      .map((field) =>
        unused(
          `${path}.${field}`,
          `a field ${show(field)}, which rows of ${names[kind]} do not have`,
          unusedFix(field, kind),
          `only ${known.join(', ')}`,
        ),
      ),
    ...(lines.length > 0
      ? Object.keys(row.values ?? {})
          .filter((id) => !lines.some((one) => one.id === id))
          .map((id): ChartFault => ({
            name: 'reference-unknown',
            field: `${path}.values.${id}`,
            found: `line ${show(id)}, which the chart does not have`,
            expected: `one of ${lines.map((one) => one.id).join(', ')}`,
            fix: `write ${
              nearest(
                id,
                lines.map((one) => one.id),
              ) ??
              lines[0]?.id ??
              ''
            }, or add it to lines`,
          }))
      : []),
  ];
}

/** Fields that a row of another kind of chart has in place of a missing one, whose report says so. */
const insteadOf: Partial<Record<keyof ChartRow, string>> = {
  label: 'date',
  date: 'label',
  value: 'low',
  values: 'value',
};

const expectations: Partial<Record<keyof ChartRow, string>> = {
  label: 'the name of the row',
  date: 'the year, month or day of the value',
  value: 'the figure, in the chart’s unit',
  low: 'the lower end of the range',
  high: 'the upper end of the range',
  values: 'a value for each line by its id',
};

/** Returns the fix of a missing field: one that the row has under another name, or an example. */
function additionOf(
  field: keyof ChartRow,
  { label, date, value, low }: ChartRow,
  { lines }: ChartData,
): string {
  if (field === 'date')
    return label !== undefined && /^\d{4}(?:-\d{2}){0,2}$/.test(label)
      ? `write\ndate: ${label}\nin place of label`
      : 'add date: 2014';
  if (field === 'label' && date !== undefined)
    return `write\nlabel: "${date}"\nin place of date, or kind: lines in the chart`;
  if (field === 'low' && typeof value === 'number') return `write\nlow: ${value}\nin place of value`;
  if (field === 'value' && low !== undefined)
    return `write\nvalue: ${low}\nin place of low, or kind: ranges in the chart`;
  if (field === 'values')
    return `add values: { ${lines.map(({ id }) => `${id}: ${value ?? 1}`).join(', ')} }`;
  if (field === 'value') return 'add value: 1; of a line, value: null is a gap';
  return `add ${field}: ${field === 'label' ? 'A label' : 1}`;
}

/** Returns what to do with a field that belongs to another kind of chart. */
function unusedFix(field: string, kind: ChartKind): string {
  if (field === 'low' && kind === 'bars') return 'write\nkind: ranges\nin the chart, or delete low';
  if (field === 'date' && kind !== 'lines')
    return 'write\nkind: lines\nin the chart, or label in place of date';
  if (field === 'values') return 'list the lines with their ids in lines, or write value';
  return `delete ${field}`;
}

const missing = (field: string, expected = 'a value', fix: string): ChartFault => ({
  ...{ name: 'field-missing', field, expected, fix },
  found: `no field ${show(field.split('.').at(-1))}`,
});

const unused = (
  field: string,
  found: string,
  fix: string,
  expected = 'fields of its kind of chart',
): ChartFault => ({
  ...{ name: 'chart-field-unused', field, found, expected, fix },
});
