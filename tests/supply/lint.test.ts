import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { oxlint } from '../oxlint.ts';
import { oxlintConfig } from '../oxlint-config.ts';
import { fixtures } from '../publications.ts';

const folder = join(fixtures, 'lint');
const files = ['faults.ts', 'src/text/faults.ts'];

/** A fault in a file: the name of a rule, without that of its plugin, and a line. */
interface Fault {
  file: string;
  rule: string;
  line: number;
}

describe('oxlint has every rule of eslint.config.js and eslint.typed.js that it runs', () => {
  const rules = new Set(
    oxlintConfig().overrides.flatMap((part) =>
      Object.keys(part.rules).map((name) => name.replace(/^.*\//, '')),
    ),
  );
  // The line before a fault names its rule.
  const faults = files.flatMap((file): Fault[] =>
    readFileSync(join(folder, file), 'utf8')
      .split('\n')
      .flatMap((line, index) => {
        const [, rule = ''] = /^\s*\/\/ ([a-z-]+)$/.exec(line) ?? [];
        return rules.has(rule) ? [{ file, rule, line: index + 2 }] : [];
      }),
  );
  const found: Fault[] = [];
  let accepted = true;
  before(async () => {
    const { passes, report } = await oxlint(folder, ['--format', 'json']);
    accepted = passes;
    const { diagnostics } = JSON.parse(report) as {
      diagnostics: { code: string; filename: string; labels: { span: { line: number } }[] }[];
    };
    for (const { code, filename, labels } of diagnostics)
      found.push({
        file: filename.replaceAll('\\', '/'),
        rule: /\(([a-z-]+)\)/.exec(code)?.[1] ?? code,
        line: labels[0]?.span.line ?? 0,
      });
  });

  test('there is a fault of each', () => {
    assert.deepEqual([...new Set(faults.map(({ rule }) => rule))].sort(), [...rules].sort());
  });

  test('it refuses the files', () => {
    assert.equal(accepted, false);
  });

  for (const fault of faults)
    test(`it finds the fault of ${fault.rule} in ${fault.file}, line ${fault.line}`, () => {
      assert.ok(
        found.some(
          ({ file, rule, line }) =>
            file.endsWith(fault.file) && rule === fault.rule && line >= fault.line && line <= fault.line + 5,
        ),
      );
    });
});
