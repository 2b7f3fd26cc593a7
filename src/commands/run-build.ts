import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { now } from '../content/clock.ts';
import { isOtherProcess } from '../content/other-process.ts';
import { messageOf } from '../text/message-of.ts';
import { endedBy, machineFailure } from './failure.ts';
import { giveBack, removeAtOnce, spareName } from './remove-later.ts';

/** A build, and what becomes of it. */
export interface BuildOrder {
  /** A folder for drafts: on the disk of the output, and ignored by lint, check and git. */
  beside: string;
  /** The beginning of the names of drafts, so that those of one kind of build are never taken for those of another. */
  names: string;
  /** Where the site goes. */
  dist: string;
  /** The site before the one that is there now, which the build may use up. */
  spare?: string;
  /** For `build-site.ts`, which a separate process runs: one that runs out of memory cannot report it. */
  env: NodeJS.ProcessEnv;
  /** The time of the whole build, which cannot begin on one day and end on another; the default is now. */
  time?: number;
  /** What can fail before the work begins. */
  prepare?: () => void;
  /** Gets what killed builds left, before it is removed; true if it is used. */
  restore?: (path: string, kind: string) => boolean;
  /** Puts the finished draft into its place. `work` is removed afterwards. */
  finish: (draft: string, work: string) => void;
  /** What is printed if the finished draft cannot be put into its place. */
  unfinished: string;
  /** Returns what is printed after a failure; undefined for nothing. */
  afterFailure?: () => string | undefined;
}

/**
 * What keeps the memory of a build small, which has many threads. V8 gives each of them up to 128 MB for new objects on a machine with much memory; with 32 MB, collecting
 * garbage takes no longer. (`MALLOC_ARENA_MAX` below is the same for the library of C: it never returns most of what a thread had.)
 */
const memoryOptions = ['--max-semi-space-size=16'];

/** Builds into a draft, which replaces the output only on success. A build that fails or is killed leaves the output as it was. */
export function runBuild(order: BuildOrder): void {
  const { beside, names, dist, spare, env, finish, unfinished, afterFailure } = order;
  const [draft = '', work = ''] = ['draft', 'work'].map((name) =>
    join(beside, `${names}${name}-${process.pid}`),
  );
  const removed = removedPrefix(order);
  let started = 0;
  try {
    started = order.time ?? now();
    mkdirSync(beside, { recursive: true });
    tidy(order);
    order.prepare?.();
  } catch (error) {
    fail(machineFailure(error) ?? messageOf(error), 1);
  }
  const [preload, module] = ['supported-node.cjs', 'build-site.ts'].map((name) =>
    join(import.meta.dirname, name),
  ) as [string, string];
  const args = ['-r', preload, module, draft, dist, work, removed, spare ?? ''];
  const child = spawn(process.execPath, [...memoryOptions, ...args], {
    stdio: ['inherit', 'inherit', 'pipe'],
    env: {
      MALLOC_ARENA_MAX: '2',
      ...process.env,
      ASTRO_TELEMETRY_DISABLED: '1',
      SOURCE_DATE_EPOCH: String(Math.floor(started / 1000)),
      ...env,
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
      finish(draft, work);
      remove();
    } catch (error) {
      fail(machineFailure(error) ?? `${unfinished}: ${String(error)}`, 1);
    }
  });

  function remove(): void {
    for (const folder of [draft, work]) rmSync(folder, { recursive: true, force: true });
  }

  function fail(reason: string | undefined, code: number): never {
    if (reason !== undefined) console.error(`\n${reason}`);
    const after = afterFailure?.();
    if (after !== undefined) console.error(after);
    try {
      if (spare !== undefined) giveBack(join(work, spareName), spare, removed);
      remove();
    } catch {
      // The next build tries again.
    }
    process.exit(code);
  }
}

/** The beginning of the names of folders that are removed while nobody waits. */
const removedPrefix = ({ beside, names }: BuildOrder): string => join(beside, `${names}removed-`);

/** Removes what killed builds left, before anything looks for space on the disk. Throws if that is not possible. */
function tidy(order: BuildOrder): void {
  const { beside, names, restore } = order;
  for (const name of readdirSync(beside)) {
    const [, kind = '', pid] = new RegExp(`^${names}(draft|former|work|removed)-(\\d+)$`).exec(name) ?? [];
    if (pid === undefined || isOtherProcess(Number(pid))) continue;
    const path = join(beside, name);
    if (!restore?.(path, kind)) removeAtOnce(path, removedPrefix(order));
  }
}
