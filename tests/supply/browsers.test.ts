import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

test('test files open tabs in the browsers of their process, and launch none', () => {
  const tests = join(import.meta.dirname, '..');
  const files = globSync('{browser,publication,hostile,outputs,commands}/**/*.test.ts', { cwd: tests });
  assert.ok(files.some((file) => readFileSync(join(tests, file), 'utf8').includes('openSite(')));
  assert.deepEqual(
    files.filter((file) =>
      /\b(?:launchChromium|(?:chromium|firefox)\.launch\w*)\(/.test(readFileSync(join(tests, file), 'utf8')),
    ),
    [],
  );
});
