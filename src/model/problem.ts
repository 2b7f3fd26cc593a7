import { editDistance } from './edit-distance.ts';

/** Something in the content that an editor must mend before the site can be built, or should look at. */
export interface Problem {
  /** A warning is told and stops nothing; everything else is an error. */
  severity?: 'warning' | undefined;
  /** Path from the project's root, with forward slashes. */
  file: string;
  /** 1-based line in the file, where there is one. */
  line?: number | undefined;
  /** Dotted path in the frontmatter, e.g. `pullQuotes.1.text`. */
  field?: string | undefined;
  found: string;
  expected: string;
  /** What the editor can do about it, in the imperative. */
  fix?: string | undefined;
}

/** True of a problem that the site cannot be built with. */
export const isError = ({ severity }: Problem): boolean => severity !== 'warning';

/** Orders problems by file, then line, so that an editor can walk through them top to bottom. */
export const byPlace = (a: Problem, b: Problem): number =>
  a.file.localeCompare(b.file, 'en') || (a.line ?? 0) - (b.line ?? 0);

/** The report an editor reads: one paragraph a problem, grouped by file, with a count of each kind at the end. */
export function formatProblems(problems: readonly Problem[]): string {
  const paragraphs = [...problems].sort(byPlace).map((problem) => {
    const { file, line, field, found, expected, fix } = problem;
    const place = `${file}${line === undefined ? '' : `:${line}`}${field === undefined ? '' : `  ${field}`}`;
    const lines = [`  found     ${found}`, `  expected  ${expected}`, ...(fix ? [`  mend      ${fix}`] : [])];
    return [
      isError(problem) ? place : `${place}  (warning)`,
      ...lines.map((text) => text.replaceAll('\n', '\n            ')),
    ].join('\n');
  });
  const errors = problems.filter(isError).length;
  const counts = [
    ...(errors > 0 ? [counted(errors, 'problem')] : []),
    ...(problems.length > errors ? [counted(problems.length - errors, 'warning')] : []),
  ];
  const files = new Set(problems.map((problem) => problem.file)).size;
  return [...paragraphs, `${counts.join(' and ')} in ${counted(files, 'file')}`].join('\n\n');
}

const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** Shortens and quotes a value for a message, e.g. `“2026-02-30”`. */
export function show(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const short = text.length > 120 ? `${text.slice(0, 117)}…` : text;
  return typeof value === 'string' ? `“${short}”` : short;
}

/** The known word nearest to a mistyped one (at most a third of its letters differ), or undefined. */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  let best: string | undefined;
  let bestDistance = Math.max(2, Math.floor(word.length / 3)) + 1;
  for (const candidate of known) {
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase());
    if (distance < bestDistance) [best, bestDistance] = [candidate, distance];
  }
  return best;
}
