import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readlinkSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, test } from 'node:test';
import { hostingArguments } from '../../src/commands/hosting-arguments.ts';
import { installed } from '../debian.ts';
import { filesIn } from '../files-in.ts';
import { temporaryFolder } from '../publications.ts';

/** The commands of docs/publishing.md: the lines of its code blocks, which lists indent further. */
const commands = readFileSync(join(import.meta.dirname, '../../docs/publishing.md'), 'utf8')
  .split('\n')
  .flatMap((line) => /^ {4,}((?:npm|rclone|ssh|docker) .*)$/.exec(line)?.[1] ?? []);

const shell = (command: string, cwd: string) => spawnSync(command, { cwd, encoding: 'utf8', shell: true });

describe('the commands of docs/publishing.md', () => {
  const hosting = commands.filter((command) => /^npm run (?:--silent )?hosting/.test(command));
  for (const command of new Set(hosting))
    test(`${command} is accepted`, (context) => {
      const words = command.replace(/ [>#].*/, '').split(' ');
      context.mock.method(process, 'exit', (code: number) => assert.fail(`exit ${code}`));
      const before = process.argv;
      context.after(() => {
        process.argv = before;
      });
      process.argv = [...before.slice(0, 2), ...words.slice(words.indexOf('--') + 1)];
      const { target } = hostingArguments(undefined);
      assert.ok(words.includes(target));
    });

  test('include every target', () => {
    for (const target of [
      'github-pages',
      'netlify',
      'cloudflare',
      'nginx',
      'caddy',
      's3',
      'container',
      'verify-site',
    ])
      assert.ok(
        hosting.some((command) => command.includes(`-- ${target}`)),
        target,
      );
  });

  test('go back to an earlier release of a server in one step', () => {
    const root = temporaryFolder();
    for (const day of ['27', '28']) mkdirSync(join(root, `releases/2026-11-${day}`), { recursive: true });
    symlinkSync('releases/2026-11-28', join(root, 'current'));
    const [, script = ''] = commands.flatMap(
      (command) => /^ssh you@server "(cd .* mv .*)"$/.exec(command) ?? [],
    );
    const { status, stderr } = shell(script.replace('/srv/your.site', root), root);
    assert.equal(status, 0, stderr);
    assert.equal(readlinkSync(join(root, 'current')), 'releases/2026-11-27');
    assert.ok(!existsSync(join(root, 'next')));
  });

  const rclone = installed('/usr/bin/rclone', ['rclone']);
  test(
    'upload every file to a storage, without those that configure other hosts',
    { skip: !rclone && 'rclone is not installed' },
    () => {
      const root = temporaryFolder();
      const files = [
        ...['404.html', 'index.html', '.well-known/security.txt', 'q/a/index.html', 'assets/a.0123.js'],
        ...['cards/a.0123456789.png', 'pagefind/pagefind-entry.json', 'pagefind/index/en_0.pf_index'],
      ];
      for (const file of [...files, '_headers', '_redirects']) {
        mkdirSync(join(root, 'dist', dirname(file)), { recursive: true });
        writeFileSync(join(root, 'dist', file), file);
      }
      const copies = commands.filter((command) => command.startsWith('rclone copy '));
      assert.equal(copies.length, 3);
      for (const command of copies) {
        const { status, stderr } = shell(command.replace('storage:your-bucket', 'bucket'), root);
        assert.equal(status, 0, stderr);
      }
      const bucket = join(root, 'bucket');
      assert.deepEqual(
        filesIn(bucket)
          .map((file) => file.slice(bucket.length + 1))
          .sort(),
        files.toSorted(),
      );
    },
  );
});
