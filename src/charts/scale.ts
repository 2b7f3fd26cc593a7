/** The scale of values: its ends, and the values that it names. */
export interface Scale {
  low: number;
  high: number;
  ticks: number[];
  /** False if the scale starts above zero, or ends below it. */
  hasZero: boolean;
}

/** If all values differ by less than this share of the largest, a scale from zero would show nothing. */
const flat = 0.25;

/**
 * Returns a scale with round ticks that contains all values. It contains zero, except where the values differ too little for that.
 * The largest tick and the smallest are its ends.
 */
export function scaleOf(values: readonly number[], ticks: number): Scale {
  const least = Math.min(...values);
  const most = Math.max(...values);
  const largest = Math.max(Math.abs(least), Math.abs(most));
  const hasZero = least * most <= 0 || most === least || (most - least) / largest >= flat;
  const from = hasZero ? Math.min(0, least) : least;
  const to = hasZero ? Math.max(0, most) : most;
  const step = stepOf(to === from ? 1 : to - from, ticks);
  const first = Math.floor(clean(from / step));
  const last = Math.max(first + 1, Math.ceil(clean(to / step)));
  return {
    low: clean(first * step),
    high: clean(last * step),
    ticks: Array.from({ length: last - first + 1 }, (_, index) => clean((first + index) * step)),
    hasZero,
  };
}

/** Returns the smallest round step with which a span has at most this many parts. */
function stepOf(span: number, parts: number): number {
  const power = 10 ** Math.floor(Math.log10(span / parts));
  return clean(([1, 2, 2.5, 5].find((one) => span / (one * power) <= parts) ?? 10) * power);
}

/** Returns a number without the errors of binary fractions: 0.3 for 0.1 × 3. */
const clean = (value: number) => Number(value.toPrecision(12));
