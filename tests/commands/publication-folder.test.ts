import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { builtSite, bytesOf, removeAstroFolder, timeOf } from '../builds.ts';
import { publicationOf } from '../publications.ts';

const commands = join(import.meta.dirname, '../../src/commands');
const folder = mkdtempSync(join(tmpdir(), 'verbatim-publication-'));
after(() => {
  removeAstroFolder(join(folder, 'harbour'));
  rmSync(folder, { recursive: true, force: true });
});

const run = (command: string, ...options: string[]) =>
  spawnSync(process.execPath, [join(commands, `${command}.ts`), ...options], {
    cwd: folder,
    encoding: 'utf8',
    // Of the site that one of them is compared with.
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0', ...timeOf('english') },
  });

describe('a publication outside the software’s folder', () => {
  const publication = join(folder, 'harbour');
  cpSync(publicationOf('english'), publication, {
    recursive: true,
    filter: (path) => !path.endsWith('.astro'),
  });

  test('builds with --content, with the bundle of the same publication inside, to the same bytes', () => {
    const inside = builtSite('english');
    const { status, stdout, stderr } = run('build', '--content', 'harbour');
    assert.equal(status, 0, stderr);
    // Only a build with a kept bundle says how many pages it rendered.
    assert.match(stdout, /\[pages\] \d+ pages; \d+ files rendered/);
    assert.deepEqual(bytesOf(join(publication, 'dist')), bytesOf(inside));
  });

  test('is checked with --content', () => {
    const { status, stdout } = run('check', '--content=harbour');
    assert.equal(status, 0);
    const articles = readdirSync(join(publication, 'content/articles')).length;
    assert.match(stdout, new RegExp(`\\b${articles} articles`));
  });

  test('gets a new article with --content', () => {
    const { status, stdout } = run('new', 'topic', 'harbour-dues', '--content', 'harbour');
    assert.equal(status, 0, stdout);
    assert.match(readFileSync(join(publication, 'content/topics/harbour-dues.md'), 'utf8'), /^title: /m);
  });
});

describe('--content', () => {
  for (const [name, options, found] of [
    [
      'a folder without content/',
      ['--content', 'nowhere'],
      `no folder content/ in ${join(folder, 'nowhere')}`,
    ],
    ['no folder', ['--content'], '--content without a folder'],
    ['an empty name', ['--content='], '--content without a folder'],
  ] as const)
    test(`reports ${name} with a fix, and changes nothing`, () => {
      const { status, stdout, stderr } = run('build', ...options);
      assert.deepEqual([status, stdout], [2, '']);
      assert.equal(
        stderr,
        `${found}\n  expected  a folder that holds content/ and public/\n  fix       --content path/to/publication\n`,
      );
      assert.equal(existsSync(join(folder, 'dist')), false);
    });
});
