import type { Problem } from '../model/problem.ts';
import { isFollowUp } from './partial.ts';
import type { Place } from './yaml/parse.ts';

/** What is known of one content file, apart from its problems. */
interface KnownFile {
  /** The text as it is on disk, from which lines are shown. */
  text?: string | undefined;
  /** Finds a field's line and column. */
  placeOf?: (path: readonly PropertyKey[]) => Place;
  /** Paths of invalid fields. */
  broken?: readonly (readonly PropertyKey[])[];
}

/** Collects the problems of one reading, and what it takes to report each of them with its line. */
export class Findings {
  /** Files that exist and could not be read; entries of the source register as `content/sources.yaml#<id>`. */
  readonly unread = new Set<string>();
  readonly #problems: Problem[] = [];
  /** Problems that are reported whatever else is wrong in their file. */
  readonly #fieldFaults = new Set<Problem>();
  readonly #files = new Map<string, KnownFile>();

  add(problems: Iterable<Problem>): void {
    this.#problems.push(...problems);
  }

  /** Adds invalid fields: unlike other problems they never follow from one. */
  addFieldFaults(faults: readonly Problem[]): void {
    for (const fault of faults) this.#fieldFaults.add(fault);
    this.#problems.push(...faults);
  }

  /** Notes what is known of a file. */
  know(file: string, known: KnownFile): void {
    this.#files.set(file, { ...this.#files.get(file), ...known });
  }

  some(is: (problem: Problem) => boolean): boolean {
    return this.#problems.some(is);
  }

  /** Paths of the invalid fields of a file; empty where there are none. */
  brokenIn = (file: string): readonly (readonly PropertyKey[])[] => this.#files.get(file)?.broken ?? [];

  /** Files that could not be read as a whole. */
  invalidFiles(): Set<string> {
    const broken = [...this.#files].filter(([, { broken = [] }]) => broken.length > 0);
    return new Set([
      ...broken.map(([file]) => file),
      ...[...this.unread].map((file) => file.replace(/#.*/, '')),
    ]);
  }

  /** Returns all problems with line, column and the line's text, without those that only follow from an invalid field. */
  report(): Problem[] {
    const lines = new Map<string, string[] | undefined>();
    const linesOf = (file: string) => {
      if (!lines.has(file)) lines.set(file, this.#files.get(file)?.text?.split(/\r?\n/));
      return lines.get(file);
    };
    return this.#problems
      .filter(
        (problem) => this.#fieldFaults.has(problem) || !isFollowUp(problem, this.brokenIn(problem.file)),
      )
      .map((problem) => withPlace(problem, this.#files.get(problem.file)?.placeOf))
      .map((problem) => withText(problem, linesOf(problem.file)));
  }
}

/** Adds line and column to a problem that only names its field, as those of the model do. */
function withPlace(problem: Problem, placeOf: KnownFile['placeOf']): Problem {
  if (problem.line !== undefined || problem.field === undefined) return problem;
  return { ...problem, ...placeOf?.(stepsOf(problem.field)) };
}

/** Returns the path of a problem's field. An abbreviation may contain full stops. */
export function stepsOf(field: string): (string | number)[] {
  const [, abbreviation] = /^abbreviations\.(.*)$/s.exec(field) ?? [];
  if (abbreviation !== undefined) return ['abbreviations', abbreviation];
  return field.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step));
}

/** Adds the text of the line; where no column is known, that of its first character. */
function withText(problem: Problem, lines: readonly string[] | undefined): Problem {
  const text = problem.line === undefined ? undefined : lines?.[problem.line - 1];
  if (text === undefined) return problem;
  return { ...problem, column: problem.column ?? Math.max(0, text.search(/\S/)) + 1, text };
}
