import type { Contents } from '../../model/contents.ts';
import type { Problem } from '../../model/problem.ts';
import { chartForm } from './chart-form.ts';
import { chartSize } from './chart-size.ts';
import { chartValues } from './chart-values.ts';

/** Returns problems of the data of charts: rows that do not fit the kind of chart, and what a drawing could not show. */
export const checkCharts = (
  { articles }: Pick<Contents, 'articles'>,
  brokenIn: (file: string) => readonly (readonly PropertyKey[])[] = () => [],
): Problem[] =>
  articles.flatMap(({ file, data }) =>
    data.charts.flatMap((chart, index) => {
      const broken = brokenIn(file).filter(
        ([field, at]) => field === 'charts' && (at === undefined || at === index),
      );
      return [...chartForm(chart), ...chartSize(chart), ...chartValues(chart)]
        .filter(({ field }) => !isTouched(field, broken))
        .map((fault) => ({ ...fault, file, field: `charts.${index}.${fault.field}` }));
    }),
  );

/** True if a problem may be the consequence of an invalid field, which is reported and has a placeholder: in the same row, or anywhere for all rows. */
const isTouched = (field: string, broken: readonly (readonly PropertyKey[])[]) => {
  const row = /^(?:groups\.\d+\.)?rows\.\d+/.exec(field)?.[0];
  return broken.some(([, , ...steps]) => {
    const at = steps.map(String).join('.');
    return row === undefined || at === '' || at === row || at.startsWith(`${row}.`);
  });
};
