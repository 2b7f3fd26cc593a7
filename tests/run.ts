import { globSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { run } from 'node:test';
import { spec as Spec } from 'node:test/reporters';

/**
 * `node tests/run.ts <pattern>…`: runs the test files that match, in processes of their own, and reports like `node --test`. Two things
 * make it faster: the folders whose files take longest go first, so that no long file is left to run alone, and Node keeps compiled
 * modules, of the tests and of the commands that they start, in a cache.
 */
const project = join(import.meta.dirname, '..');
/** Tests wait for browsers and servers as much as they compute: three are what two cores can run. */
const concurrency = 3;
const longestFirst = ['hostile', 'publication', 'browser', 'commands', 'content/ledger', 'i18n'];
const compileCache = join(project, 'node_modules/.cache/verbatim-tests');
const day = 24 * 60 * 60 * 1000;

/** Node writes an entry for each path, among them those of temporary copies, and removes none. */
function removeOldEntries(): void {
  mkdirSync(compileCache, { recursive: true });
  for (const name of readdirSync(compileCache, { recursive: true, encoding: 'utf8' })) {
    const path = join(compileCache, name);
    const entry = statSync(path, { throwIfNoEntry: false });
    if (entry?.isFile() && entry.mtimeMs < Date.now() - day) rmSync(path, { force: true });
  }
}

const rank = (file: string) => {
  const path = relative(import.meta.dirname, file).replaceAll('\\', '/');
  const index = longestFirst.findIndex((folder) => path.startsWith(`${folder}/`));
  return index === -1 ? longestFirst.length : index;
};

const files = globSync(process.argv.slice(2), { cwd: project, exclude: ['**/node_modules/**'] })
  .map((file) => join(project, file))
  .sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
if (files.length === 0) {
  console.error('No test file matches.\n  fix  node tests/run.ts "tests/**/*.test.ts"');
  process.exit(2);
}
removeOldEntries();
process.env.NODE_COMPILE_CACHE ??= compileCache;
const events = run({ files, concurrency, cwd: project });
events.on('test:fail', () => {
  process.exitCode = 1;
});
events.pipe(new Spec()).pipe(process.stdout);
