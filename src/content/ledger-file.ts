import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Problem } from '../model/problem.ts';
import type { ProblemName } from '../model/problem-kinds.ts';
import { latestDay } from './clock.ts';
import { formatLedger, type Ledger, ledgerFile, type ParsedLedger, parseLedger } from './ledger.ts';
import { type LedgerHistory, ledgerHistory } from './ledger-history.ts';
import { logFile } from './ledger-log.ts';
import { readText } from './read-text.ts';

/** The ledger of a publication; `isUnmerged` as in `ParsedLedger`. `placeOf` is undefined if the ledger is missing or unreadable. */
export interface LedgerReading {
  ledger: Ledger;
  placeOf: ParsedLedger['placeOf'] | undefined;
  text: string;
  problems: Problem[];
  isUnmerged: boolean;
}

/** Problems that are fixed by restoring an earlier version of the file. */
export const damages: ReadonlySet<ProblemName> = new Set([
  'not-utf8',
  'ledger-unreadable',
  'ledger-entry-invalid',
]);

/**
 * Returns the ledger in the folder `root` and its problems; empty on a new site. `publication` is the `tagAuthority` of the settings,
 * undefined if it is invalid.
 */
export async function readLedger(root: string, publication: string | undefined): Promise<LedgerReading> {
  const none = { ledger: new Map(), placeOf: undefined, text: '', isUnmerged: false, publications: [] };
  if (!existsSync(join(root, ledgerFile)))
    return { ...none, problems: missing(await ledgerHistory(root, latestDay(), publication)) };
  const { text, original, problems: faults } = readText(join(root, ledgerFile), ledgerFile);
  const parsed = text === undefined ? { ...none, problems: [] } : parseLedger(text, latestDay());
  const others = parsed.publications.filter((other) => other !== publication);
  if (publication !== undefined && others.length > 0)
    return { ...none, text: original, problems: [foreign(parsed.publications, publication)] };
  const damage = [...faults, ...parsed.problems];
  const fix = damage.some(({ name }) => damages.has(name)) ? await restored(root, publication) : undefined;
  return {
    ...parsed,
    placeOf: damage.some(({ name }) => name === 'ledger-unreadable') ? undefined : parsed.placeOf,
    text: original,
    problems: damage.map((fault) => (damages.has(fault.name) ? { ...fault, fix } : fault)),
  };
}

export const writeLedger = (root: string, ledger: Ledger, publication: string): Promise<void> =>
  writeFile(join(root, ledgerFile), formatLedger(ledger, publication));

/** Returns the problem of a ledger that does not belong to `publication` alone. */
function foreign(found: readonly string[], publication: string): Problem {
  const restore = `git checkout HEAD -- ${ledgerFile}`;
  return {
    name: 'ledger-of-another-publication',
    file: ledgerFile,
    found: `the URLs of ${found.join(' and of ')}`,
    expected: `the URLs of ${publication}, the tagAuthority in content/site.yaml`,
    fix: found.includes(publication)
      ? `keep the ledger as it was before the merge: ${restore}`
      : `restore tagAuthority: ${found.join(' or ')}, which never changes;
if this is a new publication, delete ${ledgerFile} and ${logFile}: it starts with a ledger of its own`,
  };
}

/** Returns how to restore a damaged ledger: a command, if the history has a valid version. */
async function restored(root: string, publication: string | undefined): Promise<string> {
  const history = await ledgerHistory(root, latestDay(), publication);
  return 'command' in history && history.command !== undefined
    ? `${history.command} && npm run seal`
    : 'restore the line from git history or a backup; never edit this file by hand';
}

/** Returns the problem of a missing ledger; none on a new site. */
function missing(history: LedgerHistory): Problem[] {
  if (history.kind === 'none') return [];
  const expected = 'the list of all URLs ever published';
  if (history.kind === 'unknown')
    return [
      {
        name: 'ledger-history-unknown',
        file: ledgerFile,
        found: `no ledger, and ${history.why}, so it is unknown whether the site had one`,
        expected: `${expected}; none on a site that was never sealed`,
        fix: `if the site was sealed before, restore it: ${history.command}`,
      },
    ];
  return [
    {
      name: 'ledger-missing',
      file: ledgerFile,
      found: 'no ledger, although the site had one',
      expected,
      fix:
        history.command === undefined
          ? 'restore it from a backup: no version in the history can be read'
          : `restore it: ${history.command}`,
    },
  ];
}
