import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { ledgerFile, parseLedger } from './ledger.ts';

/** The earlier versions of a ledger that is missing or damaged. */
export type LedgerHistory =
  /** There was a ledger; the command restores the most complete valid version, if there is one. It is run in the project's root. */
  | { kind: 'known'; command: string | undefined }
  /** There is no trace of a ledger: the site is new or does not use git. */
  | { kind: 'none' }
  /** Git cannot show here whether there was one, for the reason `why`. */
  | { kind: 'unknown'; why: string; command: string };

const from = (version: string) => `git checkout ${version} -- ${ledgerFile}`;

/** Prints the newest commit with a ledger. */
const newest = `git log -m --full-history --diff-filter=AM --max-count=1 --format=%H -- ${ledgerFile}`;

/** How many versions of the ledger are examined, newest first. */
const versions = 30;

/** Finds a version to restore of the ledger in the folder `root`: a renamed copy, the index, HEAD, or an earlier commit. */
export async function ledgerHistory(root: string, today: string): Promise<LedgerHistory> {
  const copy = existsSync(join(root, ledgerFile)) ? undefined : await renamedCopy(root, today);
  if (copy !== undefined) return { kind: 'known', command: `mv content/${copy} ${ledgerFile}` };
  const git = (...args: string[]) =>
    promisify(execFile)('git', args, { cwd: root, maxBuffer: 256 * 1024 * 1024 }).then(
      ({ stdout }) => stdout,
      () => undefined,
    );
  if ((await git('rev-parse', '--git-dir')) === undefined)
    return isInRepository(root)
      ? {
          kind: 'unknown',
          why: 'git cannot read its history here',
          command: `git checkout "$(${newest})" -- ${ledgerFile}`,
        }
      : { kind: 'none' };
  const at = (version: string) => git('show', `${version}:./${ledgerFile}`);
  const [staged, head] = await Promise.all([at(''), at('HEAD')]);
  if (staged !== undefined && staged !== head && count(staged, today) >= 0)
    return { kind: 'known', command: `git checkout -- ${ledgerFile}` };
  if (head !== undefined && count(head, today) >= 0) return { kind: 'known', command: from('HEAD') };

  // The ledger only grows, so the version with the most URLs is the most complete, on whichever branch.
  const log = (await git(...newest.replace('=1 ', `=${versions} `).split(' ').slice(1))) ?? '';
  let best: { commit: string; urls: number } | undefined;
  for (const commit of new Set(log.split('\n').filter(Boolean))) {
    const urls = count(await at(commit), today);
    if (urls > (best?.urls ?? -1)) best = { commit, urls };
  }
  if (best) return { kind: 'known', command: from(best.commit.slice(0, 12)) };
  if (log !== '' || head !== undefined || staged !== undefined) return { kind: 'known', command: undefined };
  if ((await git('rev-parse', '--is-shallow-repository'))?.trim() === 'true')
    return {
      kind: 'unknown',
      why: 'this clone has only a part of the history (a shallow clone)',
      command: `git fetch --unshallow && git checkout "$(${newest})" -- ${ledgerFile}`,
    };
  return { kind: 'none' };
}

/** Returns the number of URLs in a version of the ledger; -1 if it is missing or invalid. */
function count(text: string | undefined, today: string): number {
  if (text === undefined) return -1;
  const { ledger, problems } = parseLedger(text, today);
  return problems.some(({ name }) => name === 'ledger-unreadable' || name === 'ledger-entry-invalid')
    ? -1
    : ledger.size;
}

/** Returns the name of a file in content/ that is a ledger under another name. */
async function renamedCopy(root: string, today: string): Promise<string | undefined> {
  for (const name of await readdir(join(root, 'content'))) {
    if (!name.includes('.json') || !/^[\w.-]+$/.test(name)) continue;
    const text = await readFile(join(root, 'content', name), 'utf8').catch(() => undefined);
    if (count(text, today) > 0) return name;
  }
  return undefined;
}

/** True if the folder or one of its parents has a `.git`, even if git cannot be run. */
function isInRepository(folder: string): boolean {
  if (existsSync(join(folder, '.git'))) return true;
  const parent = dirname(folder);
  return parent !== folder && isInRepository(parent);
}
