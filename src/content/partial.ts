import type { ZodType } from 'astro/zod';
import { blockFields, blockKind, blockNames } from '../model/blocks.ts';
import type { Problem } from '../model/problem.ts';
import type { ProblemName } from '../model/problem-kinds.ts';
import { innermost, schemaAt } from './schema-at.ts';
import { faultsOf } from './validate.ts';
import type { Parsed } from './yaml/parse.ts';

/** Data of which some fields are wrong: those have something in their place, so that the others are checked all the same. */
export interface PartlyValid<T> {
  /** Undefined where nothing can be made of it. */
  data: T | undefined;
  problems: Problem[];
  /** Paths of the fields that are wrong, `[]` where all are; empty where none is. */
  broken: (readonly PropertyKey[])[];
}

/**
 * Validates data, and where fields are wrong puts something valid in their place: one wrong field must not hide what is wrong
 * elsewhere. No list loses an item, so that fields keep their paths. `isFollowUp` knows what must not be reported then.
 */
export function validatePartly<T>(schema: ZodType<T>, parsed: Parsed, file: string): PartlyValid<T> {
  const { data, faults } = faultsOf(schema, parsed, file);
  const problems = [...parsed.problems, ...faults.map(({ problem }) => problem)];
  if (problems.length === 0) return { data, problems, broken: [] };
  const unreadable =
    parsed.data === undefined || typeof parsed.data !== 'object' || Array.isArray(parsed.data);
  const broken: (readonly PropertyKey[])[] = unreadable ? [[]] : faults.map(({ path }) => path);
  let draft: unknown = unreadable ? {} : structuredClone(parsed.data);
  // What stands in for an object may lack fields of its own: a few rounds reach them all.
  for (let round = 0; round < 6; round++) {
    const result = schema.safeParse(draft);
    if (result.success) return { data: result.data, problems, broken };
    const at: Parsed = { data: draft, problems: [], placeOf: () => ({ line: 1, column: 1 }) };
    for (const { path, problem } of faultsOf(schema, at, file).faults)
      draft = replaced(
        draft,
        path,
        problem.name === 'field-unknown' ? undefined : standIn(schema, path, round),
      );
  }
  return { data: undefined, problems, broken };
}

/** A copy of data in which the field at a path has another value; `undefined` takes it out. */
function replaced(data: unknown, path: readonly PropertyKey[], value: unknown): unknown {
  const [step, ...below] = path;
  if (step === undefined) return value;
  if (Array.isArray(data))
    return data.map((item, index) => (index === step ? replaced(item, below, value) : item) as unknown);
  const object = typeof data === 'object' && data !== null ? (data as Record<PropertyKey, unknown>) : {};
  const { [step]: before, ...others } = object;
  const after = replaced(before, below, value);
  return after === undefined ? others : { ...others, [step]: after };
}

/** Values of which one fits nearly every field; the day is so early that nothing comes before it. */
const candidates = ['x', '0001-01-01', 'https://example.org/', 'en', 1, true, [], {}, ['x'], ['x', 'x']];

/** Something that a field may hold: nothing where it may be left out, else the first candidate that fits. */
function standIn(schema: ZodType, path: readonly PropertyKey[], round: number): unknown {
  const field = schemaAt(schema, path);
  const inItem = typeof path.at(-1) === 'number';
  const choices = innermost(field)?._zod.values ?? [];
  if (field && !inItem && round === 0 && field.safeParse(undefined).success) return undefined;
  const fits = [...choices, ...candidates].find((value) => field?.safeParse(value).success);
  return fits ?? {};
}

/** Fields on which a kind of problem depends that is not reported at them. */
const dependencies: Partial<Record<ProblemName, readonly string[]>> = {
  'block-without-data': blockNames.map((name) => blockKind(name).field),
  'source-not-listed': ['sources'],
  'translation-same-language': ['lang'],
  spelling: ['lang'],
};

/**
 * True of a problem that only follows from a field that is wrong and already reported: one at the field or below it, at a list of
 * which an item has no id, or one that depends on such a field.
 */
export function isFollowUp({ name, field }: Problem, broken: readonly (readonly PropertyKey[])[]): boolean {
  const depends = dependencies[name] ?? [];
  return broken.some((path) => {
    const at = path.map(String).join('.');
    if (at === '') return field !== undefined || depends.length > 0;
    if (depends.includes(String(path[0])) && isIncomplete(path)) return true;
    if (field === undefined) return false;
    return field === at || field.startsWith(`${at}.`) || (isIncomplete(path) && field === String(path[0]));
  });
}

/** Fields from which addresses and places in pages are made. */
const addressed = new Set([
  'aliases',
  'formerly',
  'draft',
  'labels',
  'summaries',
  'pullQuotes',
  ...Object.keys(blockFields),
]);

/** True where it is not known which addresses and places a file has: then nothing that leads to it can be judged. */
export const hidesAddresses = (broken: readonly (readonly PropertyKey[])[]): boolean =>
  broken.some((path) => path.length === 0 || (addressed.has(String(path[0])) && isIncomplete(path)));

/** A list as a whole, or an item without an id: what refers to the list cannot be judged. */
const isIncomplete = (path: readonly PropertyKey[]) =>
  path.length === 1 || typeof path.at(-1) === 'number' || path.at(-1) === 'id';
