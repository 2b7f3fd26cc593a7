import type { ZodError, ZodType } from 'astro/zod';
import { asId, isId, isTextSchema, type RuleParams } from '../model/fields.ts';
import { foreignKey } from './foreign-keys.ts';
import { yamlText, type Parsed } from './frontmatter.ts';
import type { ProblemName } from '../model/problem-kinds.ts';
import { nearest, show, type Problem } from '../model/problem.ts';
import { innermost, keysAt, requiredKeys, schemaAt, valueAt } from './schema-at.ts';
import { quotedScalar } from './yaml-faults.ts';

/** A fault of one field, by its path. */
export interface Fault {
  path: readonly PropertyKey[];
  problem: Problem;
}

/** Checks data against a schema; every fault becomes a problem with line, field, what was found and expected. */
export function validate<T>(
  schema: ZodType<T>,
  parsed: Parsed,
  file: string,
): { data: T | undefined; problems: Problem[] } {
  const { data, faults } = faultsOf(schema, parsed, file);
  const problems = [...parsed.problems, ...faults.map(({ problem }) => problem)];
  return { data: problems.length > 0 ? undefined : data, problems };
}

/** What `validate` finds, by field; none where the text could not be read. */
export function faultsOf<T>(
  schema: ZodType<T>,
  parsed: Parsed,
  file: string,
): { data: T | undefined; faults: Fault[] } {
  if (parsed.problems.length > 0 && parsed.data === undefined) return { data: undefined, faults: [] };
  // A comment after an id, a date or `true` loses nothing; after text it may be a part of it.
  const cut = (parsed.cut ?? []).filter(({ path }) => {
    const at = innermost(schemaAt(schema, path));
    return at !== undefined && isTextSchema(at);
  });
  const isCut = (path: readonly PropertyKey[]) => cut.some((one) => one.path.join('\n') === path.join('\n'));
  const result = schema.safeParse(parsed.data ?? {}, { reportInput: true });
  const faults = result.success
    ? []
    : result.error.issues.flatMap((issue) => toFaults(issue, parsed, file, schema));
  return {
    data: result.data,
    faults: [
      ...cut.map(({ path, problem }) => ({
        path,
        problem: { ...problem, file, field: path.map(String).join('.') },
      })),
      ...faults.filter(
        ({ path, problem }) => !isCut(path) && !isNamedOtherwise(path, problem, parsed, schema),
      ),
    ],
  };
}

/** True of a field that is missing because it is there under the name that another generator has for it: that is reported there. */
function isNamedOtherwise(
  path: readonly PropertyKey[],
  { name }: Problem,
  parsed: Parsed,
  schema: ZodType,
): boolean {
  if (name !== 'field-missing') return false;
  const parent = path.slice(0, -1);
  const known = keysAt(schema, parent);
  return Object.entries(valueAt(parsed.data, parent) ?? {}).some(
    ([key, value]) => !known.includes(key) && foreignKey(key, value, known)?.field === path.at(-1),
  );
}

type Issue = ZodError['issues'][number];

function toFaults(issue: Issue, parsed: Parsed, file: string, schema: ZodType): Fault[] {
  if (issue.code === 'invalid_union') {
    // The branch that got furthest is the one the author meant.
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
        found: `a field ${show(key)} that does not exist here`,
        expected: `one of ${known.join(', ')}`,
        fix: unknownKeyFix(key, valueAt(there, [key]), known, there),
      }),
    );
  }
  // A rule about a whole object is told at one of its fields, which may not be there.
  const input = typeof issue.input === 'object' ? valueAt(parsed.data, issue.path) : issue.input;
  const missing = input === undefined;
  const fix = missing
    ? missingFix(schema, issue.path)
    : (fixOf(issue) ?? wrongFix(issue, input, parsed, schema));
  return [
    fault(issue.path, {
      name: missing ? 'field-missing' : nameOf(issue),
      found: missing ? 'nothing' : show(input),
      expected: expectation(issue),
      ...(fix === undefined ? {} : { fix }),
    }),
  ];
}

/** What to do about a field that does not exist: the field that is meant, with its value, or what does the same here. */
function unknownKeyFix(key: string, value: unknown, known: string[], there: unknown): string {
  const isThere = (field: string) =>
    typeof there === 'object' && there !== null && Object.hasOwn(there, field);
  const foreign = foreignKey(key, value, known);
  if (foreign && foreign.field === undefined) return foreign.remedy;
  const guess = foreign?.field ?? nearest(key, known);
  if (guess === undefined) return `take ${key} out`;
  if (isThere(guess)) return `take ${key} out: ${guess} is there already`;
  return foreign ? `write it as ${guess}:\n${yamlText({ [guess]: foreign.value })}` : `write ${guess}`;
}

/** Examples of what a field holds, where its name does not say it. */
const examples: Record<string, unknown> = {
  title: 'A headline',
  standfirst: 'One or two sentences that make one want to read.',
  date: '2026-11-22',
  said: '2026-11-22',
  accessed: '2026-11-22',
  author: 'id-of-a-person',
  topics: ['id-of-a-topic'],
  summary: '40 to 90 words that say what it is.',
  name: 'A Name',
  role: 'Who this is, in at most eight words',
  id: 'what-it-is-about',
  text: 'Words that stand in the body.',
  why: 'Why it was changed.',
  publisher: 'Who published it',
  about: 'what it is, in our words',
  kind: 'press',
  url: 'https://example.org/',
  sources: ['id-of-a-source'],
  says: 'What it says now.',
  claim: 'What was claimed.',
  record: 'What the record shows.',
  verdict: 'holds',
  thread: 'id-of-a-thread',
  label: 'A label',
  value: 1,
  unit: 'people',
};

const exampleOf = (key: string): unknown => (Object.hasOwn(examples, key) ? examples[key] : '…');

/** A field with an example of its value, or with all that it must have where it has fields of its own. */
function missingFix(schema: ZodType, path: readonly PropertyKey[]): string {
  const key = String(path.at(-1) ?? 'frontmatter');
  return `add ${yamlText({ [key]: templateAt(schema, path) ?? exampleOf(key) })}`;
}

/** The fields that an object at a path must have, each with an example; undefined where there is no object. */
function templateAt(schema: ZodType, path: readonly PropertyKey[]): Record<string, unknown> | undefined {
  const inside = schemaAt(schema, path);
  const keys = inside ? requiredKeys(inside) : [];
  return keys.length > 0 ? Object.fromEntries(keys.map((key) => [key, exampleOf(key)])) : undefined;
}

/** A value of the right form that can be pasted, where it is clear what was meant. */
function wrongFix(issue: Issue, input: unknown, parsed: Parsed, schema: ZodType): string | undefined {
  const key = issue.path.findLast((step) => typeof step === 'string') ?? '';
  const before = typeof issue.path.at(-1) === 'number' ? '- ' : `${key}: `;
  const inside = innermost(schemaAt(schema, issue.path));
  if (
    issue.code === 'invalid_type' &&
    issue.expected === 'string' &&
    (typeof input !== 'object' || input === null)
  ) {
    const typed = parsed.sourceOf?.(issue.path);
    return typed === undefined || typed === '' ? undefined : `${before}${quotedScalar(typed)}`;
  }
  if (issue.code === 'invalid_type' && issue.expected === 'object') {
    const template = templateAt(schema, issue.path);
    return template && yamlText(issue.path.length === 0 ? template : { [key]: template });
  }
  if (issue.code === 'invalid_type' && issue.expected === 'array' && typeof input === 'string')
    return isTextSchema(inside ?? schema) ? undefined : `${key}: [${input}]`;
  if (issue.code === 'invalid_type' && issue.expected === 'boolean' && typeof input === 'string') {
    const meant = /^(?:yes|on|y|true)$/i.test(input)
      ? true
      : /^(?:no|off|n|false)$/i.test(input)
        ? false
        : undefined;
    return meant === undefined ? undefined : `${before}${meant}`;
  }
  if (nameOf(issue) === 'id-wrong' && typeof input === 'string' && isId(asId(input)))
    return `${before}${asId(input)}`;
  return undefined;
}

/** Rules of a field that have a name of their own say it in their parameters. */
const nameOf = (issue: Issue): ProblemName =>
  issue.code === 'custom' ? ((issue.params as RuleParams | undefined)?.name ?? 'field-wrong') : 'field-wrong';

/** The fix that a rule of a field brings along. */
const fixOf = (issue: Issue): string | undefined =>
  issue.code === 'custom' ? (issue.params as RuleParams | undefined)?.fix : undefined;

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

function expectation(issue: Issue): string {
  if (issue.code === 'invalid_value') return `one of ${issue.values.map(String).join(', ')}`;
  if (issue.code === 'invalid_key') return issue.issues[0]?.message ?? issue.message;
  if (issue.code === 'too_small' && issue.message.startsWith('Too small'))
    return `${issue.origin === 'array' ? 'a list of ' : ''}at least ${String(issue.minimum)}`;
  if (issue.code === 'invalid_type' && issue.message.startsWith('Invalid input'))
    return typeNames.get(issue.expected) ?? `a ${issue.expected}`;
  return issue.message;
}
