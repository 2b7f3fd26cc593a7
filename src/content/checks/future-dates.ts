import type { Contents } from '../../model/library.ts';
import { show, type Problem } from '../../model/problem.ts';

/**
 * Returns days that are still to come, of things that have happened: a publication, a statement, a reading, a birth. Entries of a
 * timeline may lie ahead. A year or month counts from its first day. Changes of an article are checked with it (`checkChanges`).
 */
export function checkFutureDates({ articles, people, sources, today, latestDay }: Contents): Problem[] {
  const problems: Problem[] = [];
  const check = (file: string, field: string, date: string | undefined, what: string, fix: string) => {
    if (latestDay === undefined || date === undefined || date === 'undated') return;
    if (date <= latestDay.slice(0, date.length)) return;
    problems.push({
      name: 'date-in-future',
      file,
      field,
      found: `${show(date)}, which is in the future`,
      expected: `${what}, up to today, ${today ?? latestDay}`,
      fix,
    });
  };
  const ofSource = (
    file: string,
    field: string,
    { date, accessed }: { date: string; accessed?: string | undefined },
  ) => {
    check(
      file,
      `${field}.date`,
      date,
      'the day of publication',
      'write the day that the source bears, or undated',
    );
    check(file, `${field}.accessed`, accessed, 'the day we read it', 'write the day on which it was read');
  };
  for (const { file, data } of articles) {
    if (!data.draft)
      check(
        file,
        'date',
        data.date,
        'the day of publication',
        `add draft: true until that day, or write date: ${today ?? 'today’s date'}`,
      );
    check(
      file,
      'updated',
      data.updated,
      'the day of the last change',
      'delete updated: it follows from corrections',
    );
    for (const [index, { said, revisions }] of data.pullQuotes.entries()) {
      const saying = ['the day the words were said', 'write the day that the source has'] as const;
      check(file, `pullQuotes.${index}.said`, said, ...saying);
      for (const [revision, { was }] of revisions.entries())
        check(file, `pullQuotes.${index}.revisions.${revision}.was.said`, was?.said, ...saying);
    }
    for (const [index, source] of data.sources.entries())
      if (typeof source !== 'string') ofSource(file, `sources.${index}`, source);
  }
  for (const { file, data } of people) {
    const life = 'write the date that a source has, or leave it out';
    check(file, 'born', data.born, 'a date of birth', life);
    check(file, 'died', data.died, 'a date of death', life);
  }
  for (const { file, id, data } of sources) ofSource(file, id, data);
  return problems;
}
