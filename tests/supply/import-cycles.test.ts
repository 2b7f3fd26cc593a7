import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { test } from 'node:test';
import ts from 'typescript';

const project = join(import.meta.dirname, '../..');

/** Returns the modules of this project that a module imports, by path from the root; imports of types count. */
function importsOf(file: string): string[] {
  const text = readFileSync(join(project, file), 'utf8');
  // TypeScript does not parse components: their code is in the frontmatter and in <script> elements.
  const code = file.endsWith('.astro')
    ? [...text.matchAll(/^---\n([^]*?)^---$|<script\b[^>]*>([^]*?)<\/script>/gm)]
        .map(([, frontmatter, script]) => frontmatter ?? script)
        .join('\n')
    : text;
  return ts
    .preProcessFile(code)
    .importedFiles.filter(({ fileName }) => fileName.startsWith('.'))
    .map(({ fileName }) => posix.join(posix.dirname(file), fileName.replace(/\?.*/, '')));
}

/** Returns one cycle for each import that closes one, as `a > b > a`. */
function cyclesOf(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const cycles: string[] = [];
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) cycles.push([...path.slice(path.indexOf(file)), file].join(' > '));
    if (done.has(file) || path.includes(file)) return;
    for (const next of graph.get(file) ?? []) visit(next, [...path, file]);
    done.add(file);
  };
  for (const file of graph.keys()) visit(file, []);
  return cycles;
}

// Never in fixtures, where other tests build sites meanwhile.
const files = globSync('{src,tests}/**/*.{ts,astro}', {
  cwd: project,
  exclude: ['tests/fixtures', '**/node_modules'],
}).map((file) => file.replaceAll('\\', '/'));

test('no module of src or tests imports itself through others, types included', () => {
  const graph = new Map(files.map((file) => [file, importsOf(file)]));
  // A parser that found no imports would pass the next line.
  const [links, known] = [[...graph.values()].flat(), new Set(files)];
  assert.ok(links.filter((file) => known.has(file)).length > files.length);
  assert.deepEqual(cyclesOf(graph), []);
});

test('finds a cycle of two modules and one of three, and names its files in order', () => {
  const graph = new Map([
    ['a', ['b', 'c']],
    ['b', ['a']],
    ['c', ['d']],
    ['d', ['e']],
    ['e', ['c']],
  ]);
  assert.deepEqual(cyclesOf(graph), ['a > b > a', 'c > d > e > c']);
});
