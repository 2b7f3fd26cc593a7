import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { isMap } from 'yaml';
import { migrateContent } from '../../src/content/migrate.ts';
import { currentSchema, type Migration } from '../../src/content/migrations.ts';
import { schemaProblems } from '../../src/content/site-file.ts';
import { temporaryFolder } from '../publications.ts';

/** Renames a field of articles, then gives every person a list of roles. */
const migrations: readonly Migration[] = [
  {
    what: 'blurb of an article becomes standfirst',
    files: /^content\/articles\//,
    change: ({ contents }) => {
      const pair = isMap(contents) ? contents.items.find(({ key }) => String(key) === 'blurb') : undefined;
      if (pair) (pair.key as { value: string }).value = 'standfirst';
    },
  },
  {
    what: 'role of a person becomes a list',
    files: /^content\/people\//,
    change: (document) => {
      if (document.has('role')) document.set('role', document.createNode([document.get('role', true)]));
    },
  },
];

const article = `---
# The first article.
title: 'One: bridge' # with a colon
blurb: >-
  A long
  text.
topics:
- bridges
- {of: tallow}
---
Words with blurb: and $& in them.
`;
const person = '---\nname: Mara Lind\nrole: Reporter # since 2024\n---\n';

function publication(files: Record<string, string> = {}): string {
  const root = temporaryFolder();
  for (const [path, text] of Object.entries({
    'site.yaml': '# Ours.\nname: Ours\n',
    'articles/one.md': article,
    'articles/two.md': '---\ntitle:   Two\n---\n',
    'people/mara.md': person,
    ...files,
  })) {
    mkdirSync(join(root, 'content', path, '..'), { recursive: true });
    writeFileSync(join(root, 'content', path), text);
  }
  return root;
}

describe('migrations', () => {
  test('change fields and keep comments, words and the body; only line breaks of long texts may change', async () => {
    const { changed } = await migrateContent(publication(), 1, migrations);
    assert.equal(
      changed.get('content/articles/one.md'),
      `---
# The first article.
title: 'One: bridge' # with a colon
standfirst: >-
  A long text.
topics:
- bridges
- {of: tallow}
---
Words with blurb: and $& in them.
`,
    );
    assert.equal(
      changed.get('content/people/mara.md'),
      '---\nname: Mara Lind\nrole:\n  - Reporter # since 2024\n---\n',
    );
  });

  test('raise the schema of the settings, and leave files without such a field alone', async () => {
    const root = publication();
    const { changed, unreadable } = await migrateContent(root, 1, migrations);
    assert.equal(changed.get('content/site.yaml'), '# Ours.\nname: Ours\nschema: 3\n');
    assert.deepEqual([...changed.keys()].sort(), [
      'content/articles/one.md',
      'content/people/mara.md',
      'content/site.yaml',
    ]);
    assert.deepEqual(unreadable, []);
    assert.equal(readFileSync(join(root, 'content/articles/one.md'), 'utf8'), article, 'nothing is written');
  });

  test('begin after the schema of the content', async () => {
    const { changed } = await migrateContent(publication(), 2, migrations);
    assert.deepEqual([...changed.keys()].sort(), ['content/people/mara.md', 'content/site.yaml']);
  });

  test('name files that are not valid YAML', async () => {
    const root = publication({
      'articles/three.md': '---\ntitle: "Three\n---\n',
      'people/no.md': 'Words.\n',
    });
    const { unreadable } = await migrateContent(root, 1, migrations);
    assert.deepEqual(unreadable, ['content/articles/three.md', 'content/people/no.md']);
  });

  test('keep the line ends of Windows', async () => {
    const root = publication({ 'people/mara.md': person.replaceAll('\n', '\r\n') });
    const { changed } = await migrateContent(root, 1, migrations);
    assert.doesNotMatch(changed.get('content/people/mara.md') ?? '\n', /(?<!\r)\n/);
  });
});

describe('the schema of content', () => {
  const problems = (schema: number, current: number) =>
    schemaProblems(schema, () => ({ line: 7, column: 1 }), current);

  test('is one more than there are migrations', () => {
    assert.deepEqual([currentSchema([]), currentSchema(migrations)], [1, 3]);
  });
  test('is not reported if the software reads it', () => {
    assert.deepEqual(problems(3, 3), []);
  });
  test('is reported with the command that raises it, if it is older', () => {
    assert.deepEqual(
      problems(1, 3).map(({ name, line, found, fix }) => ({ name, line, found, fix })),
      [{ name: 'schema-older', line: 7, found: 'content for schema 1', fix: 'run npm run migrate' }],
    );
  });
});
