import type { ZodError, ZodType } from 'astro/zod';
import type { RuleParams } from '../model/fields.ts';
import type { Parsed } from './frontmatter.ts';
import type { ProblemName } from '../model/problem-kinds.ts';
import { nearest, show, type Problem } from '../model/problem.ts';

/** Checks data against a schema; every fault becomes a problem with line, field, what was found and expected. */
export function validate<T>(
  schema: ZodType<T>,
  parsed: Parsed,
  file: string,
): { data: T | undefined; problems: Problem[] } {
  if (parsed.problems.length > 0) return { data: undefined, problems: parsed.problems };
  const result = schema.safeParse(parsed.data ?? {}, { reportInput: true });
  if (result.success) return { data: result.data, problems: [] };
  return {
    data: undefined,
    problems: result.error.issues.flatMap((issue) => toProblems(issue, parsed, file, schema)),
  };
}

type Issue = ZodError['issues'][number];

function toProblems(issue: Issue, parsed: Parsed, file: string, schema: ZodType): Problem[] {
  if (issue.code === 'invalid_union') {
    // The branch that got furthest is the one the author meant.
    const [best] = [...issue.errors].sort((a, b) => furthest(b) - furthest(a) || a.length - b.length);
    return (best ?? []).flatMap((inner) =>
      toProblems({ ...inner, path: [...issue.path, ...inner.path] }, parsed, file, schema),
    );
  }
  const at = (path: readonly PropertyKey[]) => ({
    file,
    ...parsed.placeOf(path),
    ...(path.length > 0 ? { field: path.map(String).join('.') } : {}),
  });
  if (issue.code === 'unrecognized_keys') {
    const known = keysAt(schema, issue.path);
    const there = valueAt(parsed.data, issue.path);
    return issue.keys.map((key) => {
      const guess = nearest(key, known);
      const isThere = guess !== undefined && typeof there === 'object' && there !== null && guess in there;
      return {
        name: 'field-unknown',
        ...at([...issue.path, key]),
        found: `a field ${show(key)} that does not exist here`,
        expected: `one of ${known.join(', ')}`,
        fix: isThere
          ? `take ${key} out: ${guess} is there already`
          : guess
            ? `write ${guess}`
            : `take ${key} out`,
      };
    });
  }
  // A rule about a whole object is told at one of its fields, which may not be there.
  const input = typeof issue.input === 'object' ? valueAt(parsed.data, issue.path) : issue.input;
  const missing = input === undefined;
  const field = String(issue.path.at(-1) ?? 'frontmatter');
  return [
    {
      name: missing ? 'field-missing' : nameOf(issue),
      ...at(issue.path),
      found: missing ? 'nothing' : show(input),
      expected: expectation(issue),
      ...(missing ? { fix: `add ${field}:` } : {}),
    },
  ];
}

/** Rules of a field that have a name of their own say it in their parameters. */
const nameOf = (issue: Issue): ProblemName =>
  issue.code === 'custom' ? ((issue.params as RuleParams | undefined)?.name ?? 'field-wrong') : 'field-wrong';

const furthest = (issues: readonly { path: PropertyKey[]; code: string }[]) =>
  Math.max(...issues.map((issue) => issue.path.length + (issue.code === 'unrecognized_keys' ? 1 : 0)));

/** Names of types as an author would say them. */
const typeNames = new Map<string, string>([
  ['string', 'text'],
  ['array', 'a list'],
  ['object', 'named fields'],
  ['int', 'a whole number'],
  ['boolean', 'true or false'],
]);

const valueAt = (data: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce(
    (at, step) => (Object.hasOwn(at ?? {}, step) ? (at as Record<PropertyKey, unknown>)[step] : undefined),
    data,
  );

function expectation(issue: Issue): string {
  if (issue.code === 'invalid_value') return `one of ${issue.values.map(String).join(', ')}`;
  if (issue.code === 'invalid_key') return issue.issues[0]?.message ?? issue.message;
  if (issue.code === 'too_small' && issue.message.startsWith('Too small'))
    return `${issue.origin === 'array' ? 'a list of ' : ''}at least ${String(issue.minimum)}`;
  if (issue.code === 'invalid_type' && issue.message.startsWith('Invalid input'))
    return typeNames.get(issue.expected) ?? `a ${issue.expected}`;
  return issue.message;
}

/** The field names a schema knows at a path, for “did you mean”. */
function keysAt(schema: unknown, path: readonly PropertyKey[]): string[] {
  let at = unwrap(schema);
  for (const step of path) {
    const definition = at?.def;
    const next = typeof step === 'number' ? definition?.element : definition?.shape?.[String(step)];
    at = unwrap(next);
  }
  return Object.keys(at?.def?.shape ?? {});
}

/** The parts of a zod schema's definition that lead to field names (zod 4, `schema.def`). */
interface Definition {
  shape?: Record<string, unknown>;
  element?: unknown;
  innerType?: unknown;
  in?: unknown;
  options?: unknown[];
}

/** Looks through optional, default, pipe and union to the object or list inside. */
function unwrap(schema: unknown): { def?: Definition } | undefined {
  const at = schema as { def?: Definition } | undefined;
  const inner =
    at?.def?.innerType ?? at?.def?.in ?? at?.def?.options?.find((option) => unwrap(option)?.def?.shape);
  return inner === undefined ? at : unwrap(inner);
}
