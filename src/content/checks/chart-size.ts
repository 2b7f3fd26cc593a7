import { figuresOf } from '../../charts/bars.ts';
import { type ChartData, groupsOf } from '../../model/chart.ts';
import { yamlText } from '../yaml/parse.ts';
import { type ChartFault, placedRows } from './chart-rows.ts';

/** What a reader can take in: bars on two screens of a phone, points of a line of its width, and the rows of a table. */
const most = { bars: 40, ranges: 40, lines: 200 };
const mostInAll = { bars: 80, ranges: 80, lines: 400 };
const mostGroups = 12;

/** Returns the problem of a chart with too few values to compare, or with more than readers can see. */
export function chartSize(chart: ChartData): ChartFault[] {
  const groups = placedRows(chart);
  const rows = groups.flat();
  if (rows.length === 0) return [];
  const field = chart.groups.length > 0 ? 'groups' : 'rows';
  const figures = rows.flatMap(({ row }) => figuresOf(row));
  const withFigures = rows.filter(({ row }) => figuresOf(row).length > 0);
  if (withFigures.length < 2)
    return [
      {
        name: 'chart-too-small',
        field,
        found:
          figures.length === 0
            ? 'a chart without a value'
            : `a chart with one ${chart.kind === 'ranges' ? 'range' : 'value'}`,
        expected: 'at least two, which readers compare or follow over time',
        fix: `say it in a sentence, and delete the chart and ::chart{#${chart.id}}`,
      },
    ];
  if (chart.groups.length > mostGroups)
    return [
      {
        name: 'chart-too-long',
        field,
        found: `${chart.groups.length} groups`,
        expected: `at most ${mostGroups} small charts`,
        fix: `keep the ${mostGroups} that matter, or write two charts`,
      },
    ];
  const longest = groups.findIndex((each) => each.length > most[chart.kind]);
  if (longest === -1 && rows.length <= mostInAll[chart.kind]) return [];
  const at = Math.max(0, longest);
  return [
    {
      name: 'chart-too-long',
      field: longest === -1 || chart.groups.length === 0 ? field : `groups.${at}.rows`,
      found: `${longest === -1 ? rows.length : (groups[at]?.length ?? 0)} rows`,
      expected:
        longest === -1
          ? `at most ${mostInAll[chart.kind]} rows in all groups`
          : `at most ${most[chart.kind]} rows, which readers can tell apart`,
      fix: shorter(chart, at),
    },
  ];
}

/** Returns how to make a chart shorter: rows of longer periods, or one row for all smaller bars. */
function shorter(chart: ChartData, group: number): string {
  const rows = groupsOf(chart)[group]?.rows ?? [];
  if (chart.kind === 'lines') {
    const dates = rows.flatMap(({ date }) => date ?? []);
    for (const [period, length] of [
      ['month', 7],
      ['year', 4],
    ] as const) {
      const periods = [
        ...new Set(dates.filter((date) => date.length >= length).map((date) => date.slice(0, length))),
      ];
      const [first] = periods;
      if (first === undefined || periods.length >= dates.length || periods.length > most.lines) continue;
      return `write one row for each ${period}, ${periods.length} in all, with the sum, the mean or the last value, and say in unit which:\n- { date: ${first}, value: 1 }`;
    }
    return `write one row for every ${Math.ceil(rows.length / most.lines)} of the ${rows.length}, and say in unit whether it has their sum, their mean or the last of them`;
  }
  const kept = most[chart.kind] - 1;
  const values = rows.map(({ value }) => value ?? 0).sort((a, b) => b - a);
  const sum = values.slice(kept).reduce((total, value) => total + value, 0);
  if (chart.kind === 'ranges' || values.some((value) => value < 0))
    return `keep the ${kept + 1} that matter, and link to the source of the others`;
  return `keep the ${kept} largest, and write the ${rows.length - kept} others as one row:\n${yamlText([{ label: 'Others', value: Number(sum.toPrecision(12)) }])}`;
}
