import type { ArticleData, Correction } from './article.ts';
import type { ArticleEntry } from './contents.ts';
import type { JoinContext } from './join-context.ts';
import type { Article } from './joined.ts';
import { moment } from './moment.ts';
import { nearest, type Problem, show } from './problem.ts';
import { publicationTime } from './publication-time.ts';

/** Returns the date of every correction, revision and withdrawal, with its field. */
const changeDates = ({ corrections, pullQuotes }: ArticleData): { date: string; field: string }[] => [
  ...corrections.map(({ date }, index) => ({ date, field: `corrections.${index}.date` })),
  ...pullQuotes.flatMap(({ revisions, withdrawn }, quote) => [
    ...revisions.map(({ date }, index) => ({ date, field: `pullQuotes.${quote}.revisions.${index}.date` })),
    ...(withdrawn ? [{ date: withdrawn.date, field: `pullQuotes.${quote}.withdrawn.date` }] : []),
  ]),
];

/** Returns when an article was last published or changed. Changes have days only. */
export function lastChange(data: ArticleData): Pick<Article, 'changed' | 'changedAt'> {
  const { date, publishedAt } = publicationTime(data.date);
  const changed = [date, data.updated ?? date, ...changeDates(data).map((change) => change.date)]
    .sort()
    .at(-1);
  return changed === undefined || changed === date
    ? { changed: date, changedAt: publishedAt }
    : { changed, changedAt: moment(changed) };
}

/**
 * Reports changes dated before publication or in the future, corrections that are out of order or change nothing, and unknown quotes
 * in corrections.
 */
export function checkChanges({ data, file }: ArticleEntry, context: JoinContext): void {
  const dates = changeDates(data);
  const problems = [
    ...dates.flatMap((change) => dateProblems(change, publicationTime(data.date).date, context)),
    ...data.corrections.flatMap((correction, index) =>
      correctionProblems(correction, data.corrections[index - 1]?.date, `corrections.${index}`),
    ),
    ...(data.updated !== undefined && !dates.some(({ date }) => date === data.updated)
      ? [updateWithoutCorrection(data.updated)]
      : []),
    ...data.corrections.flatMap(({ quotes }, index) =>
      unknownQuotes(quotes, data.pullQuotes, `corrections.${index}.quotes`),
    ),
  ];
  context.problems.push(...problems.map((problem) => ({ ...problem, file })));
}

type ChangeProblem = Omit<Problem, 'file'>;

function dateProblems(
  { date, field }: { date: string; field: string },
  published: string,
  { today }: JoinContext,
): ChangeProblem[] {
  const fix = 'write the date of the change';
  const problems: ChangeProblem[] = [];
  if (date < published)
    problems.push({
      name: 'change-before-publication',
      field,
      found: `${show(date)}, before the article was published`,
      expected: `a date no earlier than ${published}`,
      fix,
    });
  if (today !== undefined && date > today)
    problems.push({
      name: 'change-in-future',
      field,
      found: `${show(date)}, a date in the future`,
      expected: `a date no later than today, ${today}`,
      fix,
    });
  return problems;
}

/** `before` is the date of the previous correction. */
function correctionProblems(
  { date, said, says }: Correction,
  before: string | undefined,
  field: string,
): ChangeProblem[] {
  const problems: ChangeProblem[] = [];
  if (before !== undefined && date < before)
    problems.push({
      name: 'corrections-out-of-order',
      field: `${field}.date`,
      found: `${show(date)}, after a correction of ${before}`,
      expected: 'corrections in date order, because the URL of each depends on its position',
      fix: 'move the newest correction to the end of the list',
    });
  if (said === says)
    problems.push({
      name: 'correction-without-change',
      field: `${field}.says`,
      found: `the same words in said and says: ${show(says)}`,
      expected: 'different words',
      fix: 'write in said what the article said before',
    });
  return problems;
}

const updateWithoutCorrection = (updated: string): ChangeProblem => ({
  name: 'update-unexplained',
  field: 'updated',
  found: `${show(updated)}, a date that no correction has`,
  expected: 'a correction of that date, which shows readers what changed',
  fix: `delete updated, and add to corrections:\n- date: ${updated}\n  kind: update\n  said: What the article said before.\n  says: What it says now.\n  why: Why it was changed.`,
});

function unknownQuotes(
  ids: readonly string[],
  pullQuotes: ArticleData['pullQuotes'],
  field: string,
): ChangeProblem[] {
  const known = pullQuotes.map(({ id }) => id);
  return ids
    .filter((id) => !known.includes(id))
    .map((id) => {
      const guess = nearest(id, known);
      return {
        name: 'correction-quote-unknown',
        field,
        found: `quote ${show(id)}, which this article does not have`,
        expected: known.length > 0 ? `one of ${known.join(', ')}` : 'ids of the article’s pullQuotes',
        fix: guess === undefined ? `delete ${id}` : `write ${guess}`,
      };
    });
}
