import { editDistance } from '../text/edit-distance.ts';
import type { ProblemName } from './problem-kinds.ts';

/** An error, a warning or a piece of information about the content. */
export interface Problem {
  /** The kind of problem; problem-kinds.ts has its severity and an explanation. */
  name: ProblemName;
  /** Path from the project's root, with forward slashes. */
  file: string;
  /** 1-based line in the file; undefined for problems of a whole file. */
  line?: number | undefined;
  /** 1-based column in the line, in UTF-16 units. */
  column?: number | undefined;
  /** The text of the line. */
  text?: string | undefined;
  /** Dotted path in the frontmatter, such as `pullQuotes.1.text`. */
  field?: string | undefined;
  found: string;
  expected: string;
  /** What the editor can do about it: an instruction, or text or a command to paste. */
  fix?: string | undefined;
}

/** Compares problems by file, then by line and column. */
export const byPlace = (a: Omit<Problem, 'name'>, b: Omit<Problem, 'name'>): number =>
  a.file.localeCompare(b.file, 'und') ||
  (a.line ?? 0) - (b.line ?? 0) ||
  (a.column ?? 0) - (b.column ?? 0) ||
  (a.field ?? '').localeCompare(b.field ?? '', 'und');

/** Returns a value as it appears in reports: text in quotation marks, other values as JSON, at most 120 characters. */
export function show(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'no value';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const short = text.length > 120 ? `${text.slice(0, 117)}…` : text;
  return typeof value === 'string' ? `“${short}”` : short;
}

/** Returns the code point of a character, for those that are invisible or easily confused: `U+202E`. */
export const codePoint = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/** Returns the known word that is most similar to a misspelled one; undefined if more than a third of its letters, or eight, differ from all. */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  const lower = word.toLowerCase();
  let best: string | undefined;
  let bestDistance = Math.min(8, Math.max(2, Math.floor(word.length / 3))) + 1;
  for (const candidate of known) {
    // The edit distance is at least the difference in length.
    if (Math.abs(candidate.length - word.length) >= bestDistance) continue;
    const distance = editDistance(lower, candidate.toLowerCase(), bestDistance - 1);
    if (distance < bestDistance) [best, bestDistance] = [candidate, distance];
  }
  return best;
}
