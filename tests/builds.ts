import { spawnSync } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import {
  appendFileSync,
  copyFileSync,
  cpSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { siteFile } from '../src/model/site.ts';
import { filesIn } from './files-in.ts';
import { publicationOf, temporaryFolder } from './publications.ts';

const project = join(import.meta.dirname, '..');
const builds = join(project, 'node_modules/.cache/verbatim-fixture-sites');
/** What a built site depends on apart from its own publication. */
const software = ['src', 'astro.config.mjs', 'package-lock.json'];

/** The module that `npm run build` runs. The folder that it runs in is the publication that it builds. */
export const buildCommand = join(project, 'src/commands/build.ts');

/** Builds the publication in a folder into its dist/, in an environment that may differ from this one’s. */
export function build(
  root: string,
  env: NodeJS.ProcessEnv = {},
  command = buildCommand,
  options: readonly string[] = [],
) {
  // A copy of the software may have changed what makes them.
  const isOurs = command === buildCommand;
  if (isOurs) lendResults(root);
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...options], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0', ...env },
  });
  if (isOurs && status === 0) keepResults(root);
  removeAstroFolder(root);
  return { status, output: `${stdout}\n${stderr}`, stderr };
}

/** Where a publication keeps what was read of each content file, and of each finished page. Builds replace these files and never change them. */
const contentResults = 'node_modules/.cache/verbatim-content';
const pageResults = ['.astro/books', '.astro/indexed-pages', '.astro/texts'];
/** What builds of publications with this version of the software have made of the same bytes. */
const madeResults = () => join(builds, `results-${softwareHash()}`);
/** A file of content has many records; a build joins files if there are a dozen. */
const mostContentFiles = 4;

/**
 * Gives a publication what earlier builds made of the same bytes: each fixture is copied and built many times. Not pages and indexes, which are links to
 * files of a site: tests damage them.
 */
function lendResults(root: string): void {
  try {
    for (const folder of [contentResults, ...pageResults])
      linkFolders(join(madeResults(), folder), join(root, folder));
    // Without a folder for packages, a publication keeps nothing of its content.
    mkdirSync(join(root, 'node_modules'), { recursive: true });
  } catch (error) {
    // A test has put a file there.
    if ((error as NodeJS.ErrnoException).code !== 'ENOTDIR') throw error;
  }
}

/** Keeps what a build of a publication has made. */
function keepResults(root: string): void {
  for (const folder of pageResults) linkFolders(join(root, folder), join(madeResults(), folder));
  linkFolders(join(root, contentResults), join(madeResults(), contentResults), mostContentFiles);
}

/** Links the files of the folders in a folder, one for each version of software and settings; those of folders that have `most` files already are left. */
function linkFolders(from: string, to: string, most = Infinity): void {
  if (!existsSync(from)) return;
  for (const version of readdirSync(from)) {
    const target = join(to, version);
    if (!existsSync(target) || readdirSync(target).length < most) linkFiles(join(from, version), target);
  }
}

let knownHash: string | undefined;
/** Returns the hash of the software, which no test changes: it is read once in a process. */
const softwareHash = () => (knownHash ??= hashOf(software.map((path) => join(project, path))));

/** Links the files of a folder into another, or copies them where that is on another disk. */
function linkFiles(from: string, to: string): void {
  if (!existsSync(from)) return;
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from)) {
    // Files that are being written have these names.
    if (/^\.|\.draft$/.test(name) || existsSync(join(to, name))) continue;
    try {
      linkSync(join(from, name), join(to, name));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EXDEV') copyFileSync(join(from, name), join(to, name));
    }
  }
}

/** Removes what Astro keeps of a publication in the folder of the software, where the names of temporary folders would pile up. */
export function removeAstroFolder(root: string): void {
  const folder = join(project, '.astro/publications');
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder))
    if (name.startsWith(`${basename(root)}-`)) rmSync(join(folder, name), { recursive: true, force: true });
}

/**
 * Returns a copy of the software with the content of a publication, for tests that change the software or need caches of their own.
 * {@link buildCopy} builds it. It has the pictures and cards that other builds made, unless it is `cold`. `keepsBundles`: its second build
 * can use the bundle of its first; the list of packages, which is part of what bundles depend on, is copied for that.
 */
export function copySoftware(
  publication = publicationOf('good'),
  { cold = false, keepsBundles = false } = {},
): string {
  const root = temporaryFolder();
  for (const part of ['package.json', 'astro.config.mjs', 'tsconfig.json', 'src'])
    cpSync(join(project, part), join(root, part), { recursive: true });
  cpSync(join(publication, 'content'), join(root, 'content'), { recursive: true });
  mkdirSync(join(root, 'public'));
  if (existsSync(join(publication, 'public')))
    cpSync(join(publication, 'public'), join(root, 'public'), { recursive: true });
  // A folder of links, not a link to the folder: Astro, Vite and the build keep caches in it.
  mkdirSync(join(root, 'node_modules'));
  for (const name of readdirSync(join(project, 'node_modules')))
    if (!name.startsWith('.'))
      symlinkSync(join(project, 'node_modules', name), join(root, 'node_modules', name));
  mkdirSync(join(root, 'node_modules/.cache'));
  mkdirSync(compiledInCopies, { recursive: true });
  symlinkSync(compiledInCopies, join(root, compiledInCopy));
  if (keepsBundles) {
    const packages = 'node_modules/.package-lock.json';
    cpSync(join(project, packages), join(root, packages));
  }
  if (!cold)
    for (const pictures of ['node_modules/.cache/verbatim-cards', 'node_modules/.cache/verbatim-pictures'])
      linkFiles(join(project, pictures), join(root, pictures));
  return root;
}

/** Modules as Node compiled them in copies of the software, for all of them; below the folder that `run.ts` tidies. */
const compiledInCopies = join(project, 'node_modules/.cache/verbatim-tests/copies');
/** Where a copy of the software has a link to them. */
const compiledInCopy = 'node_modules/.cache/verbatim-code';

/** Returns the environment in which commands of a copy of the software find the modules that Node compiled in other copies: 2 s of processor time a build. */
export const environmentOf = (root: string): NodeJS.ProcessEnv => ({
  NODE_COMPILE_CACHE: join(root, compiledInCopy),
  // Entries count for the same paths from the folder of the cache.
  NODE_COMPILE_CACHE_PORTABLE: '1',
});

/** Builds a copy of the software with its content. */
export const buildCopy = (root: string, env: NodeJS.ProcessEnv = {}) =>
  build(root, { ...environmentOf(root), ...env }, join(root, 'src/commands/build.ts'));

/** Returns every file of a folder with the hash of its bytes, in one order; nothing for a folder that does not exist. */
export function bytesOf(folder: string): Map<string, string> {
  if (!existsSync(folder)) return new Map();
  return new Map(
    filesIn(folder).map((file) => [
      file.slice(folder.length),
      createHash('sha256').update(readFileSync(file)).digest('hex'),
    ]),
  );
}

/**
 * Builds a publication of tests/fixtures/sites and returns the folder of the built site, which no test may change. The site is built
 * once for all test files, and again only when a file of the software or of the publication has changed. Throws the output of a
 * build that fails.
 */
export function builtSite(name: string): string {
  const publication = publicationOf(name);
  const folder = join(builds, `${name}-${softwareHash()}-${hashOf(partsOf(publication))}`);
  const [dist, timed] = [join(folder, 'dist'), join(folder, timeFile)];
  const isBuilt = () => existsSync(dist) && existsSync(timed);
  if (isBuilt()) return dist;
  mkdirSync(builds, { recursive: true });
  alone(join(builds, `${name}.lock`), () => {
    if (isBuilt()) return;
    removeOld();
    const time = String(Math.floor(Date.now() / 1000));
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [join(project, 'src/commands/build.ts'), '--content', publication, '--out', dist],
      {
        encoding: 'utf8',
        env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0', SOURCE_DATE_EPOCH: time },
      },
    );
    if (status !== 0) throw new Error(`the fixture site ${name} was not built\n${stdout}\n${stderr}`);
    writeFileSync(timed, time);
    keepResults(publication);
  });
  return dist;
}

/** Next to the folder of a built site: the time of its build. */
const timeFile = 'time';

/** Returns the environment in which a build at any time makes the bytes of {@link builtSite}. */
export const timeOf = (name: string): { SOURCE_DATE_EPOCH: string } => ({
  SOURCE_DATE_EPOCH: readFileSync(join(builtSite(name), '..', timeFile), 'utf8'),
});

/**
 * Returns the folder of a copy of a publication of tests/fixtures/sites with further settings, with its built site in dist/. No test may change
 * either. It is made once for all test files, as {@link builtSite} is; `finish` makes what else they need of it, with the files in `means`.
 */
export function builtWith(
  name: string,
  settings: string,
  finish: (root: string) => void = () => undefined,
  means: readonly string[] = [],
): string {
  const parts = partsOf(publicationOf(name));
  const key = createHash('sha256').update(settings).digest('hex').slice(0, 8);
  const root = join(builds, `${name}-${softwareHash()}-${hashOf([...parts, ...means])}-${key}`);
  if (existsSync(root)) return root;
  mkdirSync(builds, { recursive: true });
  alone(`${root}.lock`, () => {
    if (existsSync(root)) return;
    const draft = `${root}.draft`;
    rmSync(draft, { recursive: true, force: true });
    for (const part of parts) cpSync(part, join(draft, basename(part)), { recursive: true });
    appendFileSync(join(draft, siteFile), settings);
    const { status, output } = build(draft);
    if (status !== 0) throw new Error(`the fixture site ${name} was not built with ${settings}\n${output}`);
    finish(draft);
    renameSync(draft, root);
  });
  return root;
}

/**
 * Returns a folder that `make` writes, which no test may change. It is written once for all test files, and again only when the software or one of the
 * files in `means` has changed.
 */
export async function writtenOnce(
  name: string,
  means: readonly string[],
  make: (folder: string) => Promise<void>,
): Promise<string> {
  const folder = join(builds, `${name}-${softwareHash()}-${hashOf(means)}`);
  if (existsSync(folder)) return folder;
  // Several test files in one process may ask at once.
  const draft = `${folder}-${randomUUID()}.draft`;
  mkdirSync(draft, { recursive: true });
  await make(draft);
  try {
    renameSync(draft, folder);
  } catch (error) {
    // Another was faster.
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

/**
 * Removes builds of other versions of the software, of an hour ago and older: a newer one may still be read by tests of a run that began before a
 * change. Those of this version are read by this run.
 */
function removeOld(): void {
  for (const entry of readdirSync(builds)) {
    if (entry.includes(softwareHash())) continue;
    const path = join(builds, entry);
    // The lock or the draft of another process may be gone by now.
    const { mtimeMs = Infinity } = statSync(path, { throwIfNoEntry: false }) ?? {};
    if (mtimeMs < Date.now() - 3_600_000) rmSync(path, { recursive: true, force: true });
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
