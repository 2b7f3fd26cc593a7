import { nearest, type Problem, show } from './problem.ts';
import type { ProblemName } from './problem-kinds.ts';

export const present = <T>(values: (T | undefined)[]): T[] => values.filter((value) => value !== undefined);

/** Resolves ids of one noun; reports unknown ids, with the most similar known id. */
export class References<T> {
  readonly #known: ReadonlyMap<string, T>;
  readonly #noun: string;
  readonly #where: string;
  readonly #problems: Problem[];
  readonly #unreadable: ReadonlySet<string>;

  /** `where` is the file of an id, with the placeholder `<id>`; `unreadable` as in `Contents`. */
  constructor(
    known: ReadonlyMap<string, T>,
    noun: string,
    where: string,
    problems: Problem[],
    unreadable: ReadonlySet<string> = new Set(),
  ) {
    this.#known = known;
    this.#noun = noun;
    this.#where = where;
    this.#problems = problems;
    this.#unreadable = unreadable;
  }

  peek(id: string): T | undefined {
    return this.#known.get(id);
  }

  one(id: string, file: string, field: string): T | undefined {
    const value = this.#known.get(id);
    if (value !== undefined) return value;
    // The file of the id exists but cannot be read, which is reported there.
    if (
      [this.#where, this.#where.replace('<id>', id), `${this.#where}#${id}`].some((name) =>
        this.#unreadable.has(name),
      )
    )
      return undefined;
    const guess = nearest(id, this.#known.keys());
    const add = this.#where.includes('<id>')
      ? `create it: npm run new -- ${this.#noun} ${id}`
      : `add ${id} to ${this.#where}`;
    this.#problems.push({
      name: 'reference-unknown',
      file,
      field,
      found: `${this.#noun} ${show(id)}, which does not exist`,
      expected: `the id of ${/^[aeiou]/.test(this.#noun) ? 'an' : 'a'} ${this.#noun} in ${this.#where}`,
      fix: guess ? `write ${guess}, or ${add}` : add,
    });
    return undefined;
  }

  all(ids: readonly string[], file: string, field: string): T[] {
    return present(ids.map((id, index) => this.one(id, file, `${field}.${index}`)));
  }
}

/** Reports every key that is claimed a second time. */
export class UniqueKeys<K> {
  readonly #owners = new Map<K, string>();
  readonly #noun: string;
  readonly #name: ProblemName;
  readonly #problems: Problem[];
  readonly #fix: (key: K) => string;

  constructor(noun: string, name: ProblemName, problems: Problem[], fix: (key: K) => string) {
    this.#fix = fix;
    this.#noun = noun;
    this.#name = name;
    this.#problems = problems;
  }

  claim(key: K, file: string, field: string): void {
    const owner = this.#owners.get(key);
    if (owner !== undefined) {
      this.#problems.push({
        name: this.#name,
        file,
        field,
        found: `${this.#noun} ${show(String(key))}, which ${owner === file ? 'this article' : owner} already has`,
        expected: `a unique ${this.#noun}`,
        fix: this.#fix(key),
      });
    }
    this.#owners.set(key, file);
  }
}
