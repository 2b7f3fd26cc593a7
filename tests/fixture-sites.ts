import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesIn } from './files-in.ts';

const project = join(import.meta.dirname, '..');
const builds = join(project, 'node_modules/.cache/verbatim-fixture-sites');
/** What a built site depends on besides its own publication. */
const software = ['src', 'astro.config.mjs', 'package-lock.json'];

/** Returns the folder of a publication in tests/fixtures/sites. */
export const publicationOf = (name: string): string => join(project, 'tests/fixtures/sites', name);

/**
 * Builds a publication of tests/fixtures/sites and returns the folder of the built site, which no test may change. The site is built
 * once for all test files, and again only when a file of the software or of the publication has changed. Throws the output of a
 * build that fails.
 */
export function builtSite(name: string): string {
  const publication = publicationOf(name);
  const hash = hashOf([...software.map((path) => join(project, path)), ...partsOf(publication)]);
  const folder = join(builds, `${name}-${hash}`);
  const dist = join(folder, 'dist');
  if (existsSync(dist)) return dist;
  mkdirSync(builds, { recursive: true });
  alone(join(builds, `${name}.lock`), () => {
    if (existsSync(dist)) return;
    removeOld();
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [join(project, 'src/commands/build.ts'), '--content', publication, '--out', dist],
      { encoding: 'utf8', env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' } },
    );
    if (status !== 0) throw new Error(`the fixture site ${name} was not built\n${stdout}\n${stderr}`);
  });
  return dist;
}

/** Removes builds of an hour ago and older; a newer one may still be read by tests of a run that began before a change. */
function removeOld(): void {
  for (const entry of readdirSync(builds)) {
    const path = join(builds, entry);
    if (statSync(path).mtimeMs < Date.now() - 3_600_000) rmSync(path, { recursive: true, force: true });
  }
}

const partsOf = (publication: string) =>
  ['content', 'public'].map((part) => join(publication, part)).filter((path) => existsSync(path));

function hashOf(paths: readonly string[]): string {
  const hash = createHash('sha256');
  for (const path of paths)
    for (const file of statSync(path).isDirectory() ? filesIn(path) : [path])
      hash.update(file).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex').slice(0, 16);
}

/** Runs `work` while no other process does; a lock whose owner has ended is taken over. */
function alone(lock: string, work: () => void): void {
  for (;;)
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      if (!isHeld(lock)) rmSync(lock, { force: true });
      else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
    }
  try {
    work();
  } finally {
    rmSync(lock, { force: true });
  }
}

function isHeld(lock: string): boolean {
  try {
    const owner = Number(readFileSync(lock, 'utf8'));
    // A file without a number is being written.
    return owner === 0 || process.kill(owner, 0);
  } catch {
    return false;
  }
}
