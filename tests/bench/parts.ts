import { mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { bytesOf } from '../builds.ts';
import { measure, type Measured } from './build/measure.ts';
import { copySoftware } from './build/project.ts';
import { readProse } from './build/prose.ts';
import { benchPublication } from './build/publication.ts';
import { writeVerbatim } from './build/verbatim.ts';

/**
 * `npm run bench:parts -- [--articles 300] [--parts 4] [--data <file>] [--folder <folder>]`: builds a publication of real prose at once and in parts,
 * and prints the seconds and memory of each. Ends with 1 if a byte differs. Every command starts as on a new machine, without caches; that of the content is
 * there for the parts and the assembly, as in the workflow on GitHub, which checks the content first.
 */
const { values } = parseArgs({
  options: {
    articles: { type: 'string', default: '300' },
    parts: { type: 'string', default: '4' },
    data: { type: 'string', default: join(import.meta.dirname, 'data/digitalgov.jsonl.gz') },
    folder: { type: 'string', default: join(tmpdir(), 'verbatim-parts') },
  },
});
const folder = resolve(values.folder);
const root = join(folder, 'verbatim');
const of = Number(values.parts);
/** Of all builds, so that the day does not change while they run. */
const env = { SOURCE_DATE_EPOCH: '1796000000' };
const seconds = (value: number | undefined) => (value === undefined ? '?' : value.toFixed(1));

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
copySoftware(root);
writeVerbatim(benchPublication(readProse(values.data), Number(values.articles)), root);

console.log(
  `${values.articles} articles\n\n| | wall s | processor s | peak MB |\n| --- | ---: | ---: | ---: |`,
);
await run('build at once', 'build', ['--out', join(folder, 'once')]);
forget();
await run('part 1, content not read before', 'build', ['--part', `1/${of}`]);
forget();
await run('check', 'check', []);
let slowest = 0;
for (let number = 1; number <= of; number++) {
  forget(['verbatim-content']);
  const { wall } = await run(`part ${number} of ${of}`, 'build', ['--part', `${number}/${of}`]);
  slowest = Math.max(slowest, wall);
}
forget(['verbatim-content']);
const { phases } = await run('assembly', 'assemble', ['--out', join(folder, 'assembled')]);
console.log(`\nslowest part ${seconds(slowest)} s; phases of the assembly:`);
for (const { name, wall, processor } of phases)
  console.log(`  ${name}: ${seconds(wall)} s, ${seconds(processor)} s of processors`);

const [once, assembled] = ['once', 'assembled'].map((name) => bytesOf(join(folder, name)));
const differing = [...new Set([...(once?.keys() ?? []), ...(assembled?.keys() ?? [])])].filter(
  (file) => once?.get(file) !== assembled?.get(file),
);
console.log(`\n${once?.size ?? 0} files, ${differing.length} differ ${differing.slice(0, 5).join(' ')}`);
if (differing.length > 0) process.exitCode = 1;

async function run(what: string, command: string, options: string[]): Promise<Measured> {
  const measured = await measure(
    [process.execPath, join(root, 'src/commands', `${command}.ts`), ...options],
    root,
    env,
  );
  const { wall, processor, memory } = measured;
  console.log(`| ${what} | ${seconds(wall)} | ${seconds(processor)} | ${((memory ?? 0) / 1e6).toFixed(0)} |`);
  return measured;
}

/** Forgets what earlier commands left, except some of the caches. */
function forget(but: readonly string[] = []): void {
  for (const name of ['verbatim-content', 'verbatim-cards', 'verbatim-bundles'])
    if (!but.includes(name))
      rmSync(join(root, 'node_modules/.cache', name), { recursive: true, force: true });
  rmSync(join(root, '.astro'), { recursive: true, force: true });
  rmSync(join(root, 'node_modules/.astro'), { recursive: true, force: true });
}
