import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { readText } from './files.ts';
import { checkLedger, formatLedger, ledgerFile, parseLedger, type Ledger } from './ledger.ts';
import type { Contents, Library } from '../model/library.ts';
import type { Problem } from '../model/problem.ts';

/** Today as an ISO date, or the day of SOURCE_DATE_EPOCH where a build must come out the same again. */
export const today = (): string => {
  const epoch = process.env.SOURCE_DATE_EPOCH;
  return (epoch ? new Date(Number(epoch) * 1000) : new Date()).toISOString().slice(0, 10);
};

/** The ledger under `root`, and what is wrong with it or with content that it sealed. A new site has none. */
export async function readLedger(
  root: string,
  contents: Contents,
  library: Library,
): Promise<{ ledger: Ledger; text: string; problems: Problem[] }> {
  const none = { ledger: new Map(), text: '' };
  if (!existsSync(join(root, ledgerFile)))
    return { ...none, problems: (await hadLedger(root)) ? [lost] : [] };
  const { text, original, problems: faults } = readText(join(root, ledgerFile), ledgerFile, false);
  if (text === undefined) return { ...none, problems: faults };
  const parsed = parseLedger(text, today());
  // A ledger that cannot be read says nothing of what it sealed.
  const problems = parsed.problems.length > 0 ? parsed.problems : checkLedger(parsed, contents, library);
  return { ledger: parsed.ledger, text: original, problems: [...faults, ...problems] };
}

export const writeLedger = (root: string, ledger: Ledger): Promise<void> =>
  writeFile(join(root, ledgerFile), formatLedger(ledger));

const lost: Problem = {
  name: 'ledger-lost',
  file: ledgerFile,
  found: 'no ledger, on a site that has had one',
  expected: 'the list of every address ever published',
  fix: `restore it: git checkout "$(git rev-list -n 1 HEAD -- ${ledgerFile})~1" -- ${ledgerFile}`,
};

/** True where the history of `root` knows a ledger. Without git, or without history, there is nothing to lose. */
async function hadLedger(root: string): Promise<boolean> {
  const log = promisify(execFile)('git', ['log', '--max-count=1', '--format=%h', '--', ledgerFile], {
    cwd: root,
  });
  return log.then(({ stdout }) => stdout.trim() !== '').catch(() => false);
}
