import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Contents } from '../model/contents.ts';
import { isId } from '../model/fields.ts';
import { freeId } from '../model/free-id.ts';
import type { Problem } from '../model/problem.ts';
import { sourceSchema } from '../model/source.ts';
import { encodedFields } from './encoded-fields.ts';
import { badId } from './file-names.ts';
import type { Findings } from './findings.ts';
import { validatePartly } from './partial.ts';
import type { ContentRoot } from './read-folder.ts';
import { readText } from './read-text.ts';
import { type Parsed, parseYaml } from './yaml/parse.ts';

const registerFile = 'content/sources.yaml';

/** Reads content/sources.yaml, which is optional. */
export function readRegister({ root, excluded }: ContentRoot, findings: Findings): Contents['sources'] {
  const path = join(root, registerFile);
  const isThere = existsSync(path) && !excluded.has(registerFile);
  const read = isThere ? readText(path, registerFile) : { text: '{}', original: '{}', problems: [] };
  const text = read.text ?? '{}';
  const register = parseYaml(text, registerFile);
  const isList = Array.isArray(register.data);
  findings.know(registerFile, { ...(isThere ? { text: read.original } : {}), placeOf: register.placeOf });
  findings.add([
    ...read.problems,
    ...register.problems.map((problem) => withFreeSourceId(problem, text, register.data)),
    ...(isList ? [listFault] : []),
    ...encodedFields(register.data, registerFile),
  ]);
  if (read.text === undefined || isList || register.problems.length > 0)
    findings.unreadable.add(registerFile);
  if (isList) return [];
  return Object.entries((register.data ?? {}) as Record<string, unknown>).flatMap(([id, value]) =>
    readSource(id, value, register, findings),
  );
}

/** Reads an entry of the register; returns an empty list if it is unreadable. */
function readSource(id: string, value: unknown, register: Parsed, findings: Findings): Contents['sources'] {
  const entry: Parsed = {
    data: value,
    problems: [],
    placeOf: (path) => register.placeOf([id, ...path]),
    sourceOf: (path) => register.sourceOf?.([id, ...path]),
    cut: (register.cut ?? []).flatMap(({ path: [first, ...path], problem }) =>
      first === id ? [{ path, problem }] : [],
    ),
  };
  const { data, problems } = validatePartly(sourceSchema, entry, registerFile);
  findings.addFieldFaults(
    problems.map((fault) => ({ ...fault, field: [id, fault.field].filter(Boolean).join('.') })),
  );
  if (!isId(id))
    findings.add([{ name: 'id-invalid', file: registerFile, ...register.placeOf([id]), ...badId(id) }]);
  if (data) return [{ id, file: registerFile, data }];
  findings.unreadable.add(`${registerFile}#${id}`);
  return [];
}

const listFault: Problem = {
  name: 'field-invalid',
  file: registerFile,
  line: 1,
  found: 'a list',
  expected: 'each source under its id',
  fix: 'write an id in place of each hyphen, on a line of its own:\ntown-ledger:\n  publisher: …\n  url: …',
};

/** Adds a free id to the problem of a repeated id. */
function withFreeSourceId(problem: Problem, text: string, data: unknown): Problem {
  const id = /^[^\s:]+(?=:)/.exec(text.split('\n')[(problem.line ?? 0) - 1] ?? '')?.[0];
  if (problem.name !== 'key-repeated' || id === undefined) return problem;
  const free = freeId(id, new Set(Object.keys(data ?? {})));
  return {
    ...problem,
    fix: `if it is another source, write\n${free}:\nif it is the same source, delete one of the two`,
  };
}
