import { axisDate } from '../i18n/strings.ts';
import { widthOf } from '../maps/text-size.ts';

/** A date that the axis of time names, in one line or two. */
export interface DateTick {
  /** In days since 1970. */
  at: number;
  text: string[];
}

const dayLength = 86_400_000;
const startOf = (year: number, month = 0, day = 1) => {
  // A year below 100 would be one of the twentieth century.
  const date = new Date(0);
  date.setUTCFullYear(year, month, day);
  return date.getTime() / dayLength;
};

/** Returns the middle of a year, month or day, in days since 1970. */
export function middleOf(date: string): number {
  const [year = 0, month, day] = date.split('-').map(Number);
  if (month === undefined) return (startOf(year) + startOf(year + 1)) / 2;
  if (day === undefined) return (startOf(year, month - 1) + startOf(year, month)) / 2;
  return startOf(year, month - 1, day) + 0.5;
}

const iso = (at: number, parts: 1 | 2 | 3) =>
  new Date(at * dayLength).toISOString().slice(0, [0, 4, 7, 10][parts]);

/** Steps of the axis of time in years, months or days; an axis has the finest whose labels have room. */
const steps: { parts: 1 | 2 | 3; of: 'day' | 'month' | 'year'; every: number }[] = [
  ...[1, 2, 7, 14].map((every) => ({ parts: 3 as const, of: 'day' as const, every })),
  ...[1, 2, 3, 6].map((every) => ({ parts: 2 as const, of: 'month' as const, every })),
  ...[1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000].map((every) => ({
    ...{ parts: 1 as const, of: 'year' as const, every },
  })),
];
/** More dates than this would be a calendar. */
const mostTicks = 8;
const gap = 9;

/**
 * Returns the dates that an axis names: those of the rows if all have room, otherwise round ones. `position` maps days to units of the
 * drawing.
 */
export function dateTicks(
  dates: readonly string[],
  lang: string,
  position: (at: number) => number,
): DateTick[] {
  const middles = dates.map(middleOf);
  const own = withText(dates, middles, lang);
  if (own.length <= mostTicks && haveRoom(own, position)) return own;
  const finest = Math.max(...dates.map((date) => date.split('-').length));
  const [first, last] = [Math.min(...middles), Math.max(...middles)];
  for (const step of steps) {
    if (step.parts > finest) continue;
    const round = roundDates(first, last, step);
    // If all dates are years, each is in the middle of its year.
    const at = round.map((date) => (finest === 1 ? middleOf(date) : startAt(date)));
    const kept = round
      .map((date, index) => ({ date, at: at[index] ?? 0 }))
      .filter((one) => one.at >= first && one.at <= last);
    const ticks = withText(
      kept.map(({ date }) => date),
      kept.map((one) => one.at),
      lang,
    );
    if (ticks.length <= mostTicks && haveRoom(ticks, position)) return ticks;
  }
  return own.slice(0, 1);
}

const startAt = (date: string) => {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return startOf(year, month - 1, day);
};

/** Returns the round dates from a little before the first to the last. */
function roundDates(first: number, last: number, { parts, of, every }: (typeof steps)[number]): string[] {
  const from = new Date(first * dayLength);
  const year = from.getUTCFullYear();
  const round = (count: number) => {
    if (of === 'year') return startOf((Math.floor(year / every) + count) * every);
    if (of === 'month') return startOf(year, (Math.floor(from.getUTCMonth() / every) + count) * every);
    return Math.floor(first) + count * every;
  };
  const dates: string[] = [];
  for (let count = 0; count <= 40 && round(count) <= last; count++) dates.push(iso(round(count), parts));
  return dates;
}

/** Returns ticks with their text; the year is below the first of its dates only. */
function withText(dates: readonly string[], at: readonly number[], lang: string): DateTick[] {
  const texts = dates.map((date) => axisDate(date, lang));
  return texts.map(({ date, year }, index) => ({
    at: at[index] ?? 0,
    text: [date, date !== undefined && texts[index - 1]?.year === year ? undefined : year].filter(
      (text) => text !== undefined,
    ),
  }));
}

/** True if the labels of ticks, centered on them, do not touch. */
function haveRoom(ticks: readonly DateTick[], position: (at: number) => number): boolean {
  const boxes = ticks.map(({ at, text }) => ({ at: position(at), half: Math.max(...text.map(widthOf)) / 2 }));
  return boxes.every((box, index) => {
    const before = boxes[index - 1];
    return before === undefined || Math.abs(box.at - before.at) >= box.half + before.half + gap;
  });
}
