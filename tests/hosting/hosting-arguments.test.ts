import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test, type TestContext } from 'node:test';
import { hostingArguments } from '../../src/commands/hosting-arguments.ts';
import { publishTargets } from '../../src/model/site-publish.ts';

/** Reads arguments as if they had been typed after `npm run hosting --`. */
function read(context: TestContext, typed: readonly string[]) {
  const before = process.argv;
  context.after(() => {
    process.argv = before;
  });
  process.argv = [...before.slice(0, 2), ...typed];
  context.mock.method(process, 'exit', (code: number) => {
    throw new Error(`exit ${code}`);
  });
  return hostingArguments(undefined);
}

/** Returns the first line that the command prints when it refuses these arguments, with exit code 2. */
function refusal(context: TestContext, typed: readonly string[]): string {
  const { mock } = context.mock.method(console, 'error', () => undefined);
  assert.throws(() => read(context, typed), /^Error: exit 2$/);
  return String(mock.calls[0]?.arguments[0]).split('\n')[0] ?? '';
}

describe('npm run hosting rejects', () => {
  for (const [name, typed, said] of [
    ['no host', [], /^Name the host, or write it into content\/site\.yaml:/],
    ['a misspelled host, and suggests the nearest', ['cloudfare'], /Did you mean cloudflare\?$/],
    [
      'a host that is like no other',
      ['geocities-1999'],
      /^“geocities-1999” is not a host that there are files for\.$/,
    ],
    ['--first for Caddy', ['caddy', '--first'], /obtains its certificate itself/],
    ['--container for another host', ['netlify', '--container'], /^--first and --container are for nginx\.$/],
    ['--first in a container', ['nginx', '--first', '--container'], /^A container has no certificate/],
    ['a folder for files in the repository', ['s3', '/srv/x'], /^Unexpected argument “\/srv\/x”/],
    ['--force for what is printed', ['nginx', '--force'], /^--force overwrites files/],
    ['--place for a server', ['caddy', '--place'], /^--place is for netlify and cloudflare\.$/],
    ['--check without a host', ['verify-site', '--check'], /^--check is for hosts\.$/],
  ] as const)
    test(name, (context) => {
      assert.match(refusal(context, typed), said);
    });
});

describe('npm run hosting accepts, of docs/hosts.md,', () => {
  const guide = readFileSync(join(import.meta.dirname, '../../docs/hosts.md'), 'utf8');
  const commands = new Set(
    Array.from(guide.matchAll(/^ {4,}npm run (?:--silent )?hosting -- ([^>#\n]*)/gm), ([, typed = '']) =>
      typed.trim(),
    ),
  );
  for (const command of commands)
    test(command, (context) => {
      assert.ok(command.startsWith(read(context, command.split(' ')).target));
    });

  test('a command for every target', () => {
    for (const target of [...publishTargets, 'verify-site']) assert.ok(commands.has(target), target);
  });
});
