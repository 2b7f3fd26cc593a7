import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { readPort } from '../../src/commands/arguments.ts';

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

  for (const { name, file } of commands) {
    test(`${name} prints its usage with --help`, () => {
      for (const option of ['--help', '-h']) {
        const { status, stdout, stderr } = runOf(name)(file, option);
        assert.deepEqual([status, stderr], [0, '']);
        assert.match(stdout, new RegExp(`^npm run (?:--silent )?${name}\\b`));
      }
    });
    test(`${name} rejects an unknown option, and does nothing`, () => {
      const { status, stdout, stderr } = runOf(name)(file, '--nonsense');
      assert.deepEqual([status, stdout], [2, '']);
      assert.match(stderr, new RegExp(`^Unknown option --nonsense\\.\n\nnpm run (?:--silent )?${name}\\b`));
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
