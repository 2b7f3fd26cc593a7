import { existsSync } from 'node:fs';
import { appendFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Problem } from '../model/problem.ts';
import { counted } from '../text/counted.ts';
import { latestVersion } from './ledger-history.ts';
import {
  formatSealing,
  headsOf,
  logFile,
  parseSealing,
  type Sealing,
  type Sealings,
  Trees,
} from './ledger-log.ts';
import { type Head, type LogContext, logDifferences, unsignedHead } from './ledger-log-checks.ts';
import { type TreeFault, treeFault } from './ledger-log-faults.ts';
import { signatureFault } from './ledger-signature.ts';
import { conflictMarker } from './merge-conflicts.ts';
import { readText } from './read-text.ts';

/** The log of a publication. */
export interface LogReading {
  /** The sealings whose roots are right, in the order of their lines. */
  sealings: Sealings;
  /** The newest sealing; undefined if there is none yet, or if the log has errors. */
  head: Sealing | undefined;
  /** True if a merge left several heads, conflict markers or repeated lines, which `seal` joins. */
  isUnmerged: boolean;
  problems: Problem[];
}

const restore = `restore the file: git checkout HEAD -- ${logFile}`;

/** Returns the log in the folder `root` and its problems; without sealings on a site that was never sealed, or only by older software. */
export async function readLog(root: string, context: LogContext): Promise<LogReading> {
  const path = join(root, logFile);
  const isMissing = !existsSync(path);
  const { text, problems } = isMissing ? { text: '', problems: [] } : readText(path, logFile);
  if (text === undefined) return { sealings: new Map(), head: undefined, isUnmerged: false, problems };
  const log = checkLog(text, context);
  const lacksItems = log.problems.some(({ name }) => name === 'ledger-unlogged');
  if (!(isMissing && context.ledger?.size) && !lacksItems) return log;
  const lost = await lostSealings(root, log.sealings);
  return lost === undefined
    ? log
    : { ...log, head: undefined, isUnmerged: false, problems: [missing(lost, isMissing)] };
}

/** Returns how many sealings the latest committed version of the log has that this one lacks, and its commit; undefined if none. */
async function lostSealings(root: string, sealings: Sealings): Promise<Lost | undefined> {
  const version = await latestVersion(root, logFile);
  const count = version?.text
    .split('\n')
    .map((line) => (line === '' ? { fault: '' } : parseSealing(line)))
    .filter((parsed) => 'sealing' in parsed && !sealings.has(parsed.sealing.root)).length;
  return version === undefined || count === undefined || count === 0
    ? undefined
    : { count, commit: version.commit };
}

interface Lost {
  count: number;
  commit: string;
}

/** Returns the log that a text contains, with all problems. Every root is computed from the lines again. */
export function checkLog(text: string, context: LogContext): LogReading {
  const lines = new LogLines(context);
  for (const [index, line] of text.split('\n').entries()) lines.add(line, index + 1);
  const { sealings, problems, places, isRepeated } = lines;
  const isDamaged = problems.some(({ name }) => name !== 'ledger-conflict');
  const heads = headsOf(sealings);
  if (isDamaged) return { sealings, problems, head: undefined, isUnmerged: false };
  const isConflict = problems.length > 0;
  problems.push(...logDifferences(sealings, context));
  if (heads.length > 1) problems.push(unjoined(heads.map((root) => places.get(root)?.line ?? 1)));
  const newest = heads.length === 1 ? places.get(heads[0] ?? '') : undefined;
  if (newest) problems.push(...unsignedHead(newest, context.keys));
  return {
    ...{ sealings, problems, head: newest?.sealing },
    isUnmerged: isRepeated || isConflict || heads.length > 1,
  };
}

/** Reads a log line by line. */
class LogLines {
  readonly sealings = new Map<string, Sealing>();
  readonly problems: Problem[] = [];
  /** Where each sealing is, by its root. */
  readonly places = new Map<string, Head>();
  /** True if a merge left a line twice. */
  isRepeated = false;
  readonly #context: LogContext;
  readonly #trees = new Trees(this.sealings);
  /** Roots of changed lines: what continues one of them is not reported again. */
  readonly #damaged = new Set<string>();

  constructor(context: LogContext) {
    this.#context = context;
  }

  add(text: string, line: number): void {
    if (text === '') return;
    if (conflictMarker.test(text)) {
      if (!this.problems.some(({ name }) => name === 'ledger-conflict')) this.problems.push(conflict(line));
      return;
    }
    const parsed = parseSealing(text);
    if ('fault' in parsed) this.#report(line, 'ledger-log-unreadable', parsed.fault, restore);
    else this.#addSealing(parsed.sealing, line);
  }

  #addSealing(sealing: Sealing, line: number): void {
    const known = this.sealings.get(sealing.root);
    if (known) {
      this.isRepeated = true;
      // Of a line with and a line without a signature, the signature counts.
      if (known.signature !== undefined || sealing.signature === undefined) return;
    }
    if (sealing.previous.some((root) => this.#damaged.has(root))) this.#damaged.add(sealing.root);
    if (this.#damaged.has(sealing.root)) return;
    const wrong = treeFault(sealing, this.sealings, this.#trees, this.#context.ledger);
    if (wrong) {
      this.#report(line, 'ledger-log-rewritten', wrong.fault, restore);
      this.#damaged.add(sealing.root).add(wrong.root);
      return;
    }
    const unsigned = signatureFault(sealing, this.#context.publication, this.#context.keys);
    if (unsigned) this.#report(line, 'ledger-signature-invalid', unsigned, knownKeys);
    this.sealings.set(sealing.root, sealing);
    this.places.set(sealing.root, { line, sealing });
  }

  #report(line: number, name: Problem['name'], { field, ...values }: TreeFault, fix: string): void {
    this.problems.push({ name, file: logFile, line, ...(field === '' ? {} : { field }), ...values, fix });
  }
}

const knownKeys =
  'list the key in ledgerKeys in content/site.yaml, with the days on which it was in use; or restore the line from git history';

const conflict = (line: number): Problem => ({
  name: 'ledger-conflict',
  file: logFile,
  line,
  found: 'merge conflict markers',
  expected: 'the lines of both branches',
  fix: `npm run seal && git add ${logFile}\n(keeps the lines of both branches)`,
});

const missing = ({ count, commit }: Lost, isMissing: boolean): Problem => ({
  name: 'ledger-log-missing',
  file: logFile,
  found: isMissing
    ? 'no file, although the site had one'
    : `no trace of ${counted(count, 'sealing')} that ${commit.slice(0, 12)} has`,
  expected: 'every sealing since the first',
  fix: `restore the file: git checkout ${commit.slice(0, 12)} -- ${logFile}`,
});

const unjoined = (lines: readonly number[]): Problem => ({
  name: 'ledger-log-unjoined',
  file: logFile,
  line: lines.at(-1),
  found: `the sealings of ${lines.length} branches, which end in the lines ${lines.join(' and ')}`,
  expected: 'one sealing that continues both',
  fix: `npm run seal && git add ${logFile}`,
});

/**
 * Writes a log. `next` is appended; the other lines are written again only if a merge left some twice, or if the newest is signed now.
 */
export async function writeLog(
  root: string,
  sealings: Sealings,
  next: Sealing | undefined,
  { isUnmerged = false, signed }: { isUnmerged?: boolean; signed?: Sealing | undefined } = {},
): Promise<void> {
  const path = join(root, logFile);
  if (!isUnmerged && signed === undefined) {
    if (next) await appendFile(path, `${formatSealing(next)}\n`);
    return;
  }
  const all = [...sealings.values()].map((each) => (each.root === signed?.root ? signed : each));
  await writeFile(path, [...all, ...(next ? [next] : [])].map((each) => `${formatSealing(each)}\n`).join(''));
}
