import type { ZodError, ZodType } from 'astro/zod';
import { LineCounter, parseDocument, isMap, visit, type Document, type YAMLError } from 'yaml';
import { nearest, show, type Problem } from './problem.ts';

/** A YAML text with its data and a way from a field to its line. */
export interface Parsed {
  data: unknown;
  /** 1-based line in the file of a field such as `['pullQuotes', 1, 'text']`, or of the nearest parent that is there. */
  lineOf: (path: readonly PropertyKey[]) => number | undefined;
  problems: Problem[];
}

/** A Markdown file cut in two. `bodyLine` is the 1-based line on which the body begins. */
export interface MarkdownFile extends Parsed {
  body: string;
  bodyLine: number;
}

/** Parses YAML 1.2 strictly: keys once, no anchors or aliases. `firstLine` is the line of the file on which `text` begins. */
export function parseYaml(text: string, file: string, firstLine = 1): Parsed {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    uniqueKeys: true,
    version: '1.2',
    merge: false,
    // Its own line numbers would count from the wrong line.
    prettyErrors: false,
  });
  const lineAt = (offset: number) => lines.linePos(offset).line + firstLine - 1;
  const problems: Problem[] = [...document.errors, ...document.warnings].map((error) => ({
    file,
    line: lineAt(error.pos[0]),
    ...yamlFault(error, text),
  }));
  visit(document, {
    Value: (_, { tag, range }) => {
      if (tag === undefined) return;
      problems.push({
        file,
        line: lineAt(range?.[0] ?? 0),
        found: `a YAML tag: ${tag.replace('tag:yaml.org,2002:', '!!')}`,
        expected: 'values as they are typed',
        fix: 'put text that begins with an exclamation mark in quotation marks',
      });
    },
    Alias: (_, { source, range }) => {
      problems.push({
        file,
        line: lineAt(range?.[0] ?? 0),
        found: `a YAML alias: *${source}`,
        expected: 'every value written out',
        fix: 'put text that begins with an asterisk in quotation marks',
      });
    },
  });
  // A text with aliases is never expanded: one can stand for a thousand others.
  const data: unknown = problems.length === 0 ? document.toJS() : undefined;
  return { data, problems, lineOf: (path) => lineOfPath(document, path, lineAt) ?? firstLine };
}

function yamlFault(error: YAMLError, text: string): Pick<Problem, 'found' | 'expected' | 'fix'> {
  if (error.code === 'DUPLICATE_KEY') {
    const key = /^[^\s:]*/.exec(text.slice(error.pos[0]))?.[0];
    return {
      found: `the field ${show(key)} a second time`,
      expected: 'each field once',
      fix: 'take one out',
    };
  }
  return {
    found: `YAML that cannot be read: ${error.message}`,
    expected: 'YAML such as title: The army on paper',
    fix: 'put text that holds a colon or begins with a quotation mark in quotation marks',
  };
}

function lineOfPath(document: Document, path: readonly PropertyKey[], lineAt: (offset: number) => number) {
  for (let length = path.length; length > 0; length--) {
    const parent = document.getIn(path.slice(0, length - 1), true);
    const key = path[length - 1];
    const pair = isMap(parent) ? parent.items.find((item) => String(item.key) === String(key)) : undefined;
    const node = pair?.key ?? document.getIn(path.slice(0, length), true);
    const range = (node as { range?: [number, number, number] } | undefined)?.range;
    if (range) return lineAt(range[0]);
  }
  return undefined;
}

/** Cuts a Markdown file into frontmatter and body. */
export function parseMarkdownFile(text: string, file: string): MarkdownFile {
  const match = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)^---[ \t]*(?:\r?\n|$)/m.exec(text);
  if (match?.index !== 0) {
    return {
      data: undefined,
      body: '',
      bodyLine: 1,
      lineOf: () => 1,
      problems: [
        {
          file,
          line: 1,
          found: /^\uFEFF?---/.test(text) ? 'frontmatter that is never closed' : 'no frontmatter',
          expected: 'frontmatter between two lines of three hyphens at the top of the file',
          fix: 'run npm run new for a file to begin with',
        },
      ],
    };
  }
  const bodyLine = match[0].split('\n').length;
  return { ...parseYaml(match[1] ?? '', file, 2), body: text.slice(match[0].length), bodyLine };
}

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
    const [best] = [...issue.errors].sort((a, b) => deepest(b) - deepest(a) || a.length - b.length);
    return (best ?? []).flatMap((inner) =>
      toProblems({ ...inner, path: [...issue.path, ...inner.path] }, parsed, file, schema),
    );
  }
  const at = (path: readonly PropertyKey[]) => ({
    file,
    line: parsed.lineOf(path),
    ...(path.length > 0 ? { field: path.map(String).join('.') } : {}),
  });
  if (issue.code === 'unrecognized_keys') {
    const known = keysAt(schema, issue.path);
    return issue.keys.map((key) => {
      const guess = nearest(key, known);
      return {
        ...at([...issue.path, key]),
        found: `a field ${show(key)} that does not exist here`,
        expected: `one of ${known.join(', ')}`,
        fix: guess ? `write ${guess}` : `take ${key} out`,
      };
    });
  }
  // A rule about a whole object is told at one of its fields, which may not be there.
  const input = typeof issue.input === 'object' ? valueAt(parsed.data, issue.path) : issue.input;
  const missing = input === undefined;
  const field = String(issue.path.at(-1) ?? 'frontmatter');
  return [
    {
      ...at(issue.path),
      found: missing ? 'nothing' : show(input),
      expected: expectation(issue),
      ...(missing ? { fix: `add ${field}:` } : {}),
    },
  ];
}

const deepest = (issues: readonly { path: PropertyKey[]; code: string }[]) =>
  Math.max(...issues.map((issue) => issue.path.length + (issue.code === 'unrecognized_keys' ? 1 : 0)));

/** Names of types as an author would say them. */
const typeNames = new Map<string, string>([
  ['string', 'text'],
  ['array', 'a list'],
  ['object', 'named fields'],
  ['int', 'a whole number'],
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
