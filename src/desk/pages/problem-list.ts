import { h } from 'hastscript';
import { numberInWords } from '../../i18n/strings.ts';
import { byPlace, type Problem } from '../../model/problem.ts';
import { severityOf } from '../../model/problem-kinds.ts';
import { type DeskPage, editorLink } from './frame.ts';

/** Returns how many problems of each severity there are, in words. */
export function problemCounts(problems: readonly Problem[], { lang, t }: DeskPage): string {
  const names = { error: t.list.errors, warning: t.list.warnings, info: t.list.notes };
  return (['error', 'warning', 'info'] as const)
    .map(
      (severity) =>
        [severity, problems.filter((problem) => severityOf(problem) === severity).length] as const,
    )
    .filter(([, count]) => count > 0)
    .map(([severity, count]) => `${names[severity]} ${numberInWords(count, lang)}`)
    .join(' · ');
}

/** Returns problems as a list, each with a link to its line in the editor. What `check` says is English. */
export const problemList = (problems: readonly Problem[], { t }: DeskPage) =>
  h(
    'ul.problems',
    [...problems].sort(byPlace).map((problem) => {
      const { file, line, field, found, expected, fix, name } = problem;
      return h('li', { className: [severityOf(problem)] }, [
        h('p', [
          editorLink(file, line === undefined ? file : `${file}:${line}`, line),
          ...(field === undefined ? [] : [' ', h('code', field)]),
          ' ',
          h('span.meta', `[${name}]`),
        ]),
        h('dl', { lang: 'en', dir: 'ltr' }, [
          ...detail(t.list.found, found),
          ...detail(t.list.expected, expected),
          ...(fix === undefined ? [] : detail(t.list.fix, fix)),
        ]),
      ]);
    }),
  );

const detail = (term: string, text: string) => [h('dt', term), h('dd', text)];
