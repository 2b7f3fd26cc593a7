import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { hostingArguments } from '../../src/commands/hosting-arguments.ts';

/** The commands of docs/publishing.md: the lines of its code blocks, which lists indent further. */
const commands = readFileSync(join(import.meta.dirname, '../../docs/publishing.md'), 'utf8')
  .split('\n')
  .flatMap((line) => /^ {4,}((?:npm|rclone|ssh|docker) .*)$/.exec(line)?.[1] ?? []);

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
});
