import { z } from 'astro/zod';
import { id, line, partialDate } from './fields.ts';

/** What a chart shows: amounts, a low and a high value for each row, or values over time. */
export const chartKinds = ['bars', 'ranges', 'lines'] as const;
export type ChartKind = (typeof chartKinds)[number];

/** A figure in the chart’s unit. */
const figure = z.number({ error: 'a number in the chart’s unit, without the unit and without separators' });

/** A row of a chart’s table. Which of the fields a row has depends on the kind of chart (content/checks/charts.ts). */
const rowSchema = z.strictObject({
  /** Name of the bar or the range. */
  label: line.optional(),
  /** Of lines: the year, month or day of the values. */
  date: partialDate.optional(),
  /** The figure. Of lines, `null` is a gap. Of ranges, the best estimate. */
  value: figure.nullable().optional(),
  /** The lower end of a range. */
  low: figure.optional(),
  /** The upper end of a range; of a bar, if the value is one. */
  high: figure.optional(),
  /** Of a chart with several lines: the value of each by its id. A line without one, or with `null`, has a gap. */
  values: z.record(id, figure.nullable()).optional(),
  /** Who counted, and when; in the table. */
  note: line.optional(),
});

/** A chart with its data table. */
export const chartSchema = z.strictObject({
  id,
  kind: z.enum(chartKinds).default('bars'),
  title: line,
  /** The text alternative: what the chart shows, in one or two sentences. */
  summary: line,
  unit: line,
  /** The lines, if there are several; at most four. */
  lines: z.array(z.strictObject({ id, label: line })).default([]),
  /** The rows of the table, in the order in which readers see them. */
  rows: z.array(rowSchema).default([]),
  /** In place of rows: the same chart for each of several groups, with one scale. */
  groups: z.array(z.strictObject({ label: line, rows: z.array(rowSchema) })).default([]),
  sources: z.array(id).min(1, { error: 'at least one source id' }),
});

export type ChartData = z.infer<typeof chartSchema>;
export type ChartRow = z.infer<typeof rowSchema>;

/** What drawings need of a chart. */
export type ChartRows = Pick<ChartData, 'kind' | 'lines' | 'rows' | 'groups'>;

/** Returns the groups of a chart; one without a label if it has only rows. */
export const groupsOf = ({ rows, groups }: ChartRows): { label?: string; rows: ChartRow[] }[] =>
  groups.length > 0 ? groups : [{ rows }];

/** Returns the values of a row of lines, in the order of the lines; `null` is a gap. */
export const valuesOf = (
  { lines }: Pick<ChartRows, 'lines'>,
  { value, values }: ChartRow,
): (number | null)[] => (lines.length > 0 ? lines.map((each) => values?.[each.id] ?? null) : [value ?? null]);
