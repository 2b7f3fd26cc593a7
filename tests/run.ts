import { globSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join, relative } from 'node:path';
import { run } from 'node:test';
import { spec as Spec } from 'node:test/reporters';
import { pathToFileURL } from 'node:url';
import { measuredIn } from './processor-time.ts';

/**
 * `npm run test:file -- <pattern>…`: runs the test files that match and reports like `node --test`. Three things make it faster. Files that
 * start quickly share a process, and those that need a browser share the browser and what they know of a built site. The processes that
 * take longest go first, so that none is left to run alone. And Node keeps compiled modules, of the tests and of the commands that they
 * start, in a cache.
 *
 * `MEASURE=1` runs each file in a process of its own, prints how many processor seconds it took, and writes them into processor-seconds.json.
 * `SLOW=1` runs tests as on a busy machine (slow-machine.ts). `ONLY=1` runs only what is marked with `test.only` and `describe.only`.
 */
const project = join(import.meta.dirname, '..');
/** Tests wait for browsers and servers as much as they compute: three are what two cores can run. */
const concurrency = 3;
/** The milliseconds after which a test that hangs fails: many times what a file of them takes on a busy machine. */
const mostWait = 30 * 60 * 1000;
const compileCache = join(project, 'node_modules/.cache/verbatim-tests');
const groups = join(project, 'node_modules/.cache/verbatim-test-groups', String(process.pid));
const day = 24 * 60 * 60 * 1000;

/**
 * About how many processor seconds a test file takes, by its path in tests/; only those that take long are listed. The figures decide the
 * order and which files share a process, nothing else: they may be out of date.
 */
const list = join(import.meta.dirname, 'processor-seconds.json');
const listed = JSON.parse(readFileSync(list, 'utf8')) as Record<string, number | undefined>;
/** What takes longer is in the list. */
const long = 4;
const isMeasured = process.env.MEASURE === '1';
const measurement = join(import.meta.dirname, 'processor-time.ts');
const secondsOf = (files: readonly string[]) =>
  files.reduce((sum, file) => sum + (listed[nameOf(file)] ?? 1), 0);
const longestFirst = (a: readonly string[], b: readonly string[]) => secondsOf(b) - secondsOf(a);

/** How many processes the files of some kinds share. */
const processes: Record<string, number> = {
  engines: 1,
  browser: 4,
  publication: 1,
  commands: 4,
  desk: 2,
  'in-folder': 1,
  'in-english': 1,
  others: 3,
};
/** Files that need a process of their own kind, whatever their folder is. */
const kinds: readonly [kind: string, files: RegExp][] = [
  // Browsers of other makers, which take seconds to start.
  ['engines', /^(?:browser\/(?:every-browser|other-engines|passage-selections|search-in-parts)|hostile\/)/],
  // The software reads the settings of the working directory once; these files enter another than all others.
  ['in-folder', /^folder\//],
  ['in-english', /^verify-site\/(?:check-release|sealed-site|verify-site)/],
];
/** Files with a process each: they change their environment while they run, or use two processors. */
const alone = /^(?:publish|bench)\/|^publication\/every-page/;
/** A file that changes the environment would change it for the other files of its process. */
const changesEnvironment = /^\s*process\.env\.\w+ \??=/m;
/** What a module defines after an `await` of its own is not in the suite of its file, which may have ended. */
const awaits = /^(?:(?:const|let) .*= )?await /m;

/** Node writes an entry for each path, among them those of temporary copies, and removes none. */
function removeOldEntries(): void {
  mkdirSync(compileCache, { recursive: true });
  for (const name of readdirSync(compileCache, { recursive: true, encoding: 'utf8' })) {
    const path = join(compileCache, name);
    const entry = statSync(path, { throwIfNoEntry: false });
    if (entry?.isFile() && entry.mtimeMs < Date.now() - day) rmSync(path, { force: true });
  }
}

const nameOf = (file: string) => relative(import.meta.dirname, file).replaceAll('\\', '/');

/** Returns the files to run in a process each, the longest first: those that run alone, and one in place of each group. */
function inProcesses(files: readonly string[]): string[] {
  const separate: string[][] = [];
  const grouped = new Map<string, string[][]>();
  // The longest of a kind is the first of its group; each next one goes where least is.
  for (const file of files.toSorted((a, b) => longestFirst([a], [b]))) {
    const name = nameOf(file);
    const [folder = ''] = name.split('/');
    const usual = folder in processes ? folder : 'others';
    const kind = kinds.find(([, files]) => files.test(name))?.[0] ?? usual;
    const text = readFileSync(file, 'utf8');
    if (isMeasured || alone.test(name) || changesEnvironment.test(text) || awaits.test(text))
      separate.push([file]);
    else {
      const groups = grouped.get(kind) ?? Array.from({ length: processes[kind] ?? 1 }, () => []);
      grouped.set(kind, groups);
      groups.toSorted((a, b) => secondsOf(a) - secondsOf(b))[0]?.push(file);
    }
  }
  const together = [...grouped].flatMap(([kind, groups]) =>
    groups.map((members, index) => ({ group: `${kind}-${index}`, members })),
  );
  return [...separate.map((members) => ({ group: '', members })), ...together]
    .filter(({ members }) => members.length > 0)
    .sort((a, b) => longestFirst(a.members, b.members))
    .map(({ group, members }) =>
      members.length === 1 ? (members[0] ?? '') : groupFile(group, members.toSorted()),
    );
}

/** Writes a test file that runs other test files, each as a suite, so that its hooks are its own. */
function groupFile(group: string, members: readonly string[]): string {
  mkdirSync(groups, { recursive: true });
  const imported = (file: string) => JSON.stringify(pathToFileURL(file).href);
  const path = join(groups, `${group}.test.mjs`);
  writeFileSync(
    path,
    [
      "import { describe } from 'node:test';",
      // Modules with hooks for the whole process.
      ...hooked(members).map((name) => `import ${imported(join(import.meta.dirname, 'browser', name))};`),
      ...members.map(
        (file) =>
          `describe(${JSON.stringify(nameOf(file))}, async () => { await import(${imported(file)}); });`,
      ),
      '',
    ].join('\n'),
  );
  return path;
}

/** Returns the modules that close browsers after the last test of a process, if one of these files needs them. */
function hooked(members: readonly string[]): string[] {
  const isInFolder = members.some((file) => nameOf(file).startsWith('browser/'));
  const isBrowsing = isInFolder || members.some((file) => readFileSync(file, 'utf8').includes('/browser/'));
  return [...(isBrowsing ? ['shared-chromium.ts'] : []), ...(isInFolder ? ['other-engines.ts'] : [])];
}

/** Prints what each file took, and lists what takes long. */
function writeMeasured(): void {
  for (const { name: path, seconds } of measuredIn(join(groups, 'seconds.jsonl'))) {
    const name = nameOf(path);
    console.log(`${seconds.toFixed(1).padStart(7)} ${name}`);
    if (seconds > long) listed[name] = Math.round(seconds);
    else Reflect.deleteProperty(listed, name);
  }
  const sorted = Object.fromEntries(Object.entries(listed).sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(list, `${JSON.stringify(sorted, null, 2)}\n`);
}

const files = globSync(process.argv.slice(2), { cwd: project, exclude: ['**/node_modules/**'] })
  .map((file) => join(project, file))
  .sort();
if (files.length === 0) {
  console.error('No test file matches.\n  fix  npm run test:file -- "tests/**/*.test.ts"');
  process.exit(2);
}
/** Returns how long the processors of this machine have worked and waited since it started, in milliseconds. */
const processorTimes = () =>
  cpus().reduce(
    ({ busy, all }, { times: { user, nice, sys, irq, idle } }) => ({
      busy: busy + user + nice + sys + irq,
      all: all + user + nice + sys + irq + idle,
    }),
    { busy: 0, all: 0 },
  );
const started = processorTimes();
removeOldEntries();
process.env.NODE_COMPILE_CACHE ??= compileCache;
if (isMeasured) mkdirSync(groups, { recursive: true });
if (isMeasured) process.env.VERBATIM_PROCESSOR_TIME = join(groups, 'seconds.jsonl');
const events = run({
  files: inProcesses(files),
  concurrency,
  timeout: mostWait,
  // A test that hangs would keep its process.
  forceExit: true,
  cwd: project,
  only: process.env.ONLY === '1',
  execArgv: [
    join(import.meta.dirname, 'enter-publication.ts'),
    ...(isMeasured ? [measurement] : []),
    ...(process.env.SLOW === '1' ? [join(import.meta.dirname, 'slow-machine.ts')] : []),
  ].flatMap((module) => ['--import', pathToFileURL(module).href]),
});
events.on('test:fail', () => {
  process.exitCode = 1;
});
events.on('end', () => {
  if (isMeasured) writeMeasured();
  rmSync(groups, { recursive: true, force: true });
});
events.pipe(new Spec()).pipe(process.stdout);
process.on('exit', () => {
  const { busy, all } = processorTimes();
  // Much less than 100 % means that a process was left to run alone, or that tests wait.
  const share = Math.round((100 * (busy - started.busy)) / Math.max(1, all - started.all));
  console.log(
    `Processors were busy ${share} % of the time, ${Math.round((busy - started.busy) / 1000)} s in all.`,
  );
});
