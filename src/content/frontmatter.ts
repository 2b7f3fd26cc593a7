import {
  LineCounter,
  parseDocument,
  isCollection,
  isDocument,
  isMap,
  isNode,
  isPair,
  isScalar,
  stringify,
  visit,
  type Document,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { isReserved } from '../model/fields.ts';
import { show, type Problem } from '../model/problem.ts';
import { cutFault, cutTexts, yamlFault, type YamlFault } from './yaml-faults.ts';

/** A YAML text with its data and a way from a field to its line. */
export interface Parsed {
  data: unknown;
  /** Where in the file a field such as `['pullQuotes', 1, 'text']` stands, or the nearest parent that is there. */
  placeOf: (path: readonly PropertyKey[]) => Place;
  problems: Problem[];
  /** Plain texts with a comment after them, and what to say where the comment may be a part of the text. */
  cut?: { path: PropertyKey[]; problem: Problem }[];
  /** A value as it was typed, without quotation marks: `0x10` of 16. */
  sourceOf?: (path: readonly PropertyKey[]) => string | undefined;
}

/** Line and column in a file, from 1. */
export interface Place {
  line: number;
  column: number;
}

/** A Markdown file cut in two. `bodyLine` is the 1-based line on which the body begins. */
export interface MarkdownFile extends Parsed {
  body: string;
  bodyLine: number;
}

/** Parses YAML 1.2 strictly: keys once, no anchors or aliases. `firstLine` is the line of the file on which `text` begins. */
export function parseYaml(text: string, file: string, firstLine = 1): Parsed {
  const parsed = parseStrictly(text, file, firstLine);
  // The parser calls itself for every bracket that stands in another, and says so a thousand times.
  if (!parsed.problems.some(({ found }) => found.includes('call stack'))) return parsed;
  return {
    data: undefined,
    placeOf: () => ({ line: firstLine, column: 1 }),
    problems: [
      {
        name: 'nesting-too-deep',
        file,
        line: parsed.problems[0]?.line,
        found: 'YAML with thousands of brackets in one another',
        expected: 'lists in lists, a few levels deep',
      },
    ],
  };
}

/**
 * Parses a YAML map whose keys may repeat, into its pairs in the order of the text; a pair's `placeOf([])` is that of its key.
 * No pairs where there is a problem.
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

/** A value as it can be pasted into frontmatter. */
export const yamlText = (value: unknown): string => stringify(value, { lineWidth: 0 }).trimEnd();

function parseStrictly(text: string, file: string, firstLine: number, uniqueKeys = true) {
  const top: Place = { line: firstLine, column: 1 };
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    uniqueKeys,
    version: '1.2',
    merge: false,
    // Its own line numbers would count from the wrong line.
    prettyErrors: false,
  });
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line: line + firstLine - 1, column: col };
  };
  const errors = [...document.errors, ...document.warnings];
  const unreadable =
    errors.find(({ code, message }) => code === 'IMPOSSIBLE' || message.includes('call stack')) ??
    errors.find(({ code }) => !['DUPLICATE_KEY', 'TAG_RESOLVE_FAILED'].includes(code));
  // What follows the first fault of form mostly follows from it.
  const told = errors.filter((error) => error === unreadable || error.code === 'DUPLICATE_KEY');
  const cut = cutTexts(document, text);
  const faultAt = ({ offset, ...fault }: YamlFault): Problem => ({ file, ...placeAt(offset), ...fault });
  const problems = told.map((error) => faultAt(yamlFault(error, errors, document, text, cut)));
  const aliased = new Set<string>();
  const anchors: { anchor: string; offset: number }[] = [];
  visit(document, {
    Value: (_, { anchor, tag, range }) => {
      if (anchor !== undefined) anchors.push({ anchor, offset: range?.[0] ?? 0 });
      if (tag === undefined) return;
      problems.push({
        name: 'yaml-tag',
        file,
        ...placeAt(range?.[0] ?? 0),
        found: `a YAML tag: ${tag.replace('tag:yaml.org,2002:', '!!')}`,
        expected: 'values as they are typed',
        fix: 'put text that begins with an exclamation mark in quotation marks',
      });
    },
    Alias: (_, { source, range }) => {
      if (aliased.has(source)) return;
      aliased.add(source);
      problems.push({
        name: 'yaml-alias',
        file,
        ...placeAt(range?.[0] ?? 0),
        found: `a YAML alias: *${source}`,
        expected: 'every value written out',
        fix: 'put text that begins with an asterisk in quotation marks',
      });
    },
    Pair: (_, { key }, path) => {
      if (!isScalar(key) || !isReserved(String(key.value))) return;
      // Abbreviations are read one by one, and may be any word but the one that no object can hold.
      const field = path.find((node) => isPair(node));
      const isAbbreviation = isScalar(field?.key) && field.key.value === 'abbreviations';
      if (isAbbreviation && key.value !== '__proto__') return;
      problems.push({
        name: 'key-reserved',
        file,
        ...placeAt(key.range?.[0] ?? 0),
        field: String(key.value),
        found: `the name ${show(String(key.value))}, which every object of JavaScript has`,
        expected: 'another name',
      });
    },
  });
  // A tag that the parser cannot even name stands on no value.
  const nameless = errors.find(({ code }) => code === 'TAG_RESOLVE_FAILED');
  if (nameless && nameless !== unreadable && !problems.some(({ name }) => name === 'yaml-tag'))
    problems.push({
      name: 'yaml-tag',
      file,
      ...placeAt(nameless.pos[0]),
      found: 'a YAML tag that cannot be read',
      expected: 'values as they are typed',
      fix: 'put text that begins with an exclamation mark in quotation marks',
    });
  for (const { anchor, offset } of anchors)
    if (!aliased.has(anchor))
      problems.push({
        name: 'yaml-alias',
        file,
        ...placeAt(offset),
        found: `a YAML anchor: &${anchor}`,
        expected: 'values without anchors',
        fix: 'put text that begins with an ampersand in quotation marks',
      });
  // A text with aliases is never expanded: one can stand for a thousand others. Of a field that is there twice the first is read on.
  visit(document, {
    Map: (_, map) => {
      if (!uniqueKeys) return;
      const seen = new Set<string>();
      map.items = map.items.filter(({ key }) => !seen.has(String(key)) && seen.add(String(key)));
    },
  });
  const data: unknown = problems.every(({ name }) => name === 'key-twice') ? document.toJS() : undefined;
  return {
    data,
    problems,
    document,
    placeAt,
    cut: cut.map((each) => ({ path: each.path, problem: faultAt(cutFault(text, each)) })),
    sourceOf: (path: readonly PropertyKey[]) => {
      const node = document.getIn(path, true);
      return isScalar(node) ? node.source : undefined;
    },
    placeOf: (path: readonly PropertyKey[]) => placeOfPath(document, path, placeAt) ?? top,
  };
}

function placeOfPath(
  root: Document | YAMLMap | YAMLSeq,
  path: readonly PropertyKey[],
  placeAt: (offset: number) => Place,
): Place | undefined {
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

/** Bytes; the longest of ours has a fifth of it. */
const mostFrontmatter = 64 * 1024;

/** Frontmatter with its two lines of hyphens; the first group is what stands between them. */
export const frontmatter = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)^---[ \t]*(?:\r?\n|$)/m;

/** Cuts a Markdown file into frontmatter and body. */
export function parseMarkdownFile(text: string, file: string): MarkdownFile {
  const match = frontmatter.exec(text);
  if (match?.index !== 0) {
    return {
      data: undefined,
      body: '',
      bodyLine: 1,
      placeOf: () => ({ line: 1, column: 1 }),
      problems: [
        {
          file,
          line: 1,
          ...(/^\uFEFF?---/.test(text)
            ? { name: 'frontmatter-unclosed', found: 'frontmatter that is never closed' }
            : { name: 'frontmatter-missing', found: 'no frontmatter' }),
          expected: 'frontmatter between two lines of three hyphens at the top of the file',
          fix: 'run npm run new for a file to begin with',
        },
      ],
    };
  }
  const bodyLine = match[0].split('\n').length;
  const bytes = Buffer.byteLength(match[1] ?? '');
  if (bytes > mostFrontmatter)
    return {
      data: undefined,
      body: '',
      bodyLine,
      placeOf: () => ({ line: 1, column: 1 }),
      problems: [
        {
          name: 'frontmatter-too-long',
          file,
          line: 1,
          found: `frontmatter of ${Math.ceil(bytes / 1024)} KB`,
          expected: `at most ${mostFrontmatter / 1024} KB`,
          fix: 'move text into the body, and sources that others use into content/sources.yaml',
        },
      ],
    };
  return { ...parseYaml(match[1] ?? '', file, 2), body: text.slice(match[0].length), bodyLine };
}
