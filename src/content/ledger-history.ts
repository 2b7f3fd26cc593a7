import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { ledgerFile, ledgerLines, parseLedger } from './ledger.ts';
import { merkleRoot } from './merkle-tree.ts';

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

/** A version of the ledger in git: valid with its number of URLs, or invalid with -1. */
interface Version {
  /** What `git checkout` takes: '' for the index. */
  name: string;
  urls: number;
  /** The publications that it names, none if it is old. */
  publications: string[];
}

/**
 * Finds a version to restore of the ledger in the folder `root`: a renamed copy, the index, HEAD, or an earlier commit. Only those of
 * `publication` count, if it is known: a publication that began as a copy of another has the other’s ledgers in its history.
 */
export async function ledgerHistory(
  root: string,
  today: string,
  publication: string | undefined,
): Promise<LedgerHistory> {
  const copy = existsSync(join(root, ledgerFile)) ? undefined : await renamedCopy(root, today, publication);
  if (copy !== undefined) return { kind: 'known', command: `mv content/${copy} ${ledgerFile}` };
  // Git would say the same, and starting it takes longer than the rest of a check of a small publication.
  if (!isInRepository(root)) return { kind: 'none' };
  const git = gitIn(root);
  if ((await git('rev-parse', '--git-dir')) === undefined)
    return {
      kind: 'unknown',
      why: 'git cannot read its history here',
      command: `git checkout "$(${newest})" -- ${ledgerFile}`,
    };
  const log = (await git(...newest.replace('=1 ', `=${versions} `).split(' ').slice(1))) ?? '';
  const found: Version[] = [];
  for (const name of new Set(['', 'HEAD', ...log.split('\n').filter(Boolean)])) {
    const text = await git('show', `${name}:./${ledgerFile}`);
    if (text !== undefined) found.push({ name, ...readVersion(text, today) });
  }
  const own = ownVersions(found, publication);
  const [valid] = own.filter(({ name, urls }) => (name === '' || name === 'HEAD') && urls >= 0);
  if (valid) {
    const isStaged =
      valid.name === '' && (await git('diff', '--cached', '--quiet', '--', ledgerFile)) === undefined;
    return { kind: 'known', command: isStaged ? `git checkout -- ${ledgerFile}` : from('HEAD') };
  }
  // The ledger only grows, so the version with the most URLs is the most complete, on whichever branch.
  const [best] = own.filter(({ urls }) => urls >= 0).sort((a, b) => b.urls - a.urls);
  if (own.length > 0)
    return { kind: 'known', command: best === undefined ? undefined : from(best.name.slice(0, 12)) };
  if ((await git('rev-parse', '--is-shallow-repository'))?.trim() === 'true')
    return {
      kind: 'unknown',
      why: 'this clone has only a part of the history (a shallow clone)',
      command: `git fetch --unshallow && git checkout "$(${newest})" -- ${ledgerFile}`,
    };
  return { kind: 'none' };
}

/**
 * True if one of the latest 200 versions of the ledger in git, or the file in the folder `root`, has this root of its tree; undefined if
 * git has no history here or only a part of it. Other branches do not count: what they sealed may be missing here.
 */
export async function isLedgerRoot(
  root: string,
  wanted: string,
  today: string,
): Promise<boolean | undefined> {
  const git = gitIn(root);
  const hasRoot = (text = '') => merkleRoot(ledgerLines(parseLedger(text, today).ledger)) === wanted;
  if (hasRoot(await readFile(join(root, ledgerFile), 'utf8').catch(() => ''))) return true;
  const log = await git('log', '--full-history', '--max-count=200', '--format=%H', '--', ledgerFile);
  if (log === undefined) return undefined;
  for (const commit of log.split('\n').filter(Boolean))
    if (hasRoot(await git('show', `${commit}:./${ledgerFile}`))) return true;
  const isPartial = (await git('rev-parse', '--is-shallow-repository'))?.trim() !== 'false';
  return isPartial || log === '' ? undefined : false;
}

/** Returns the latest committed version of a file of the content, as long as git can read one. */
export async function latestVersion(
  root: string,
  file: string,
): Promise<{ commit: string; text: string } | undefined> {
  const git = gitIn(root);
  const log = await git(
    'log',
    '--full-history',
    '--diff-filter=AM',
    '--max-count=1',
    '--format=%H',
    '--',
    file,
  );
  const commit = log?.trim() ?? '';
  const text = commit === '' ? undefined : await git('show', `${commit}:./${file}`);
  return text === undefined ? undefined : { commit, text };
}

/** Returns a function that runs git in a folder; it returns what git prints, undefined if git fails. */
const gitIn =
  (root: string) =>
  (...args: string[]): Promise<string | undefined> =>
    promisify(execFile)('git', args, { cwd: root, maxBuffer: 256 * 1024 * 1024 }).then(
      ({ stdout }) => stdout,
      () => undefined,
    );

/**
 * Returns the versions, newest first, that belong to `publication`; all if it is unknown. Old versions name no publication: they belong
 * to the one that is named first after them.
 */
function ownVersions(found: readonly Version[], publication: string | undefined): Version[] {
  if (publication === undefined) return [...found];
  const firstNamed = found.findLast(({ publications }) => publications.length > 0)?.publications ?? [
    publication,
  ];
  return found.filter(({ publications }) =>
    (publications.length > 0 ? publications : firstNamed).includes(publication),
  );
}

function readVersion(text: string, today: string): Omit<Version, 'name'> {
  const { ledger, problems, publications } = parseLedger(text, today);
  const isInvalid = problems.some(
    ({ name }) => name === 'ledger-unreadable' || name === 'ledger-entry-invalid',
  );
  return { urls: isInvalid ? -1 : ledger.size, publications };
}

/** Returns the name of a file in content/ that is a ledger under another name. */
async function renamedCopy(
  root: string,
  today: string,
  publication: string | undefined,
): Promise<string | undefined> {
  for (const name of await readdir(join(root, 'content'))) {
    if (!name.includes('.json') || !/^[\w.-]+$/.test(name)) continue;
    const text = await readFile(join(root, 'content', name), 'utf8').catch(() => undefined);
    const version = text === undefined ? undefined : { name, ...readVersion(text, today) };
    if (version && version.urls > 0 && ownVersions([version], publication).length > 0) return name;
  }
  return undefined;
}

/** True if the folder or one of its parents has a `.git`, or a variable of the environment names one, even if git cannot be run. */
function isInRepository(folder: string): boolean {
  if (process.env.GIT_DIR !== undefined || existsSync(join(folder, '.git'))) return true;
  const parent = dirname(folder);
  return parent !== folder && isInRepository(parent);
}
