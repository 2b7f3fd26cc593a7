import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import ts from 'typescript';
import { wordsToAvoid } from './words-to-avoid.ts';

const root = join(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');

/** The comments of a TypeScript module, and its strings of more than one word: messages, interface strings, test names. */
function sentencesIn(text: string): string[] {
  const source = ts.createSourceFile('module.ts', text, ts.ScriptTarget.Latest, true);
  const sentences = new Map<number, string>();
  const visit = (node: ts.Node): void => {
    for (const { pos, end } of [
      ...(ts.getLeadingCommentRanges(text, node.getFullStart()) ?? []),
      ...(ts.getTrailingCommentRanges(text, node.end) ?? []),
    ])
      sentences.set(pos, text.slice(pos, end));
    if (ts.isLiteralExpression(node) || ts.isTemplateMiddleOrTemplateTail(node) || ts.isTemplateHead(node))
      if (/\p{L} \p{L}/u.test(node.text)) sentences.set(node.getStart(), node.text);
    for (const child of node.getChildren(source)) visit(child);
  };
  visit(source);
  return [...sentences.values()];
}

/** The prose of a file: documents without code; comments and messages of modules; comments of style sheets. */
function proseOf(file: string): string[] {
  const text = read(file);
  if (file.endsWith('.md')) return [text.replace(/^```[^]*?^```|^ {4,}.*$|`[^`\n]*`/gm, '')];
  if (file.endsWith('.css')) return text.match(/\/\*[^]*?\*\//g) ?? [];
  return sentencesIn(file.endsWith('.astro') ? (text.split(/^---$/m)[1] ?? '') : text);
}

export const hitsIn = (file: string): string[] =>
  proseOf(file).flatMap((prose) =>
    wordsToAvoid.flatMap(([pattern, instead]) => {
      const [found] = pattern.exec(prose) ?? [];
      return found === undefined ? [] : [`${file}: “${found}” (write: ${instead})`];
    }),
  );

describe('plain language', () => {
  test('documents have none of the words to avoid', () => {
    const documents = ['README.md', 'CONTRIBUTING.md', ...globSync('docs/**/*.md', { cwd: root })];
    assert.deepEqual(documents.flatMap(hitsIn), []);
  });
  test('comments and messages have none either', () => {
    const modules = globSync('src/**/*.{ts,astro,css}', { cwd: root });
    assert.deepEqual(modules.flatMap(hitsIn), []);
  });
});
