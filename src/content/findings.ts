import type { Problem } from '../model/problem.ts';
import { isFollowUp } from './partial.ts';
import type { Position } from './yaml/parse.ts';

/** What the report needs to know about a content file. */
interface KnownFile {
  /** The text on disk, of which the report shows lines. */
  text?: string | (() => string | undefined) | undefined;
  /** Finds a field's line and column. */
  placeOf?: (path: readonly PropertyKey[]) => Position;
  /** Paths of invalid fields. */
  broken?: readonly (readonly PropertyKey[])[];
}

/** Collects the problems of the content, and what is needed to report each with its line. */
export class Findings {
  /** Files that exist but cannot be read, and entries of the source register as `content/sources.yaml#<id>`. */
  readonly unreadable = new Set<string>();
  readonly #problems: Problem[] = [];
  /** Problems that are reported even if they are in an invalid field. */
  readonly #fieldFaults = new Set<Problem>();
  readonly #files = new Map<string, KnownFile>();

  add(problems: Iterable<Problem>): void {
    this.#problems.push(...problems);
  }

  /** Adds problems of invalid fields, which are never the consequence of another problem. */
  addFieldFaults(faults: readonly Problem[]): void {
    for (const fault of faults) this.#fieldFaults.add(fault);
    this.#problems.push(...faults);
  }

  /** Stores information about a file. */
  know(file: string, known: KnownFile): void {
    this.#files.set(file, { ...this.#files.get(file), ...known });
  }

  /** The number of problems so far. */
  get count(): number {
    return this.#problems.length;
  }

  some(is: (problem: Problem) => boolean): boolean {
    return this.#problems.some(is);
  }

  /** Returns the paths of the invalid fields of a file. */
  brokenIn = (file: string): readonly (readonly PropertyKey[])[] => this.#files.get(file)?.broken ?? [];

  /** Returns the files that are unreadable or have invalid fields. */
  invalidFiles(): Set<string> {
    const broken = [...this.#files].filter(([, { broken = [] }]) => broken.length > 0);
    return new Set([
      ...broken.map(([file]) => file),
      ...[...this.unreadable].map((file) => file.replace(/#.*/, '')),
    ]);
  }

  /** Returns all problems with line, column and the line's text, without mere consequences of invalid fields. */
  report(): Problem[] {
    const lines = new Map<string, string[] | undefined>();
    const linesOf = (file: string) => {
      const text = this.#files.get(file)?.text;
      if (!lines.has(file)) lines.set(file, (typeof text === 'function' ? text() : text)?.split(/\r?\n/));
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

/** Adds line and column to a problem that only has a field. */
function withPlace(problem: Problem, placeOf: KnownFile['placeOf']): Problem {
  if (problem.line !== undefined || problem.field === undefined) return problem;
  return { ...problem, ...placeOf?.(stepsOf(problem.field)) };
}

/** Returns the path of a problem's field. Abbreviations can contain full stops. */
export function stepsOf(field: string): (string | number)[] {
  const [, abbreviation] = /^abbreviations\.(.*)$/s.exec(field) ?? [];
  if (abbreviation !== undefined) return ['abbreviations', abbreviation];
  return field.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step));
}

/** Adds the text of the line; the default column is that of its first character. */
function withText(problem: Problem, lines: readonly string[] | undefined): Problem {
  const text = problem.line === undefined ? undefined : lines?.[problem.line - 1];
  if (text === undefined) return problem;
  return { ...problem, column: problem.column ?? Math.max(0, text.search(/\S/)) + 1, text };
}
