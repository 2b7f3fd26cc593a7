import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { parse, stringify } from 'yaml';
import { bytesOf } from '../builds.ts';
import { publicationOf } from '../publications.ts';
import { copySoftware } from './build/project.ts';
import { readProse } from './build/prose.ts';
import { benchPublication } from './build/publication.ts';
import { randomFrom } from './build/random.ts';
import { writeVerbatim } from './build/verbatim.ts';
import { contentEdits, type Edited, softwareEdits } from './warm/edits.ts';

/**
 * `npm run bench:warm -- [--edits 200] [--articles 150] [--every 1] [--software 20] [--seed 1]`: makes random edits, one after another, of a
 * publication of real prose together with the fixture `english`, which has a picture, a series, translations and all kinds of blocks. Builds after
 * each edit, and compares every byte with a clean build after every `--every` edits. One in `--software` edits changes the code or the
 * languages. An edit whose content has errors is taken back. Ends with 1 at the first difference.
 */
const { values } = parseArgs({
  options: {
    edits: { type: 'string', default: '200' },
    articles: { type: 'string', default: '150' },
    every: { type: 'string', default: '1' },
    software: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
    data: { type: 'string', default: join(import.meta.dirname, 'data/digitalgov.jsonl.gz') },
    folder: { type: 'string', default: join(tmpdir(), 'verbatim-warm') },
  },
});
const folder = resolve(values.folder);
const root = join(folder, 'verbatim');
const content = join(root, 'content');
const random = randomFrom(Number(values.seed));
/** Of all builds, so that the day does not change while they run. */
const env = { ...process.env, SOURCE_DATE_EPOCH: '1796000000', NO_COLOR: '1', FORCE_COLOR: '0' };

/** Processor seconds of child processes until the last call. */
let spent = 0;

rmSync(folder, { recursive: true, force: true });
copySoftware(root);
writePublication();
const first = built('dist');
if (first.status !== 0) throw new Error(first.output);
let warm = 0;
let counted = 0;
for (let number = 1; number <= Number(values.edits); number++) {
  const before = join(folder, 'before');
  rmSync(before, { recursive: true, force: true });
  cpSync(content, before, { recursive: true });
  const edited: Edited & { software: string } = { content, software: root, random, number };
  const kinds = random.below(Number(values.software)) === 0 ? softwareEdits : contentEdits;
  const kind = random.one(Object.keys(kinds));
  kinds[kind]?.(edited);
  const { status, output, seconds } = built('dist');
  if (status !== 0) {
    console.log(
      `${number} ${kind}: refused (${/^ERROR.*$|^.*error.*$/m.exec(output)?.[0] ?? output.slice(-200)})`,
    );
    rmSync(content, { recursive: true });
    cpSync(before, content, { recursive: true });
    continue;
  }
  const rendered = /\[pages\] \d+ pages?; (\d+) files? rendered/.exec(output)?.[1] ?? 'all';
  warm += seconds;
  counted++;
  console.log(`${number} ${kind}: ${rendered} rendered, ${seconds.toFixed(1)} processor seconds`);
  if (number % Number(values.every) === 0) compare(`${number} ${kind}`);
}
console.log(`${counted} builds, ${(warm / counted).toFixed(2)} processor seconds each`);

function built(out: string, ...options: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      '-r',
      join(root, 'src/commands/supported-node.cjs'),
      join(root, 'src/commands/build.ts'),
      '--out',
      join(folder, out),
      ...options,
    ],
    { cwd: root, encoding: 'utf8', env, maxBuffer: 2 ** 28 },
  );
  return { status, output: `${stdout}\n${stderr}`, seconds: secondsOf() };
}

/** Returns the processor seconds of child processes since the last call. */
function secondsOf(): number {
  const [, user = '0', system = '0'] =
    /^(?:\S+ ){15}(\d+) (\d+)/.exec(readFileSync('/proc/self/stat', 'utf8').replace(/\(.*\)/, 'node')) ?? [];
  const before = spent;
  spent = (Number(user) + Number(system)) / 100;
  return spent - before;
}

function compare(what: string): void {
  const { status, output } = built('clean', '--clean');
  if (status !== 0) throw new Error(`the clean build failed\n${output}`);
  const [one, other] = [bytesOf(join(folder, 'dist')), bytesOf(join(folder, 'clean'))];
  const differ = [...new Set([...one.keys(), ...other.keys()])].filter(
    (file) => one.get(file) !== other.get(file),
  );
  if (differ.length === 0) return;
  console.error(`${what}: ${differ.length} files differ\n${differ.slice(0, 20).join('\n')}`);
  process.exit(1);
}

/** Writes the fixture with the articles of the bench. */
function writePublication(): void {
  const english = join(publicationOf('english'), 'content');
  const sources: Record<string, unknown> = {};
  const count = Number(values.articles);
  if (count > 0 && existsSync(values.data)) {
    writeVerbatim(benchPublication(readProse(values.data), count), root);
    Object.assign(sources, parse(readFileSync(join(content, 'sources.yaml'), 'utf8')));
  }
  cpSync(english, content, { recursive: true });
  Object.assign(sources, parse(readFileSync(join(english, 'sources.yaml'), 'utf8')));
  writeFileSync(join(content, 'sources.yaml'), stringify(sources, { lineWidth: 0 }));
  // Sealed quotes cannot be edited freely.
  rmSync(join(content, 'ledger-log.jsonl'), { force: true });
  writeFileSync(join(content, 'permalinks.json'), '{}\n');
}
