import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ZodType } from 'astro/zod';
import type { Entry } from '../model/contents.ts';
import { isId } from '../model/fields.ts';
import { freeId } from '../model/free-id.ts';
import { placeSchema } from '../model/map.ts';
import type { Problem } from '../model/problem.ts';
import { sourceSchema } from '../model/source.ts';
import { ContentCache } from './content-cache.ts';
import { encodedFields } from './encoded-fields.ts';
import { badId } from './file-names.ts';
import type { Findings } from './findings.ts';
import { validatePartly } from './partial.ts';
import type { ContentRoot } from './read-folder.ts';
import { type ContentText, readYaml } from './read-text.ts';
import { type Parsed, parseYaml } from './yaml/parse.ts';

/** A file in content/ with entries by id, which articles share. */
interface Register<T> {
  file: string;
  schema: ZodType<T>;
  /** What an entry is: `source`. */
  noun: string;
  /** An entry, for the report of a list in place of entries by id. */
  example: string;
}

/** Sources that several articles cite. */
export const sourceRegister = {
  file: 'content/sources.yaml',
  schema: sourceSchema,
  noun: 'source',
  example: 'town-ledger:\n  publisher: …\n  url: …',
} satisfies Register<unknown>;

/** Places that several maps show. */
export const placeRegister = {
  file: 'content/places.yaml',
  schema: placeSchema,
  noun: 'place',
  example: 'old-weir:\n  name: …\n  at: [34.05, 44.2]',
} satisfies Register<unknown>;

/** Reads a register, which is optional. */
export function readRegister<T>(
  { root, excluded, cache }: ContentRoot,
  register: Register<T>,
  findings: Findings,
): Entry<T>[] {
  const { file } = register;
  const path = join(root, file);
  const isThere = existsSync(path) && !excluded.has(file);
  const read = isThere ? readYaml(path, file) : { text: '{}', original: '{}', problems: [] };
  const text = read.text ?? '{}';
  const key = ContentCache.keyOf(file, text);
  const known = read.problems.length > 0 ? undefined : (cache.get(key) as Entry<T>[] | undefined);
  if (known) {
    // Parsed only if the position of a field is needed.
    let parsed: Parsed | undefined;
    findings.know(file, {
      ...(isThere ? { text: read.original } : {}),
      placeOf: (path) => (parsed ??= parseYaml(text, file)).placeOf(path),
    });
    return known;
  }
  const before = findings.count;
  const entries = readParsed(read, text, register, isThere, findings);
  if (findings.count === before) cache.set(key, { value: entries });
  return entries;
}

/** Reads a register that is not in the cache. One with problems is not cached. */
function readParsed<T>(
  read: ContentText,
  text: string,
  register: Register<T>,
  isThere: boolean,
  findings: Findings,
): Entry<T>[] {
  const { file } = register;
  const parsed = parseYaml(text, file);
  const isList = Array.isArray(parsed.data);
  findings.know(file, { ...(isThere ? { text: read.original } : {}), placeOf: parsed.placeOf });
  findings.add([
    ...read.problems,
    ...parsed.problems.map((problem) => withFreeId(problem, register.noun, text, parsed.data)),
    ...(isList ? [listFault(register)] : []),
    ...encodedFields(parsed.data, file),
  ]);
  if (read.text === undefined || isList || parsed.problems.length > 0) findings.unreadable.add(file);
  if (isList) return [];
  return Object.entries((parsed.data ?? {}) as Record<string, unknown>).flatMap(([id, value]) =>
    readEntry(id, value, register, parsed, findings),
  );
}

/** Reads an entry of a register; returns an empty list if it is unreadable. */
function readEntry<T>(
  id: string,
  value: unknown,
  { file, schema }: Register<T>,
  register: Parsed,
  findings: Findings,
): Entry<T>[] {
  const entry: Parsed = {
    data: value,
    problems: [],
    placeOf: (path) => register.placeOf([id, ...path]),
    sourceOf: (path) => register.sourceOf?.([id, ...path]),
    cut: (register.cut ?? []).flatMap(({ path: [first, ...path], problem }) =>
      first === id ? [{ path, problem }] : [],
    ),
  };
  const { data, problems } = validatePartly(schema, entry, file);
  findings.addFieldFaults(
    problems.map((fault) => ({ ...fault, field: [id, fault.field].filter(Boolean).join('.') })),
  );
  if (!isId(id)) findings.add([{ name: 'id-invalid', file, ...register.placeOf([id]), ...badId(id) }]);
  if (data) return [{ id, file, data }];
  findings.unreadable.add(`${file}#${id}`);
  return [];
}

const listFault = ({ file, noun, example }: Register<unknown>): Problem => ({
  name: 'field-invalid',
  file,
  line: 1,
  found: 'a list',
  expected: `each ${noun} under its id`,
  fix: `replace each hyphen with an id on its own line:\n${example}`,
});

/** Adds a free id to the problem of a repeated id. */
function withFreeId(problem: Problem, noun: string, text: string, data: unknown): Problem {
  const id = /^[^\s:]+(?=:)/.exec(text.split('\n')[(problem.line ?? 0) - 1] ?? '')?.[0];
  if (problem.name !== 'key-repeated' || id === undefined) return problem;
  const free = freeId(id, new Set(Object.keys(data ?? {})));
  return {
    ...problem,
    fix: `if it is another ${noun}, write\n${free}:\nif it is the same ${noun}, delete one of the two`,
  };
}
