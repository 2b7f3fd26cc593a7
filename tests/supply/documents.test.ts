import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { currentSchema } from '../../src/content/migrations.ts';

const root = join(import.meta.dirname, '../..');
const documents = [
  'README.md',
  'CHANGELOG.md',
  'CONTRIBUTING.md',
  ...globSync('docs/**/*.md', { cwd: root }),
];
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const withoutCode = (text: string) => text.replace(/^```[^]*?^```|^ {4}.*$|`[^`\n]*`/gm, '');

/** Returns the ids that GitHub gives the headings of a document. */
const idsOf = (file: string) =>
  [...read(file).matchAll(/^#+ (.*)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s-]/gu, '')
      .replaceAll(' ', '-'),
  );

test('every link between documents leads to an existing file and heading', () => {
  const broken = documents.flatMap((file) =>
    [...withoutCode(read(file)).matchAll(/\]\(([^)\s]+)\)/g)]
      .map(([, link = '']) => link)
      .filter((link) => !/^https?:/.test(link))
      .filter((link) => {
        const [path = '', id] = link.split('#');
        const target = path === '' ? file : join(dirname(file), path);
        return !existsSync(join(root, target)) || (id !== undefined && !idsOf(target).includes(id));
      })
      .map((link) => `${file}: ${link}`),
  );
  assert.deepEqual(broken, []);
});

test('README and CONTRIBUTING have at most 150 lines', () => {
  for (const file of ['README.md', 'CONTRIBUTING.md']) assert.ok(read(file).split('\n').length <= 150, file);
});

test('documents name only modules that exist', () => {
  const missing = documents.flatMap((file) =>
    [...read(file).matchAll(/`([\w./[\]-]+\/[\w.[\]-]+\.(?:ts|astro|css))`/g)]
      .map(([, path = '']) => path)
      // The guide to a new language names files that do not exist yet.
      .filter((path) => !path.includes('/fr/'))
      .filter((path) => !['', 'src', 'tests'].some((folder) => existsSync(join(root, folder, path))))
      .map((path) => `${file}: ${path}`),
  );
  assert.deepEqual(missing, []);
});

test('commands in documents run TypeScript only with the Node of the project: an older one cannot', () => {
  const runs = documents.flatMap((file) =>
    [...read(file).matchAll(/(?<!npx )\bnode (?:--test\b|[^\n`]*\.ts\b)/g)].map(
      ([found]) => `${file}: ${found}`,
    ),
  );
  assert.deepEqual(runs, []);
});

test('CHANGELOG begins with the version of package.json, and the schema that it reads', () => {
  const { version } = JSON.parse(read('package.json')) as { version: string };
  const [, newest, schema] = /^## (\S+)\n\nSchema (\d+)\./m.exec(read('CHANGELOG.md')) ?? [];
  assert.deepEqual([newest, Number(schema)], [version, currentSchema()]);
});
