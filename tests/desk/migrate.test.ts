import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import type { Migration } from '../../src/content/migrations.ts';
import { migrate } from '../../src/desk/migrate.ts';
import { siteFile } from '../../src/model/site.ts';
import { bytesOf } from '../builds.ts';
import { copyOf } from '../publications.ts';

const all: readonly Migration[] = [
  {
    what: 'summary of a topic becomes about',
    files: /^content\/topics\//,
    change: (document) => {
      document.set('about', document.get('summary', true));
      document.delete('summary');
    },
  },
];

/** Returns a publication in a git repository, everything committed. */
function publication(): string {
  const root = copyOf('good');
  for (const args of [
    ['init', '--quiet'],
    ['add', '--all'],
    ['commit', '--quiet', '--message', 'All'],
  ])
    spawnSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args], { cwd: root });
  return root;
}

describe('npm run migrate', () => {
  test('rewrites the files of a migration and the settings, and names them', async () => {
    const root = publication();
    const outcome = await migrate(root, { all });
    assert.ok('done' in outcome);
    const [what, ...lines] = outcome.done;
    assert.equal(what, '- summary of a topic becomes about');
    assert.ok(lines.includes('changed  content/topics/bridges.md'));
    assert.match(readFileSync(join(root, 'content/topics/bridges.md'), 'utf8'), /^about: /m);
    assert.match(readFileSync(join(root, siteFile), 'utf8'), /^schema: 2$/m);
    const again = await migrate(root, { all });
    assert.deepEqual(again, { done: ['The content has the current schema, 2. Nothing to migrate.'] });
  });

  test('changes nothing with --dry-run', async () => {
    const root = publication();
    const before = bytesOf(join(root, 'content'));
    const outcome = await migrate(root, { all, isDry: true });
    assert.ok('done' in outcome && outcome.done.includes('would change  content/topics/bridges.md'));
    assert.deepEqual(bytesOf(join(root, 'content')), before);
  });

  test('refuses while the content has changes that are not committed', async () => {
    const root = publication();
    writeFileSync(join(root, 'content/topics/new.md'), '---\ntitle: New\n---\n');
    const before = bytesOf(join(root, 'content'));
    const outcome = await migrate(root, { all });
    assert.ok('refused' in outcome);
    assert.equal(outcome.refused.found, 'changes that are not committed: content/topics/new.md');
    assert.deepEqual(bytesOf(join(root, 'content')), before);
  });

  test('changes nothing if a file is not valid YAML', async () => {
    const root = publication();
    writeFileSync(join(root, 'content/topics/bridges.md'), '---\ntitle: "Bridges\n---\n');
    spawnSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', 'commit', '-qam', 'x'], {
      cwd: root,
    });
    const before = bytesOf(join(root, 'content'));
    const outcome = await migrate(root, { all });
    assert.ok('refused' in outcome);
    assert.equal(outcome.refused.what, 'content/topics/bridges.md');
    assert.deepEqual(bytesOf(join(root, 'content')), before);
  });

  test('refuses content for a newer schema', async () => {
    const root = publication();
    writeFileSync(join(root, siteFile), `${readFileSync(join(root, siteFile), 'utf8')}schema: 3\n`);
    const outcome = await migrate(root, { all });
    assert.ok('refused' in outcome);
    assert.equal(outcome.refused.found, 'schema: 3');
  });
});
