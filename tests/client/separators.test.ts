import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

for (const file of ['previews/page-summary.ts', 'search/result-item.ts', 'verify/draw-comparison.ts'])
  test(`a line of ${file} never begins with a dot between facts, which belongs to the one before it`, () => {
    const code = readFileSync(join(import.meta.dirname, '../../src/client', file), 'utf8');
    const separators = Array.from(code.matchAll(/'([^']*)·([^']*)'/g), ([, before, after]) => [
      before,
      after,
    ]);
    assert.deepEqual(separators, [[String.raw`\u00a0`, ' ']]);
  });
