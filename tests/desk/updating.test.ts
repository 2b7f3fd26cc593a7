import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { bytesOf } from '../builds.ts';
import { publicationOf, temporaryFolder } from '../publications.ts';

const project = join(import.meta.dirname, '../..');
const answers = {
  name: 'Harbour Ledger',
  url: 'https://harbour-ledger.net',
  languages: 'en',
  'time-zone': 'Europe/London',
  license: 'cc-by-sa',
  publisher: 'Harbour Press',
  email: 'newsroom@harbour-ledger.net',
};

/** Runs a command in a folder, which must succeed, and returns its output. */
function run(root: string, command: string, ...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: root, encoding: 'utf8' });
  assert.equal(status, 0, `${command} ${args.join(' ')}\n${stdout}\n${stderr}`);
  return stdout;
}
const git = (root: string, ...args: string[]) =>
  run(root, 'git', '-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args);
const commit = (root: string) => {
  git(root, 'add', '--all');
  git(root, 'commit', '--quiet', '--message', 'All');
};

/** Returns a repository of the software with an example, and a clone of it in which a publication began with `npm run init`. */
function softwareAndPublication() {
  const software = temporaryFolder();
  for (const part of ['src', 'docs', '.gitattributes', 'package.json'])
    cpSync(join(project, part), join(software, part), { recursive: true });
  for (const part of ['content', 'public'])
    cpSync(join(publicationOf('english'), part), join(software, part), { recursive: true });
  writeFileSync(join(software, '.gitignore'), '.astro/\n');
  git(software, 'init', '--quiet', '--initial-branch=main');
  commit(software);

  const publication = join(temporaryFolder(), 'clone');
  git(software, 'clone', '--quiet', '--origin', 'upstream', software, publication);
  const options = Object.entries(answers).flatMap(([name, value]) => [`--${name}`, value]);
  run(publication, process.execPath, join(project, 'src/commands/init.ts'), ...options);
  appendFileSync(join(publication, 'content/site.yaml'), '# Ours.\n');
  commit(publication);
  return { software, publication };
}

/** Returns the commands of docs/updating.md that merge, one per line. */
const documented = () =>
  Array.from(
    readFileSync(join(project, 'docs/updating.md'), 'utf8').matchAll(
      /^ {4}git (fetch|merge --no-ff|restore --source).*/gm,
    ),
    ([line]) => line.trim().split(' ').slice(1),
  );

describe('a publication that began with npm run init', () => {
  test('merges a new version of the software without a conflict', () => {
    const { software, publication } = softwareAndPublication();
    appendFileSync(join(software, 'src/site.ts'), '// A new version.\n');
    writeFileSync(join(software, 'src/new-module.ts'), 'export {};\n');
    commit(software);
    const content = bytesOf(join(publication, 'content'));

    git(publication, 'fetch', '--quiet', 'upstream');
    git(publication, 'merge', '--quiet', '--no-edit', 'upstream/main');
    assert.match(readFileSync(join(publication, 'src/site.ts'), 'utf8'), /\/\/ A new version\.\n$/);
    assert.ok(existsSync(join(publication, 'src/new-module.ts')));
    assert.deepEqual(bytesOf(join(publication, 'content')), content);
  });

  test('keeps its content with the documented commands when the example of the project changed too', () => {
    const { software, publication } = softwareAndPublication();
    appendFileSync(join(software, 'src/site.ts'), '// A new version.\n');
    appendFileSync(join(software, 'content/site.yaml'), '# Changed.\n');
    appendFileSync(join(software, 'content/topics/bridges.md'), '\nMore words.\n');
    cpSync(join(software, 'content/topics/bridges.md'), join(software, 'content/topics/new-topic.md'));
    mkdirSync(join(software, 'public'), { recursive: true });
    writeFileSync(join(software, 'public/new-picture.svg'), '<svg/>');
    commit(software);
    const content = bytesOf(join(publication, 'content'));
    const files = bytesOf(join(publication, 'public'));

    assert.equal(documented().length, 4);
    for (const args of documented())
      // A merge with conflicts ends with 1; the next command resolves them.
      spawnSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args], {
        cwd: publication,
      });
    assert.deepEqual(bytesOf(join(publication, 'content')), content);
    assert.deepEqual(bytesOf(join(publication, 'public')), files);
    assert.match(readFileSync(join(publication, 'src/site.ts'), 'utf8'), /\/\/ A new version\.\n$/);
    const open = git(publication, 'diff', '--name-only', '--diff-filter=U').split('\n').filter(Boolean);
    assert.deepEqual(
      open.filter((file) => !file.startsWith('examples/')),
      [],
    );
  });
});
