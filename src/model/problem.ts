import { editDistance } from '../text/edit-distance.ts';
import type { ProblemName } from './problem-kinds.ts';

/** Something in the content that an editor must mend before the site can be built, or should look at. */
export interface Problem {
  /** What kind it is: `problem-kinds.ts` says how grave, and why. */
  name: ProblemName;
  /** Path from the project's root, with forward slashes. */
  file: string;
  /** 1-based line in the file, where there is one. */
  line?: number | undefined;
  /** 1-based column in the line, in UTF-16 units. */
  column?: number | undefined;
  /** The line as it stands in the file. */
  text?: string | undefined;
  /** Dotted path in the frontmatter, e.g. `pullQuotes.1.text`. */
  field?: string | undefined;
  found: string;
  expected: string;
  /** What the editor can do about it, in the imperative. */
  fix?: string | undefined;
}

/** Orders problems by file, then line and column, so that an editor can walk through them top to bottom. */
export const byPlace = (a: Problem, b: Problem): number =>
  a.file.localeCompare(b.file, 'und') ||
  (a.line ?? 0) - (b.line ?? 0) ||
  (a.column ?? 0) - (b.column ?? 0) ||
  (a.field ?? '').localeCompare(b.field ?? '', 'und');

/** Shortens and quotes a value for a message, e.g. `“2026-02-30”`. */
export function show(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'no value';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const short = text.length > 120 ? `${text.slice(0, 117)}…` : text;
  return typeof value === 'string' ? `“${short}”` : short;
}

/** A character’s number, for one that cannot be seen or told from another: `U+202E`. */
export const codePoint = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/** The known word nearest to a mistyped one (at most a third of its letters differ, and no more than eight), or undefined. */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  const lower = word.toLowerCase();
  let best: string | undefined;
  let bestDistance = Math.min(8, Math.max(2, Math.floor(word.length / 3))) + 1;
  for (const candidate of known) {
    // Two words differ at least by their lengths.
    if (Math.abs(candidate.length - word.length) >= bestDistance) continue;
    const distance = editDistance(lower, candidate.toLowerCase(), bestDistance - 1);
    if (distance < bestDistance) [best, bestDistance] = [candidate, distance];
  }
  return best;
}
