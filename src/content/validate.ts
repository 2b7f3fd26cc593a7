import type { ZodType } from 'astro/zod';
import { isTextSchema, type RuleParams } from '../model/fields.ts';
import { nearest, type Problem, show } from '../model/problem.ts';
import { type Issue, missingFix, nameOf, unknownKeyFix, wrongFix } from './field-fixes.ts';
import { foreignKey } from './foreign-keys.ts';
import { innermost, keysAt, schemaAt, valueAt } from './schema-at.ts';
import type { Parsed } from './yaml/parse.ts';

/** A problem of one field, with its path. */
export interface Fault {
  path: readonly PropertyKey[];
  problem: Problem;
}

/** Validates data against a schema. Returns the data, or undefined and all problems. */
export function validate<T>(
  schema: ZodType<T>,
  parsed: Parsed,
  file: string,
): { data: T | undefined; problems: Problem[] } {
  const { data, faults } = faultsOf(schema, parsed, file);
  const problems = [...parsed.problems, ...faults.map(({ problem }) => problem)];
  return { data: problems.length > 0 ? undefined : data, problems };
}

/**
 * Validates data against a schema. Returns the data and the problems by field (none if the text is unreadable), and the paths of missing
 * fields that exist under another name, which is the field that is reported.
 */
export function faultsOf<T>(
  schema: ZodType<T>,
  parsed: Parsed,
  file: string,
): { data: T | undefined; faults: Fault[]; misnamed: Fault['path'][] } {
  if (parsed.problems.length > 0 && parsed.data === undefined)
    return { data: undefined, faults: [], misnamed: [] };
  // A comment after text may be part of the text; after an id, a date or `true` it is certainly a comment.
  const cut = (parsed.cut ?? []).filter(({ path }) => {
    const at = innermost(schemaAt(schema, path));
    return at !== undefined && isTextSchema(at);
  });
  const isCut = (path: readonly PropertyKey[]) => cut.some((one) => one.path.join('\n') === path.join('\n'));
  const result = schema.safeParse(parsed.data ?? {}, { reportInput: true });
  const faults = result.success
    ? []
    : result.error.issues.flatMap((issue) => toFaults(issue, parsed, file, schema));
  const misnamed = faults.filter(({ path, problem }) => isMisnamed(path, problem, parsed, schema));
  return {
    data: result.data,
    faults: [
      ...cut.map(({ path, problem }) => ({
        path,
        problem: { ...problem, file, field: path.map(String).join('.') },
      })),
      ...faults.filter((fault) => !isCut(fault.path) && !misnamed.includes(fault)),
    ],
    misnamed: misnamed.map(({ path }) => path),
  };
}

/** True for a missing field that exists under a misspelled name or that of another site generator, which is reported there. */
function isMisnamed(
  path: readonly PropertyKey[],
  { name }: Problem,
  parsed: Parsed,
  schema: ZodType,
): boolean {
  if (name !== 'field-missing') return false;
  const parent = path.slice(0, -1);
  const known = keysAt(schema, parent);
  return Object.entries(valueAt(parsed.data, parent) ?? {}).some(
    ([key, value]) =>
      !known.includes(key) && (foreignKey(key, value, known)?.field ?? nearest(key, known)) === path.at(-1),
  );
}

function toFaults(issue: Issue, parsed: Parsed, file: string, schema: ZodType): Fault[] {
  if (issue.code === 'invalid_union') {
    // The branch that failed deepest is probably the one that was meant.
    const [best] = [...issue.errors].sort((a, b) => furthest(b) - furthest(a) || a.length - b.length);
    return (best ?? []).flatMap((inner) =>
      toFaults({ ...inner, path: [...issue.path, ...inner.path] }, parsed, file, schema),
    );
  }
  const fault = (
    path: readonly PropertyKey[],
    problem: Pick<Problem, 'name' | 'found' | 'expected' | 'fix'>,
  ) => ({
    path,
    problem: {
      file,
      ...parsed.placeOf(path),
      ...(path.length > 0 ? { field: path.map(String).join('.') } : {}),
      ...problem,
    },
  });
  if (issue.code === 'unrecognized_keys') {
    const known = keysAt(schema, issue.path);
    const there = valueAt(parsed.data, issue.path);
    return issue.keys.map((key) =>
      fault([...issue.path, key], {
        name: 'field-unknown',
        found: `an unknown field ${show(key)}`,
        expected: `one of ${known.join(', ')}`,
        fix: unknownKeyFix(key, valueAt(there, [key]), known, there),
      }),
    );
  }
  // A rule of an object is reported at one of its fields, which may be missing.
  const input = typeof issue.input === 'object' ? valueAt(parsed.data, issue.path) : issue.input;
  const missing = input === undefined;
  const fix = missing
    ? missingFix(schema, issue.path)
    : (fixOf(issue) ?? wrongFix(issue, input, parsed, schema));
  return [
    fault(issue.path, {
      name: missing ? 'field-missing' : nameOf(issue),
      found: missing ? `no field ${show(String(issue.path.at(-1) ?? ''))}` : foundIn(issue, input),
      expected: expectation(issue),
      ...(fix === undefined ? {} : { fix }),
    }),
  ];
}

/** Returns the value as a report shows it; of a list that is too long, its length. */
const foundIn = (issue: Issue, input: unknown) =>
  issue.code === 'too_big' && Array.isArray(input) ? `a list of ${input.length}` : show(input);

/** Returns the fix from the parameters of a custom rule. */
const fixOf = (issue: Issue): string | undefined =>
  issue.code === 'custom' ? (issue.params as RuleParams | undefined)?.fix : undefined;

const furthest = (issues: readonly { path: PropertyKey[]; code: string }[]) =>
  Math.max(...issues.map((issue) => issue.path.length + (issue.code === 'unrecognized_keys' ? 1 : 0)));

/** Names of types in reports. */
const typeNames = new Map<string, string>([
  ['string', 'text'],
  ['array', 'a list'],
  ['object', 'fields, each written as name: value'],
  ['int', 'a whole number'],
  ['boolean', 'true or false'],
]);

function expectation(issue: Issue): string {
  if (issue.code === 'invalid_value') return `one of ${issue.values.map(String).join(', ')}`;
  if (issue.code === 'invalid_key') return issue.issues[0]?.message ?? issue.message;
  if (issue.code === 'too_small' && issue.message.startsWith('Too small'))
    return `${issue.origin === 'array' ? 'a list of ' : ''}at least ${String(issue.minimum)}`;
  if (issue.code === 'too_big' && issue.origin === 'array')
    return `a list of at most ${String(issue.maximum)}`;
  if (issue.code === 'invalid_type' && issue.message.startsWith('Invalid input'))
    return typeNames.get(issue.expected) ?? `a ${issue.expected}`;
  return issue.message;
}
