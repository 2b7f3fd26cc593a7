import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * `npm run lint:format`: fails if a file is not formatted as `npm run format` would. Files that are as they were when they were last found
 * formatted are not read again; another version of a package, or another setting, is a new beginning.
 */
const project = join(import.meta.dirname, '..');
const version = createHash('sha256');
for (const file of ['package-lock.json', '.prettierrc.json'])
  version.update(readFileSync(join(project, file)));
const cache = join(project, 'node_modules/.cache/verbatim-format', version.digest('hex').slice(0, 16));
const { status } = spawnSync(
  process.execPath,
  [
    ...[join(project, 'node_modules/prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn'],
    ...['--cache', '--cache-strategy', 'content', '--cache-location', cache, '.'],
  ],
  { cwd: project, stdio: 'inherit' },
);
process.exitCode = status ?? 1;
