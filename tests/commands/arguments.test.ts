import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { readPort } from '../../src/commands/arguments.ts';
import type { Ended } from './in-one-process.ts';

const project = join(import.meta.dirname, '../..');
const { scripts } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};
/** Scripts that only run one of the commands: name and file. */
const commands = Object.entries(scripts).flatMap(([name, script]) => {
  const file = /^node -r \S+ (src\/commands\/\S+)$/.exec(script)?.[1];
  return file === undefined ? [] : [{ name, file }];
});

describe('every command', () => {
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-arguments-'));
  after(() => {
    rmSync(folder, { recursive: true });
  });
  const run = (file: string, ...options: string[]) =>
    spawnSync(process.execPath, [join(project, file), '--content', project, ...options], {
      cwd: folder,
      encoding: 'utf8',
    });
  // These three read no content.
  const withoutContent = (file: string, ...options: string[]) =>
    spawnSync(process.execPath, [join(project, file), ...options], { cwd: project, encoding: 'utf8' });
  const runOf = (name: string) => (['audit', 'fonts', 'strip'].includes(name) ? withoutContent : run);

  test('is covered by this test', () => {
    assert.ok(commands.length >= 10, commands.map(({ name }) => name).join(' '));
  });

  // Their processes differ only in these arguments.
  const asked = commands.flatMap(({ file }) =>
    ['-h', '--nonsense'].map((option) => ({ file, options: [option] })),
  );
  const { stdout: printed, stderr: refused } = run('tests/commands/in-one-process.ts', JSON.stringify(asked));
  const ended = JSON.parse(printed || assert.fail(refused)) as Ended[];
  const endedWith = (file: string, option: string) =>
    ended[asked.findIndex((run) => run.file === file && run.options[0] === option)] ?? assert.fail(file);

  for (const { name, file } of commands) {
    const usage = `npm run (?:--silent )?${name}\\b`;
    test(`${name} prints its usage with --help`, () => {
      for (const { status, stdout, stderr } of [runOf(name)(file, '--help'), endedWith(file, '-h')]) {
        assert.deepEqual([status, stderr], [0, '']);
        assert.match(stdout, new RegExp(`^${usage}`));
      }
    });
    test(`${name} rejects an unknown option, and does nothing`, () => {
      const { status, stdout, stderr } = endedWith(file, '--nonsense');
      assert.deepEqual([status, stdout], [2, '']);
      assert.match(stderr, new RegExp(`^Unknown option --nonsense\\.\n\n${usage}`));
      assert.deepEqual(readdirSync(folder), []);
    });
  }

  test('suggests a similar option', () => {
    assert.match(
      run('src/commands/check.ts', '--jsno').stderr,
      /^Unknown option --jsno\. Did you mean --json\?\n/,
    );
  });
  test('rejects an unexpected argument', () => {
    assert.match(run('src/commands/check.ts', 'content').stderr, /^Unexpected argument “content”\.\n/);
    assert.match(run('src/commands/new.ts', 'topic', 'a', 'b').stderr, /^Unexpected argument “b”\.\n/);
  });

  test('takes the port of an option before that of the environment, and refuses what is none', () => {
    assert.deepEqual(
      [undefined, '', '4567', '0'].map((wanted) => readPort(wanted, '')),
      [4321, 4321, 4567, 0],
    );
    const dev = (port: string, ...options: string[]) =>
      spawnSync(process.execPath, [join(project, 'src/commands/dev.ts'), '--content', project, ...options], {
        cwd: folder,
        encoding: 'utf8',
        env: { ...process.env, PORT: port },
      });
    for (const { status, stderr } of [dev('45x'), dev('4567', '--port', '45x')]) {
      assert.equal(status, 2);
      assert.match(stderr, /^The port is “45x”: choose a number from 0 to 65535\.\n\nnpm run dev/);
    }
  });
});
