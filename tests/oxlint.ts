import { execFile } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { oxlintConfig } from './oxlint-config.ts';

const project = join(import.meta.dirname, '..');

/** What oxlint found, in the words that it prints, and whether it accepts the files. */
export interface Linted {
  passes: boolean;
  report: string;
}

/**
 * Checks TypeScript files below the folder `of` with oxlint, which is made of compiled code: their types, and all rules that it has. If
 * oxlint cannot run, for example because a rule is not one of its own, the report says why.
 */
export async function oxlint(of = project, options: readonly string[] = []): Promise<Linted> {
  const cache = join(project, 'node_modules/.cache/verbatim-lint');
  mkdirSync(cache, { recursive: true });
  const config = join(cache, `oxlint-${process.pid}.json`);
  writeFileSync(config, JSON.stringify(oxlintConfig()));
  const command = join(dirname(createRequire(import.meta.url).resolve('oxlint/package.json')), 'bin/oxlint');
  const args = ['--config', config, '--type-aware', '--type-check', '--deny-warnings', ...options, of];
  if (of === project)
    // ESLint and astro check read components; plain JavaScript has no types.
    args.push(
      ...['*.astro', '*.js', '*.cjs', '*.mjs', 'tests/fixtures'].flatMap((not) => ['--ignore-pattern', not]),
    );
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [command, ...args], {
      cwd: of,
      // It ends before its garbage matters, unless there is much.
      env: { ...process.env, GOGC: 'off', GOMEMLIMIT: '5GiB' },
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

if (import.meta.main) {
  const { passes, report } = await oxlint();
  process.stdout.write(report);
  process.exitCode = passes ? 0 : 1;
}
