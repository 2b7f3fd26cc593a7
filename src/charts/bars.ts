import { type ChartRow, type ChartRows, groupsOf } from '../model/chart.ts';

/** The horizontal scale that all rows of a chart with bars or ranges share; lengths are in percent of its width. */
export interface BarScale {
  /** Where zero is. */
  zero: number;
  /** True if bars go to both sides. */
  isSigned: boolean;
  /** Returns the ends of the bar of an amount. */
  bar: (value: number) => Ends;
  /** Returns the ends of a range. */
  range: (low: number, high: number) => Ends;
  at: (value: number) => number;
}
interface Ends {
  x: number;
  width: number;
}

/** The shortest bar that can be seen. */
const shortest = 0.5;

/** Returns the scale of a chart: from zero, or from the lowest value, to the highest. */
export function barScaleOf(chart: ChartRows): BarScale {
  const values = groupsOf(chart).flatMap(({ rows }) => rows.flatMap(figuresOf));
  // Divided by the largest first: the span of the largest numbers would be infinite.
  const largest = Math.max(...values.map(Math.abs)) || 1;
  const low = Math.min(0, ...values.map((value) => value / largest));
  const high = Math.max(0, ...values.map((value) => value / largest));
  const at = (value: number) => rounded(((value / largest - low) / (high - low || 1)) * 100);
  const zero = at(0);
  const between = (from: number, to: number): Ends => {
    const width = Math.max(to - from, shortest);
    return { x: rounded(Math.min(from, 100 - width)), width: rounded(width) };
  };
  return {
    ...{ zero, at, isSigned: low < 0 },
    bar: (value) => {
      if (value === 0) return { x: zero, width: 0 };
      if (value > 0) return between(zero, at(value));
      const width = Math.max(zero - at(value), shortest);
      return { x: rounded(zero - width), width: rounded(width) };
    },
    range: (from, to) => between(at(from), at(to)),
  };
}

/** Returns the figures of a row. */
export const figuresOf = ({ low, value, high, values = {} }: ChartRow): number[] =>
  [low, value, high, ...Object.values(values)].filter((one) => typeof one === 'number');

const rounded = (value: number) => Math.round(value * 100) / 100;
