import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { typedRules } from '../../eslint.typed.js';
import { lintTypes } from '../lint-types.ts';
import { fixtures } from '../publications.ts';

test('oxlint has every rule that needs types: it finds the fault of each in a file that has one of each', async () => {
  const folder = join(fixtures, 'lint');
  const rules = Object.entries(typedRules)
    .filter(([, level]) => level !== 'off')
    .map(([name]) => name.replace('@typescript-eslint/', ''))
    .sort();
  const lines = readFileSync(join(folder, 'faults.ts'), 'utf8').split('\n');
  // The line before a fault names its rule.
  const faults = lines.flatMap((line, index) => {
    const [, rule = ''] = /^\s*\/\/ ([a-z-]+)$/.exec(line) ?? [];
    return rules.includes(rule) ? [{ rule, line: index + 2 }] : [];
  });
  assert.deepEqual(faults.map(({ rule }) => rule).sort(), rules);
  const { passes, report } = await lintTypes(folder, ['--format', 'json']);
  const { diagnostics } = JSON.parse(report) as {
    diagnostics: { code: string; labels: { span: { line: number } }[] }[];
  };
  const found = diagnostics.map(({ code, labels }) => ({
    rule: /\(([a-z-]+)\)/.exec(code)?.[1] ?? code,
    line: labels[0]?.span.line ?? 0,
  }));
  assert.equal(passes, false);
  for (const fault of faults)
    assert.ok(
      found.some(({ rule, line }) => rule === fault.rule && line >= fault.line && line <= fault.line + 5),
      `${fault.rule} finds nothing in line ${fault.line}`,
    );
});
