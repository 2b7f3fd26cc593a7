import type { ZodType } from 'astro/zod';
import { blockFields, blockKind, blockNames } from '../model/blocks.ts';
import type { Problem } from '../model/problem.ts';
import type { ProblemName } from '../model/problem-kinds.ts';
import { innermost, schemaAt } from './schema-at.ts';
import { faultsOf } from './validate.ts';
import type { Parsed } from './yaml/parse.ts';

/** Data in which placeholders replace invalid fields, so that the other fields can be checked. */
export interface PartlyValid<T> {
  /** Undefined if no placeholders make it valid. */
  data: T | undefined;
  problems: Problem[];
  /** Paths of the invalid fields; `[]` is the data as a whole. */
  broken: (readonly PropertyKey[])[];
}

/**
 * Validates data, and replaces invalid fields with placeholders, so that one invalid field does not hide problems elsewhere. Lists keep
 * their length, so that fields keep their paths. `isFollowUp` finds problems that must not be reported because of the placeholders.
 */
export function validatePartly<T>(schema: ZodType<T>, parsed: Parsed, file: string): PartlyValid<T> {
  const { data, faults, misnamed } = faultsOf(schema, parsed, file);
  const problems = [...parsed.problems, ...faults.map(({ problem }) => problem)];
  if (problems.length === 0) return { data, problems, broken: [] };
  const unreadable =
    parsed.data === undefined || typeof parsed.data !== 'object' || Array.isArray(parsed.data);
  const broken = unreadable ? [[]] : [...faults.map(({ path }) => path), ...misnamed];
  let draft: unknown = unreadable ? {} : structuredClone(parsed.data);
  // A placeholder can itself lack required fields, which the next rounds add.
  for (let round = 0; round < 6; round++) {
    const result = schema.safeParse(draft);
    if (result.success) return { data: result.data, problems, broken };
    const at: Parsed = { data: draft, problems: [], placeOf: () => ({ line: 1, column: 1 }) };
    for (const { path, problem } of faultsOf(schema, at, file).faults)
      draft = replaced(
        draft,
        path,
        problem.name === 'field-unknown' ? undefined : placeholder(schema, path, round),
      );
  }
  return { data: undefined, problems, broken };
}

/** Returns a copy of data with another value at a path; `undefined` removes the field. */
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

/** Placeholders, of which one is valid for nearly every field. The date is earlier than any other. */
const candidates = [
  'x',
  '0001-01-01',
  'https://example.org/',
  'en',
  1,
  true,
  [],
  {},
  ['x'],
  ['x', 'x'],
  [0, 0],
];

/** Returns a valid value for a field: nothing if the field is optional, otherwise the first candidate that is valid. */
function placeholder(schema: ZodType, path: readonly PropertyKey[], round: number): unknown {
  const field = schemaAt(schema, path);
  const inItem = typeof path.at(-1) === 'number';
  const choices = innermost(field)?._zod.values ?? [];
  if (field && !inItem && round === 0 && field.safeParse(undefined).success) return undefined;
  const fits = [...choices, ...candidates].find((value) => field?.safeParse(value).success);
  return fits ?? {};
}

/** The fields on which kinds of problems depend that are reported elsewhere. */
const dependencies: Partial<Record<ProblemName, readonly string[]>> = {
  'block-without-data': blockNames.map((name) => blockKind(name).field),
  'source-not-listed': ['sources'],
  'translation-same-language': ['lang'],
  'part-taken': ['lang'],
  'part-missing': ['part'],
  'series-missing': ['series'],
  'series-untranslated': ['title', 'standfirst'],
  spelling: ['lang'],
};

/**
 * True for a problem that is only the consequence of an invalid field, which is already reported: at the field or inside it, at a list
 * with an item without an id, or dependent on such a field.
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

/** Fields that determine URLs and ids of elements. */
const addressed = new Set([
  'aliases',
  'formerly',
  'draft',
  'labels',
  'summaries',
  'pullQuotes',
  ...Object.keys(blockFields),
]);

/** True if the URLs and ids of a file are unknown, so that links to it cannot be checked. */
export const hidesUrls = (broken: readonly (readonly PropertyKey[])[]): boolean =>
  broken.some((path) => path.length === 0 || (addressed.has(String(path[0])) && isIncomplete(path)));

/** True for a whole field, an item of a list or an id: references to the field cannot be checked. */
const isIncomplete = (path: readonly PropertyKey[]) =>
  path.length === 1 || typeof path.at(-1) === 'number' || path.at(-1) === 'id';
