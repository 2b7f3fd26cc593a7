import { execFile } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { typedRules, typedRulesOfTests } from '../eslint.typed.js';

const project = join(import.meta.dirname, '..');

/** What oxlint found, in the words that it prints, and whether it accepts the files. */
export interface LintedTypes {
  passes: boolean;
  report: string;
}

/**
 * Checks the types of TypeScript files below the folder `of`, and the rules of eslint.typed.js in them, with oxlint, which is made of compiled code. If
 * oxlint cannot run, for example because a rule is not one of its own, the report says why.
 */
export async function lintTypes(of = project, options: readonly string[] = []): Promise<LintedTypes> {
  const cache = join(project, 'node_modules/.cache/verbatim-lint');
  mkdirSync(cache, { recursive: true });
  const config = join(cache, `oxlint-${process.pid}.json`);
  writeFileSync(config, JSON.stringify(oxlintConfig()));
  const command = join(dirname(createRequire(import.meta.url).resolve('oxlint/package.json')), 'bin/oxlint');
  const args = ['--config', config, '--type-aware', '--type-check', '--deny-warnings', ...options, of];
  if (of === project)
    // astro check knows the types of components; plain JavaScript has none.
    args.push(
      ...['*.astro', '*.js', '*.cjs', '*.mjs', 'tests/fixtures'].flatMap((not) => ['--ignore-pattern', not]),
    );
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [command, ...args], {
      cwd: of,
      // It ends before its garbage matters.
      env: { ...process.env, GOGC: '400' },
      maxBuffer: 2 ** 26,
    });
    return { passes: true, report: stdout };
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    return { passes: false, report: stdout || stderr || String(error) };
  } finally {
    rmSync(config);
  }
}

/** The rules under oxlint’s names, and none of its own. */
function oxlintConfig(): object {
  const named = (rules: object) =>
    Object.fromEntries(
      Object.entries(rules)
        .filter(([, value]) => value !== 'off')
        .map(([name, value]: [string, unknown]) => [
          name.replace('@typescript-eslint/', 'typescript/'),
          value,
        ]),
    );
  return {
    plugins: ['typescript'],
    categories: { correctness: 'off' },
    rules: named(typedRules),
    overrides: [{ files: ['**/tests/**/*.ts'], rules: named(typedRulesOfTests) }],
  };
}

if (import.meta.main) {
  const { passes, report } = await lintTypes();
  process.stdout.write(report);
  process.exitCode = passes ? 0 : 1;
}
