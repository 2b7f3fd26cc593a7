import type { ArticleData } from './article.ts';
import type { JoinContext } from './join-article.ts';
import type { ArticleEntry } from './library.ts';
import { show } from './problem.ts';

/** Every day on which something a reader should know of was changed, with its field. */
const changeDates = ({ corrections, pullQuotes }: ArticleData): { date: string; field: string }[] => [
  ...corrections.map(({ date }, index) => ({ date, field: `corrections.${index}.date` })),
  ...pullQuotes.flatMap(({ revisions, withdrawn }, quote) => [
    ...revisions.map(({ date }, index) => ({ date, field: `pullQuotes.${quote}.revisions.${index}.date` })),
    ...(withdrawn ? [{ date: withdrawn.date, field: `pullQuotes.${quote}.withdrawn.date` }] : []),
  ]),
];

/** The latest day on which an article was published or changed. */
export const lastChange = (data: ArticleData): string =>
  [data.date, data.updated ?? data.date, ...changeDates(data).map(({ date }) => date)].sort().at(-1) ??
  data.date;

/** Nothing is mended before it is published, nor on a day that is still to come. */
export function checkChanges(
  { data, file }: ArticleEntry,
  { problems, today, latestDay }: JoinContext,
): void {
  const dates = changeDates(data);
  const latest = latestDay ?? today;
  const fix = 'set the day on which it was done';
  for (const { date, field } of dates) {
    if (date < data.date)
      problems.push({
        name: 'change-too-early',
        file,
        field,
        found: `${show(date)}, before the article was published`,
        expected: `a day on or after ${data.date}`,
        fix,
      });
    if (latest !== undefined && date > latest)
      problems.push({
        name: 'change-in-future',
        file,
        field,
        found: `${show(date)}, a date in the future`,
        expected: `a day up to today, ${today ?? latest}`,
        fix,
      });
  }
  for (const [index, { date, said, says }] of data.corrections.entries()) {
    const before = data.corrections[index - 1]?.date;
    if (before !== undefined && date < before)
      problems.push({
        name: 'corrections-out-of-order',
        file,
        field: `corrections.${index}.date`,
        found: `${show(date)}, after a correction of ${before}`,
        expected: 'corrections in date order, because the URL of each depends on its position',
        fix: 'move the newest to the end',
      });
    if (said === says)
      problems.push({
        name: 'correction-of-nothing',
        file,
        field: `corrections.${index}.says`,
        found: `the same words as said: ${show(says)}`,
        expected: 'what the article says now',
      });
  }
  if (data.updated !== undefined && !dates.some(({ date }) => date === data.updated))
    problems.push({
      name: 'update-untold',
      file,
      field: 'updated',
      found: `${show(data.updated)}, a date without a correction`,
      expected: 'a correction of that date, so that readers see what changed',
      fix: 'add one with kind: update, and delete updated',
    });
  for (const [index, { quotes }] of data.corrections.entries())
    for (const id of quotes)
      if (!data.pullQuotes.some((quote) => quote.id === id))
        problems.push({
          name: 'correction-quote-unknown',
          file,
          field: `corrections.${index}.quotes`,
          found: `quote ${show(id)}, which this article does not have`,
          expected: `one of ${data.pullQuotes.map((quote) => quote.id).join(', ') || 'its pull-quotes'}`,
        });
}
