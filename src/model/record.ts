import type { Quote } from './joined.ts';

/**
 * Returns the quotes of a person by the day on which they were said, newest first. One of which only the month or year is known comes after
 * those with a day in it, and undated ones come last; others of the same day keep their order.
 */
export const byDaySaid = (quotes: readonly Quote[]): Quote[] =>
  quotes.toSorted(({ said: a = '' }, { said: b = '' }) => Number(a < b) - Number(a > b));

/** Returns the day on which a quote was last changed or withdrawn; undefined if it was not. */
export const lastChange = ({ withdrawn, revisions }: Quote): string | undefined =>
  withdrawn?.date ??
  revisions
    .map(({ date }) => date)
    .sort()
    .at(-1);
