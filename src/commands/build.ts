import './publication-folder.ts';
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { now } from '../content/clock.ts';
import { isOtherProcess } from '../content/other-process.ts';
import { isPreviewFolder, markerText, previewFolder, previewMarker } from '../hosting/preview-folder.ts';
import { readArguments, refuseArguments } from './arguments.ts';
import { endedBy, machineFailure } from './failure.ts';
import { startFolder } from './publication-folder.ts';

/**
 * `npm run build -- [--content <folder>] [--out <folder>] [--drafts]`: builds the site into a folder next to dist/ and swaps it in only on
 * success, so that a build that fails or is killed leaves the site as it was. A separate process builds: one that runs out of
 * memory cannot report it.
 */
const usage = `npm run build -- [--content <folder>] [--out <folder>] [--drafts] [--clean]
  --content  the publication to build; the default is the folder the command runs in
  --out      where the site goes; the default is dist/ of the publication, for a preview ${previewFolder}/
  --drafts   a preview with drafts and scheduled articles, which must not be published
  --clean    uses nothing of earlier builds except what content files and pictures became`;
const { values } = readArguments({
  usage,
  options: { out: { type: 'string' }, drafts: { type: 'boolean' }, clean: { type: 'boolean' } },
});
const { drafts: isPreview = false } = values;
const dist =
  values.out === undefined
    ? join(process.cwd(), isPreview ? previewFolder : 'dist')
    : resolve(startFolder, values.out);
if (isPreview && existsSync(join(dist, 'index.html')) && !isPreviewFolder(dist))
  refuseArguments(`${dist} holds a site for readers, which a preview must not replace.`, usage);
/** On the same disk as dist/, and ignored by lint, check and git. */
const beside = join(dirname(dist), '.astro');
/** Previews have their own folder names, so that a preview that a killed build left is never restored to dist/. */
const names = isPreview ? 'preview-' : '';
const [draft, former] = ['draft', 'former'].map((name) => join(beside, `${names}${name}-${process.pid}`)) as [
  string,
  string,
];

let started = 0;
try {
  started = now();
  mkdirSync(beside, { recursive: true });
  tidy();
} catch (error) {
  fail(machineFailure(error) ?? (error instanceof Error ? error.message : String(error)), 1);
}
const [preload, module] = ['supported-node.cjs', 'build-site.ts'].map((name) =>
  join(import.meta.dirname, name),
) as [string, string];
const child = spawn(process.execPath, ['-r', preload, module, draft, dist], {
  stdio: ['inherit', 'inherit', 'pipe'],
  // The whole build has one time, so it cannot begin on one day and end on another.
  env: {
    ...process.env,
    ASTRO_TELEMETRY_DISABLED: '1',
    SOURCE_DATE_EPOCH: String(Math.floor(started / 1000)),
    VERBATIM_PREVIEW: isPreview ? 'build' : '',
    VERBATIM_CLEAN: values.clean ? '1' : '',
  },
});
let outOfMemory = false;
child.stderr.setEncoding('utf8').on('data', (text: string) => {
  // Node’s report on this is a page of memory addresses, all at the end.
  const end = text.search(/^<--- Last few GCs|^FATAL ERROR:|^#\n# Fatal/m);
  if (!outOfMemory) process.stderr.write(end === -1 ? text : text.slice(0, end));
  outOfMemory ||= end !== -1 && /memory|GCs/.test(text.slice(end));
});
// The signal goes to the child first; this process then ends with it.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
child.on('close', (code, signal) => {
  if (code !== 0) fail(endedBy(signal, outOfMemory), code === null || code > 2 ? 1 : code);
  try {
    if (isPreview) writeFileSync(join(draft, previewMarker), markerText);
    swap();
  } catch (error) {
    fail(machineFailure(error) ?? `The site was built, but dist/ could not be replaced: ${String(error)}`, 1);
  }
  // Loaded here, because it reads the settings, which only a valid publication has.
  if (!isPreview) void import('./report-size.ts').then(({ reportSize }) => reportSize(dist));
});

/** Two renames, between which there is no dist/ for a moment; if the process is killed there, the next build restores it (`tidy`). */
function swap(): void {
  const existed = existsSync(dist);
  if (existed) renameSync(dist, former);
  try {
    renameSync(draft, dist);
  } catch (error) {
    if (existed) renameSync(former, dist);
    throw error;
  }
  rmSync(former, { recursive: true, force: true });
}

/** Removes what killed builds left; a site that one had just moved aside goes back to dist/. */
function tidy(): void {
  for (const name of readdirSync(beside)) {
    const [, kind, pid] = new RegExp(`^${names}(draft|former)-(\\d+)$`).exec(name) ?? [];
    if (pid === undefined || isOtherProcess(Number(pid))) continue;
    if (kind === 'former' && !existsSync(dist)) renameSync(join(beside, name), dist);
    else rmSync(join(beside, name), { recursive: true, force: true });
  }
}

function fail(reason: string | undefined, code: number): never {
  if (reason !== undefined) console.error(`\n${reason}`);
  if (existsSync(join(dist, 'index.html')))
    console.error(`${basename(dist)}/ holds the site as it was before.`);
  try {
    rmSync(draft, { recursive: true, force: true });
  } catch {
    // The next build tries again.
  }
  process.exit(code);
}
