import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/**
 * `npm run lint:format`: fails if a file is formatted neither as Prettier would (`npm run format`) nor, if it is code, as oxfmt would. Oxfmt judges code
 * first, because it is many times as fast. Prettier judges files of code that oxfmt would write otherwise, and all that is not code. Files that are as they were when Prettier last found them formatted are not read again; another version of a package, or another
 * setting, is a new beginning.
 */
const project = join(import.meta.dirname, '..');
const code = '**/*.{ts,mts,cts,js,mjs,cjs,json,css}';
const rest = '**/*.{astro,md,html,yaml,yml}';

/** Returns the files of code that oxfmt would write otherwise; all of them where it cannot run. */
function doubtful(): string[] {
  const { resolve } = createRequire(import.meta.url);
  const { status, stdout } = spawnSync(
    process.execPath,
    [
      join(dirname(resolve('oxfmt/package.json')), 'bin/oxfmt'),
      ...['--config', 'tests/oxfmt.json', '--list-different', code],
    ],
    { cwd: project, encoding: 'utf8' },
  );
  const files = stdout.split('\n').filter(Boolean);
  return status === 0 || files.length > 0 ? files : [code];
}

const version = createHash('sha256');
for (const file of ['package-lock.json', '.prettierrc.json'])
  version.update(readFileSync(join(project, file)));
const cache = join(project, 'node_modules/.cache/verbatim-format', version.digest('hex').slice(0, 16));
const { status } = spawnSync(
  process.execPath,
  [
    ...[join(project, 'node_modules/prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn'],
    ...['--cache', '--cache-strategy', 'content', '--cache-location', cache, rest, ...doubtful()],
  ],
  { cwd: project, stdio: 'inherit' },
);
process.exitCode = status ?? 1;
