import {
  type Document,
  isCollection,
  isDocument,
  isMap,
  isNode,
  isScalar,
  LineCounter,
  parseDocument,
  stringify,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import type { Problem } from '../../model/problem.ts';
import { cutFault, cutTexts } from './comments.ts';
import { yamlFault } from './faults.ts';
import type { YamlFault } from './lines.ts';
import { plainFields } from './plain-fields.ts';
import { dropRepeatedKeys, forbiddenParts } from './rules.ts';

/** The data of a YAML text, with the positions of its fields. */
export interface Parsed {
  data: unknown;
  /** Returns the position of a field such as `['pullQuotes', 1, 'text']`, or of its nearest parent that exists. */
  placeOf: (path: readonly PropertyKey[]) => Position;
  problems: Problem[];
  /** Plain texts followed by a comment, each with the problem to report if the comment may be part of the text. */
  cut?: { path: PropertyKey[]; problem: Problem }[];
  /** Returns a scalar as typed, without quotation marks: `0x10` for 16. */
  sourceOf?: (path: readonly PropertyKey[]) => string | undefined;
}

/** Line and column in a file, from 1. */
export interface Position {
  line: number;
  column: number;
}

/** Parses YAML 1.2 without repeated keys, anchors, aliases and tags. `firstLine` is the line of the file on which `text` begins. */
export function parseYaml(text: string, file: string, firstLine = 1): Parsed {
  const data = plainFields(text);
  if (data === undefined) return parseWithPositions(text, file, firstLine);
  let parsed: Parsed | undefined;
  const withPositions = () => (parsed ??= parseWithPositions(text, file, firstLine));
  return {
    data,
    problems: [],
    placeOf: (path) => withPositions().placeOf(path),
    cut: [],
    sourceOf: (path) => withPositions().sourceOf?.(path),
  };
}

function parseWithPositions(text: string, file: string, firstLine: number): Parsed {
  const parsed = parseStrictly(text, file, firstLine);
  // The parser is recursive; with too many brackets it reports a stack overflow a thousand times.
  if (!parsed.problems.some(({ found }) => found.includes('call stack'))) return parsed;
  return {
    data: undefined,
    placeOf: () => ({ line: firstLine, column: 1 }),
    problems: [
      {
        name: 'nesting-too-deep',
        file,
        line: parsed.problems[0]?.line,
        found: 'YAML with thousands of nested brackets',
        expected: 'at most a few nested lists',
        fix: 'close the brackets',
      },
    ],
  };
}

/**
 * Parses a YAML map with possibly repeated keys into its pairs, in the order of the text; a pair's `placeOf([])` is the position of its
 * key. Returns no pairs if there is a problem.
 */
export function parseYamlPairs(
  text: string,
  file: string,
): { pairs: { key: string; value: Parsed }[]; problems: Problem[] } {
  const { document, placeAt, problems } = parseStrictly(text, file, 1, false);
  if (problems.length > 0 || !isMap(document.contents)) return { pairs: [], problems };
  const pairs = document.contents.items.map(({ key, value }) => {
    const start = isScalar(key) ? placeAt(key.range[0]) : { line: 1, column: 1 };
    return {
      key: isScalar(key) ? String(key.value) : '',
      value: {
        data: isNode(value) ? (value.toJS(document) as unknown) : value,
        problems: [],
        placeOf: (path: readonly PropertyKey[]) =>
          (isCollection(value) ? placeOfPath(value, path, placeAt) : undefined) ?? start,
      },
    };
  });
  return { pairs, problems };
}

/** Returns a value as YAML to paste into frontmatter. */
export const yamlText = (value: unknown): string => stringify(value, { lineWidth: 0 }).trimEnd();

function parseStrictly(text: string, file: string, firstLine: number, uniqueKeys = true) {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    uniqueKeys,
    version: '1.2',
    merge: false,
    // Pretty errors would count lines from the beginning of the text, not of the file.
    prettyErrors: false,
  });
  const placeAt = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line: line + firstLine - 1, column: col };
  };
  const errors = [...document.errors, ...document.warnings];
  const unreadable =
    errors.find(({ code, message }) => code === 'IMPOSSIBLE' || message.includes('call stack')) ??
    errors.find(({ code }) => !['DUPLICATE_KEY', 'TAG_RESOLVE_FAILED'].includes(code));
  // Later errors are usually consequences of the first syntax error.
  const reported = errors.filter((error) => error === unreadable || error.code === 'DUPLICATE_KEY');
  const cut = cutTexts(document, text);
  const faultAt = ({ offset, ...fault }: YamlFault): Problem => ({ file, ...placeAt(offset), ...fault });
  const problems = [
    ...reported.map((error) => yamlFault(error, errors, document, text, cut)),
    ...forbiddenParts(document, errors, unreadable),
  ].map(faultAt);
  if (uniqueKeys) dropRepeatedKeys(document);
  return {
    // Aliases are never expanded: a few lines can expand to gigabytes.
    data: problems.every(({ name }) => name === 'key-repeated') ? (document.toJS() as unknown) : undefined,
    problems,
    document,
    placeAt,
    cut: cut.map((each) => ({ path: each.path, problem: faultAt(cutFault(text, each)) })),
    sourceOf: (path: readonly PropertyKey[]) => {
      const node = document.getIn(path, true);
      return isScalar(node) ? node.source : undefined;
    },
    placeOf: (path: readonly PropertyKey[]) =>
      placeOfPath(document, path, placeAt) ?? { line: firstLine, column: 1 },
  };
}

function placeOfPath(
  root: Document | YAMLMap | YAMLSeq,
  path: readonly PropertyKey[],
  placeAt: (offset: number) => Position,
): Position | undefined {
  for (let length = path.length; length > 0; length--) {
    const top = isDocument(root) ? root.contents : root;
    const parent = length === 1 ? top : root.getIn(path.slice(0, length - 1), true);
    const key = path[length - 1];
    const pair = isMap(parent) ? parent.items.find((item) => String(item.key) === String(key)) : undefined;
    const node = pair?.key ?? root.getIn(path.slice(0, length), true);
    const range = (node as { range?: [number, number, number] } | undefined)?.range;
    if (range) return placeAt(range[0]);
  }
  return undefined;
}
