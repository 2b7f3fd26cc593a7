import type { SearchRecord } from './record.ts';
import { isArticle } from './text-statistics.ts';

/** How many texts an index has before it is written in parts, and how many each part has. */
export interface PartLimits {
  /** Up to so many texts are one index. */
  whole: number;
  /** A part has at least so many, if it can, without the newest … */
  least: number;
  /** … and at most so many, if they do not all have the same date. */
  most: number;
}

/**
 * A search loads the list of a part’s texts, 14 bytes each: with 4,000, as much as Pagefind’s engine. A part of 3,500 texts takes Pagefind less than
 * a gigabyte, even if all are articles (decision 083).
 */
export const partLimits: PartLimits = { whole: 4000, least: 1800, most: 3500 };

/** The records of a part, in the order of their numbers; its name is the date with which it begins: `2019`, `2019-03`. */
export interface RecordGroup {
  name: string;
  records: readonly SearchRecord[];
}

/**
 * Groups numbered records for the parts of an index, the newest first; one group without a name if they are not too many, or all of one date. Neighboring years with few texts
 * share a group; a year with too many is divided into months, and a month into days. Groups are closed from the oldest on, so that newer records change only the newest.
 */
export function groupRecords(numbered: readonly SearchRecord[], limits: PartLimits): RecordGroup[] {
  const whole = [{ name: '', records: numbered }];
  if (numbered.length <= limits.whole) return whole;
  const groups: { name: string; records: SearchRecord[] }[] = [];
  for (const [name, records] of periods(numbered, limits.most)) {
    const last = groups.at(-1);
    const isFull =
      !last || last.records.length >= limits.least || last.records.length + records.length > limits.most;
    if (isFull) groups.push({ name, records: [...records] });
    else last.records.push(...records);
  }
  if (groups.length === 1) return whole;
  return groups.toReversed().map(({ name, records }) => ({ name, records: records.toSorted(byNumber) }));
}

/** Returns how many of the newest groups are searched first: in January, the new year alone has too few texts to say much. */
export function partsToBegin(groups: readonly RecordGroup[], { least }: PartLimits): number {
  let texts = 0;
  return 1 + groups.findIndex(({ records }) => (texts += records.length) >= least / 4);
}

const lengths = { year: 4, month: 7, day: 10 };

/** Returns the records by year, month or day, the oldest first; those without a date before all others. */
function periods(records: readonly SearchRecord[], most: number, length = lengths.year): Period[] {
  const found = Map.groupBy(records, ({ date }) => date?.slice(0, length) ?? undated);
  return [...found]
    .sort(([a], [b]) => Number(b === undated) - Number(a === undated) || (a < b ? -1 : 1))
    .flatMap(([period, own]): Period[] =>
      own.length > most && length < lengths.day && period !== undated
        ? periods(own, most, length === lengths.year ? lengths.month : lengths.day)
        : [[period, own]],
    );
}

const undated = 'undated';
type Period = [period: string, records: readonly SearchRecord[]];

/** Sorts articles first, each kind newest first; records without a date are last. */
export const byNumber = (a: SearchRecord, b: SearchRecord): number =>
  Number(isArticle(b)) - Number(isArticle(a)) || (b.date ?? '').localeCompare(a.date ?? '');
