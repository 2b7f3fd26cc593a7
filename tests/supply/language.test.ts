import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import ts from 'typescript';
import { wordsToAvoid } from './words-to-avoid.ts';

const root = join(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');

/**
 * Returns the comments of a TypeScript module, and its strings of more than one word: messages and interface strings. Of the strings in a
 * module of tests, only the names of tests: the others are data, and quote what editors and readers write.
 */
function sentencesIn(text: string, isTest: boolean): string[] {
  const source = ts.createSourceFile('module.ts', text, ts.ScriptTarget.Latest, true);
  const sentences = new Map<number, string>();
  const visit = (node: ts.Node): void => {
    for (const { pos, end } of [
      ...(ts.getLeadingCommentRanges(text, node.getFullStart()) ?? []),
      ...(ts.getTrailingCommentRanges(text, node.end) ?? []),
    ])
      sentences.set(pos, text.slice(pos, end));
    const isText =
      ts.isLiteralExpression(node) || ts.isTemplateMiddleOrTemplateTail(node) || ts.isTemplateHead(node);
    if (isText && (!isTest || isInTestName(node)))
      if (/\p{L} \p{L}/u.test(node.text)) sentences.set(node.getStart(), node.text);
    for (const child of node.getChildren(source)) visit(child);
  };
  visit(source);
  return [...sentences.values()];
}

/** Returns true inside the first argument of `test(…)`, `describe(…)` or `it(…)`. */
function isInTestName(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isCallExpression(parent))
    return parent.arguments[0] === node && /^(?:test|describe|it)\b/.test(parent.expression.getText());
  return (ts.isTemplateSpan(parent) || ts.isTemplateExpression(parent)) && isInTestName(parent);
}

/** The prose of a file: documents without code; comments, messages and test names of modules; comments of style sheets and of components. */
function proseOf(file: string): string[] {
  const text = read(file);
  if (file.endsWith('.md')) return [text.replace(/^```[^]*?^```|^ {4,}.*$|`[^`\n]*`/gm, '')];
  if (file.endsWith('.css')) return text.match(/\/\*[^]*?\*\//g) ?? [];
  if (!file.endsWith('.astro')) return sentencesIn(text, file.startsWith('tests'));
  const [, code = '', ...rest] = text.split(/^---$/m);
  return [...sentencesIn(code, false), ...(rest.join('').match(/\/\*[^]*?\*\/|<!--[^]*?-->/g) ?? [])];
}

/** Whether one of the words is anywhere in a file, in code as well: the prose of most files need not be found. */
function mayHaveHits(file: string): boolean {
  // As a string has it, for which a word may begin after the letter of an escape.
  const text = read(file)
    .replace(/\\[bfnrtv0]/g, ' ')
    .replace(/\\(.)/g, '$1');
  return wordsToAvoid.some(([pattern]) => pattern.test(text));
}

export const hitsIn = (file: string): string[] =>
  (mayHaveHits(file) ? proseOf(file) : []).flatMap((prose) =>
    wordsToAvoid.flatMap(([pattern, instead]) => {
      const [found] = pattern.exec(prose) ?? [];
      return found === undefined ? [] : [`${file}: “${found}” (write: ${instead})`];
    }),
  );

describe('plain language', () => {
  test('documents have none of the words to avoid', () => {
    const documents = [
      'README.md',
      'CHANGELOG.md',
      'CONTRIBUTING.md',
      ...globSync('docs/**/*.md', { cwd: root }),
    ];
    assert.deepEqual(documents.flatMap(hitsIn), []);
  });
  test('comments and messages of the software have none', () => {
    // Rules on quotations are lists of the words of articles, in any spelling.
    const rules = ['en', 'de', 'ar', 'fa'].map((lang) => `src/desk/quotes/rules/${lang}.ts`);
    assert.deepEqual(globSync('src/**/*.{ts,astro,css}', { cwd: root, exclude: rules }).flatMap(hitsIn), []);
  });

  test('comments and names of tests have none', () => {
    const modules = globSync('tests/**/*.ts', {
      cwd: root,
      exclude: (path) => /(?:^|[\\/])(?:node_modules|fixtures)$/.test(path),
    }).map((file) => file.replaceAll('\\', '/'));
    assert.ok(modules.length > 100);
    assert.deepEqual(modules.flatMap(hitsIn), []);
  });
});
