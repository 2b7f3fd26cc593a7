import { styleText } from 'node:util';
import { counted } from '../text/counted.ts';
import { byPlace, codePoint, type Problem } from './problem.ts';
import { type Severity, severityOf } from './problem-kinds.ts';

/** A problem of the content, or one that was found elsewhere, which states its severity. */
export type Reported = Problem | FoundElsewhere;

/** A problem that is not in the catalog of problems of content. */
export type FoundElsewhere = Omit<Problem, 'name'> & { name: string; severity: Severity };

const severityIn = (problem: Reported): Severity =>
  'severity' in problem ? problem.severity : severityOf(problem);

/**
 * Returns the report for editors: the problems of each file, with the line and a caret, and a summary at the end. It is colored if
 * `stream` is a terminal that supports colors (NO_COLOR and FORCE_COLOR apply).
 */
export function formatProblems(problems: readonly Reported[], stream?: NodeJS.WritableStream): string {
  const paint = (style: Parameters<typeof styleText>[0], text: string) =>
    stream ? styleText(style, text, { stream }) : text;
  const files = Map.groupBy([...problems].sort(byPlace), ({ file }) => file);
  const parts = [...files].flatMap(([file, list]) => [
    paint('underline', visible(file)),
    ...list.map((problem) => {
      const { name, line, column, field, found, expected, fix } = problem;
      const severity = severityIn(problem);
      const place = line === undefined ? [] : [column === undefined ? `${line}` : `${line}:${column}`];
      return [
        `  ${[...place, paint(colors[severity], severity), ...(field === undefined ? [] : [visible(field)]), paint('dim', `[${name}]`)].join('  ')}`,
        ...excerpt(problem, (caret) => paint(colors[severity], caret)),
        ...[
          `    found     ${visible(found)}`,
          `    expected  ${visible(expected)}`,
          ...(fix ? [`    fix       ${visible(fix)}`] : []),
        ].map((text) => text.replaceAll('\n', '\n              ')),
      ].join('\n');
    }),
  ]);
  return [...parts, `${summary(problems)} in ${counted(files.size, 'file')}`].join('\n\n');
}

const colors = { error: 'red', warning: 'yellow', info: 'blue' } as const;

/** Returns the number of problems of each severity. */
function countProblems(problems: readonly Reported[]): Record<Severity, number> {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const problem of problems) counts[severityIn(problem)]++;
  return counts;
}

function summary(problems: readonly Reported[]): string {
  const { error, warning, info } = countProblems(problems);
  const counts = [
    ...(error > 0 ? [counted(error, 'error')] : []),
    ...(warning > 0 ? [counted(warning, 'warning')] : []),
    ...(info > 0 ? [counted(info, 'note')] : []),
  ];
  const last = counts.pop() ?? 'nothing';
  return counts.length > 0 ? `${counts.join(', ')} and ${last}` : last;
}

/** The most characters of a line that are shown, and how many of them before the caret. */
const widest = 100;
const before = 60;

/** Returns the line with a caret below the column; of a long line, the part around the caret. */
function excerpt({ line, column = 1, text }: Reported, paint: (caret: string) => string): string[] {
  if (line === undefined || text === undefined || text.trim() === '') return [];
  const from = column - 1 > widest - 20 ? column - 1 - before : 0;
  const cut = `${from > 0 ? '…' : ''}${text.slice(from, from + widest)}${text.length > from + widest ? '…' : ''}`;
  const lead = `${from > 0 ? '…' : ''}${text.slice(from, column - 1)}`;
  // Tabs are kept and combining marks have no width, so that the caret is below its character.
  const room = visible(lead)
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .replace(/[^\t]/gu, ' ');
  const number = String(line).padStart(6);
  return [`${number} | ${visible(cut)}`, `${' '.repeat(number.length)} | ${room}${paint('^')}`];
}

/** Returns a text in which control and direction characters are replaced by their code points, because a terminal would obey them. */
const visible = (text: string): string =>
  text.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069\u200b\ufeff\u2028\u2029\p{Cs}]/gu, (character) =>
    character === '\n' || character === '\t' ? character : `<${codePoint(character)}>`,
  );

/**
 * Returns the report for programs as a JSON object: `version` (1), `counts` of errors, warnings and infos, and `problems` in the order of
 * the files. Each problem has `name`, `severity`, `file`, `found`, `expected`, and if known `line` and `column` (from 1), `field`, `text`
 * (the line) and `fix`. After them come the fields of `more`. Later versions may add fields; no field changes its meaning.
 */
export const problemsAsJson = (problems: readonly Reported[], more: object = {}): string =>
  JSON.stringify(
    {
      version: 1,
      counts: countProblems(problems),
      problems: [...problems].sort(byPlace).map((problem) => {
        const { name, ...rest } = problem;
        return { name, severity: severityIn(problem), ...rest };
      }),
      ...more,
    },
    undefined,
    2,
  );

/** Returns workflow commands that GitHub shows as annotations (docs.github.com, “Workflow commands for GitHub Actions”), one per line. */
export const problemsForGitHub = (problems: readonly Reported[]): string =>
  [...problems]
    .sort(byPlace)
    .map((problem) => {
      const { name, file, line, column, field, found, expected, fix } = problem;
      const properties = Object.entries({ file, line, col: column, title: name }).flatMap(([key, value]) =>
        value === undefined ? [] : `${key}=${escapeProperty(visible(String(value)))}`,
      );
      const message = [
        `${field === undefined ? '' : `${field}: `}found ${found}`,
        `expected ${expected}`,
        ...(fix ? [`fix: ${fix}`] : []),
      ].join('\n');
      return `::${commands[severityIn(problem)]} ${properties.join(',')}::${escapeMessage(visible(message))}\n`;
    })
    .join('');

const commands = { error: 'error', warning: 'warning', info: 'notice' } as const;
const escapeMessage = (text: string) =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const escapeProperty = (text: string) => escapeMessage(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
