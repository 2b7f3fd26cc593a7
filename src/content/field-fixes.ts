import type { ZodError, ZodType } from 'astro/zod';
import { asId, isId, isTextSchema, type RuleParams } from '../model/fields.ts';
import { nearest } from '../model/problem.ts';
import type { ProblemName } from '../model/problem-kinds.ts';
import { foreignKey } from './foreign-keys.ts';
import { innermost, requiredKeys, schemaAt } from './schema-at.ts';
import { datesIn, numbersIn } from './written-values.ts';
import { quotedScalar } from './yaml/lines.ts';
import { type Parsed, yamlText } from './yaml/parse.ts';

/** A validation issue of zod. */
export type Issue = ZodError['issues'][number];

/** Returns the kind of problem of an issue; custom rules have it in their parameters. */
export const nameOf = (issue: Issue): ProblemName =>
  issue.code === 'custom'
    ? ((issue.params as RuleParams | undefined)?.name ?? 'field-invalid')
    : 'field-invalid';

/** Returns the fix of an unknown field: the field that was probably meant, with its value, or what to do instead. */
export function unknownKeyFix(key: string, value: unknown, known: string[], there: unknown): string {
  const isThere = (field: string) =>
    typeof there === 'object' && there !== null && Object.hasOwn(there, field);
  const foreign = foreignKey(key, value, known);
  if (foreign && foreign.field === undefined) return foreign.remedy;
  const guess = foreign?.field ?? nearest(key, known);
  if (guess === undefined) return `delete ${key}`;
  if (isThere(guess)) return `delete ${key}: ${guess} exists already`;
  return foreign ? `write it as ${guess}:\n${yamlText({ [guess]: foreign.value })}` : `write ${guess}`;
}

/** Example values of fields. */
const examples: Record<string, unknown> = {
  title: 'A headline',
  standfirst: 'One or two sentences that invite people to read on.',
  date: '2026-11-22',
  said: '2026-11-22',
  accessed: '2026-11-22',
  author: 'id-of-a-person',
  topics: ['id-of-a-topic'],
  summary: 'What it is, in 40 to 90 words.',
  name: 'A Name',
  role: 'Who this is, in at most eight words',
  id: 'what-it-is-about',
  text: 'Words that appear in the body.',
  alt: 'What it shows, for readers who cannot see it.',
  why: 'Why it was changed.',
  publisher: 'Who published it',
  about: 'what it is, in your words',
  kind: 'press',
  url: 'https://example.org/',
  to: 'https://example.org/',
  sources: ['id-of-a-source'],
  says: 'What it says now.',
  claim: 'What was claimed.',
  record: 'What the record shows.',
  verdict: 'holds',
  thread: 'id-of-a-thread',
  label: 'A label',
  value: 1,
  unit: 'people',
  at: [34.05, 44.2],
  places: [{ place: 'id-of-a-place' }],
};

const exampleOf = (key: string): unknown => (Object.hasOwn(examples, key) ? examples[key] : '…');

/** Returns the fix of a missing field: an example of its value, or of every required field inside it. */
export function missingFix(schema: ZodType, path: readonly PropertyKey[]): string {
  const key = String(path.at(-1) ?? 'frontmatter');
  const [example] = (schemaAt(schema, path)?.meta()?.examples ?? []) as unknown[];
  return `add ${yamlText({ [key]: example ?? templateAt(schema, path) ?? exampleOf(key) })}`;
}

/** Returns the required fields of the object at a path, each with an example; undefined if the schema has no object there. */
function templateAt(schema: ZodType, path: readonly PropertyKey[]): Record<string, unknown> | undefined {
  const inside = schemaAt(schema, path);
  const keys = inside ? requiredKeys(inside) : [];
  return keys.length > 0 ? Object.fromEntries(keys.map((key) => [key, exampleOf(key)])) : undefined;
}

/** Returns the field with a valid value, ready to paste; undefined if it is not clear what was meant. */
export function wrongFix(issue: Issue, input: unknown, parsed: Parsed, schema: ZodType): string | undefined {
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
    if (template && typeof issue.path.at(-1) === 'number') return yamlText([template]);
    return template && yamlText(issue.path.length === 0 ? template : { [key]: template });
  }
  if (issue.code === 'invalid_type' && issue.expected === 'array' && typeof input === 'string')
    return isTextSchema(inside ?? schema) ? undefined : `${key}: [${input}]`;
  if (issue.code === 'invalid_type' && issue.expected === 'boolean' && typeof input === 'string') {
    if (/^(?:yes|on|y|true)$/i.test(input)) return `${before}true`;
    return /^(?:no|off|n|false)$/i.test(input) ? `${before}false` : undefined;
  }
  if (issue.code === 'invalid_type' && issue.expected === 'number' && typeof input === 'string')
    return numberFix(before, key, input);
  if (nameOf(issue) === 'date-invalid' && typeof input === 'string') {
    const dates = datesIn(input).map((date) => before + date);
    return dates.length === 0 ? undefined : dates.join(', or\n');
  }
  if (issue.code === 'too_big' && Array.isArray(input))
    return `keep ${String(issue.maximum)} of the ${input.length}`;
  if (issue.code === 'invalid_value' && typeof input === 'string') {
    const meant = nearest(input, issue.values.map(String));
    return meant === undefined ? undefined : `${before}${meant}`;
  }
  if (nameOf(issue) === 'id-invalid' && typeof input === 'string' && isId(asId(input)))
    return `${before}${asId(input)}`;
  return undefined;
}

/** Returns the field with the number that was typed as text; with both ends of a range, if it was one. */
function numberFix(before: string, key: string, typed: string): string {
  const [first, second, ...others] = numbersIn(typed);
  if (first === undefined || others.length > 0) return 'write one number, in digits';
  if (second !== undefined)
    return key === 'value' ? `value: ${first}\nhigh: ${second}` : 'write one number, in digits';
  // “370m” may be millions, in a chart of billions.
  const hasUnit = /[\p{L}\p{Sc}%]/u.test(typed);
  return `${before}${first}${hasUnit ? '\nif it is in this unit; otherwise convert it first' : ''}`;
}
