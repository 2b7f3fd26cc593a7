import { type ChartData, type ChartRow, groupsOf } from '../../model/chart.ts';
import type { Problem } from '../../model/problem.ts';

/** A problem of a chart; `field` is a path in the chart. */
export type ChartFault = Omit<Problem, 'file'> & { field: string };

/** A row of a chart with its path in the chart. */
export interface PlacedRow {
  row: ChartRow;
  path: string;
}

/** Returns the rows of each group of a chart, with their paths. */
export const placedRows = (chart: ChartData): PlacedRow[][] =>
  groupsOf(chart).map(({ rows }, group) =>
    rows.map((row, index) => ({
      row,
      path: `${chart.groups.length > 0 ? `groups.${group}.` : ''}rows.${index}`,
    })),
  );
