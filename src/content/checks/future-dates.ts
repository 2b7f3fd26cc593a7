import type { ArticleEntry, Contents } from '../../model/contents.ts';
import { type Problem, show } from '../../model/problem.ts';

/** A date that cannot be in the future: its meaning, and the fix if it is. */
interface PastDate {
  field: string;
  date: string | undefined;
  what: string;
  fix: string;
  /** True for a date of the publication: it is in the future after today in the publication’s time zone. */
  isOwn?: boolean;
}

/**
 * Returns problems of past events with dates in the future: updates, statements, births. Articles and timeline entries may be in the
 * future. A year or month counts from its first day. `checkChanges` checks corrections, revisions and withdrawals.
 */
export function checkFutureDates({ articles, people, sources, today, latestDay }: Contents): Problem[] {
  const dates = [
    ...articles.flatMap(({ file, data }) => articleDates(data).map((date) => ({ ...date, file }))),
    ...people.flatMap(({ file, data }) => lifeDates(data).map((date) => ({ ...date, file }))),
    ...sources.flatMap(({ file, id, data }) => sourceDates(id, data).map((date) => ({ ...date, file }))),
  ];
  return dates.flatMap(({ file, field, date, what, fix, isOwn }): Problem[] => {
    const latest = isOwn ? today : latestDay;
    if (latest === undefined || date === undefined || date === 'undated') return [];
    if (date <= latest.slice(0, date.length)) return [];
    return [
      {
        name: 'date-in-future',
        file,
        field,
        found: `${show(date)}, which is in the future`,
        expected: `${what}, no later than today, ${today ?? latest}`,
        fix,
      },
    ];
  });
}

function articleDates(data: ArticleEntry['data']): PastDate[] {
  const updated = {
    isOwn: true,
    field: 'updated',
    date: data.updated,
    what: 'the date of the last change',
    fix: 'delete updated: the date is taken from corrections',
  };
  const said = (field: string, date: string | undefined): PastDate => ({
    field,
    date,
    what: 'the date on which the words were said',
    fix: 'write the date that the source gives',
  });
  return [
    updated,
    ...data.pullQuotes.flatMap((quote, index) => [
      said(`pullQuotes.${index}.said`, quote.said),
      ...quote.revisions.map(({ was }, revision) =>
        said(`pullQuotes.${index}.revisions.${revision}.was.said`, was?.said),
      ),
    ]),
    ...data.sources.flatMap((source, index) =>
      typeof source === 'string' ? [] : sourceDates(`sources.${index}`, source),
    ),
  ];
}

function lifeDates({ born, died }: Contents['people'][number]['data']): PastDate[] {
  const fix = 'write the date that a source gives, or delete the field';
  return [
    { field: 'born', date: born, what: 'a date of birth', fix },
    { field: 'died', date: died, what: 'a date of death', fix },
  ];
}

const sourceDates = (
  field: string,
  { date, accessed }: { date: string; accessed?: string | undefined },
): PastDate[] => [
  {
    field: `${field}.date`,
    date,
    what: 'the date of publication',
    fix: 'write the date printed on the source, or undated',
  },
  {
    field: `${field}.accessed`,
    date: accessed,
    what: 'the date on which you read it',
    fix: 'write the date on which you read it',
  },
];
