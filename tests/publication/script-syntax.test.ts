import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Node, type Options, parse } from 'acorn';
import { parseHTML } from 'linkedom';
import { files, read, readText } from '../site/dist.ts';

/** Syntax and APIs that a browser of the support policy lacks, with the version that added them. A rejected script does not run at all. */
const tooNew: [what: string, pattern: RegExp][] = [
  ['a lookbehind (Safari 16.4)', /\(\?<[!=]/],
  ['Array.findLast (Safari 15.4 has it, Chrome 97, Firefox 104)', /\.findLast(?:Index)?\(/],
  ['toSorted, toReversed, toSpliced (Safari 16, Firefox 115)', /\.to(?:Sorted|Reversed|Spliced)\(/],
  ['toWellFormed (Safari 16.4)', /\.(?:to|is)WellFormed\(/],
  ['URLSearchParams.size (Safari 17), where the query was just made', /URLSearchParams[^;]{0,80}\.size\b/],
  ['Object.groupBy, Map.groupBy (Safari 17.4)', /\b(?:Object|Map)\.groupBy\(/],
  ['methods of sets (Safari 17, Firefox 127)', /\.(?:union|intersection|isSubsetOf|symmetricDifference)\(/],
  ['Promise.withResolvers (Safari 17.4)', /withResolvers\(/],
  ['AbortSignal.any, timeout (Safari 16, 17.4)', /AbortSignal\.(?:any|timeout)\(/],
  ['URL.canParse (Safari 17)', /URL\.canParse\(/],
];

const scripts = files.filter((file) => file.endsWith('.js'));

test('no script has syntax or APIs that a browser of the support policy lacks', () => {
  assert.ok(scripts.length > 10);
  for (const file of scripts) {
    const text = read(file).toString();
    const found = tooNew.filter(([, pattern]) => pattern.test(text)).map(([what]) => what);
    assert.deepEqual(found, [], file);
  }
});

test('a script that splits text into characters has a fallback for Intl.Segmenter (Firefox up to 124)', () => {
  for (const file of scripts) {
    const text = read(file).toString();
    if (!file.startsWith('/assets/') || !text.includes('Intl.Segmenter')) continue;
    assert.match(text, /[`"']Segmenter[`"']\s?in Intl/, file);
  }
});

/** Returns the syntax in a regular expression and its flags that a browser of the support policy rejects. */
function refusedPattern(pattern: string, flags: string): string | undefined {
  // A parenthesis that is escaped or in a character class does not begin a group.
  const groups = pattern.replace(/\\[^]|\[(?:\\[^]|[^\]\\])*\]/g, '');
  if (/\(\?<[!=]/.test(groups)) return 'lookbehind (Safari 16.4)';
  if (/\(\?[imsx-]+:/.test(groups)) return 'modifiers of a group (Safari 26)';
  if (flags.includes('d')) return 'flag d (Chrome 90, Firefox 88, Safari 15; Samsung Internet 15)';
  if (flags.includes('v')) return 'flag v (Chrome 112, Firefox 116, Safari 17)';
  return undefined;
}

/** Returns the text of a string, or of a template without values: minifiers write either. */
function constantText(node: unknown): string | undefined {
  const { type, value, quasis } = (node ?? {}) as {
    type?: string;
    value?: unknown;
    quasis?: { value: { cooked?: string | null } }[];
  };
  if (type === 'Literal' && typeof value === 'string') return value;
  // Values are not known; a group that begins in the known parts is found.
  if (type === 'TemplateLiteral') return quasis?.map((part) => part.value.cooked ?? '').join('x');
  return undefined;
}

type Found = Node & {
  regex?: { pattern: string; flags: string };
  callee?: { name?: string };
  arguments?: unknown[];
};

/** Returns what old browsers reject in a script. Throws if it is not ECMAScript 2022. */
function refused(script: string, sourceType: Options['sourceType'] = 'module'): string[] {
  const reasons: string[] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
    const node = value as Found;
    if (node.type === 'StaticBlock') reasons.push('a class’s static block (Safari 16.4)');
    let reason: string | undefined;
    if (node.regex) reason = refusedPattern(node.regex.pattern, node.regex.flags);
    else if (/^(?:New|Call)Expression$/.test(node.type) && node.callee?.name === 'RegExp')
      reason = refusedPattern(
        constantText(node.arguments?.[0]) ?? '',
        constantText(node.arguments?.[1]) ?? '',
      );
    if (reason) reasons.push(reason);
    Object.values(node).forEach(visit);
  };
  visit(parse(script, { ecmaVersion: 2022, sourceType }));
  return reasons;
}

test('every built script is ECMAScript 2022, with the regular expressions of supported browsers', () => {
  for (const file of scripts) assert.deepEqual(refused(readText(file)), [], file);
});

test('so is the inline script of pages', () => {
  const seen = new Set<string>();
  for (const file of files.filter((name) => name.endsWith('.html')))
    for (const script of parseHTML(readText(file)).document.querySelectorAll('script:not([src])')) {
      const type = script.getAttribute('type') ?? '';
      if (['', 'module'].includes(type)) seen.add(script.textContent);
    }
  assert.ok(seen.size > 0);
  for (const script of seen) assert.deepEqual(refused(script, 'script'), [], script.slice(0, 80));
});

test('what old browsers reject is found in literals and strings, without false positives', () => {
  for (const script of [
    'x = /(?<=a)b/',
    'x = /[(](?<!a)b/u',
    'x = /a/d',
    'x = new RegExp("(?<=a)b")',
    'x = RegExp("a", "dg")',
    'x = new RegExp(`(?<!${a})b`, `g`)',
    'x = new RegExp(a, "v")',
    'class A { static { a() } }',
  ])
    assert.equal(refused(script).length, 1, script);
  // Not in ECMAScript 2022.
  for (const script of [
    'x = /[a--b]/v',
    'x = /(?i:a)/',
    'using a = b',
    'import a from "b" with { type: "json" }',
  ])
    assert.throws(() => refused(script), SyntaxError, script);
  for (const script of [
    'x = /(?<name>a)\\k<name>/gu',
    'x = /[(?<=]/',
    'x = /\\(?<=/',
    'x = new RegExp("a", "giu")',
    'x = RegExp(a)',
    'class A { #a = 1; static b = 2; c() { return #a in this } }',
    'x ??= await import("a")',
  ])
    assert.deepEqual(refused(script), [], script);
});
