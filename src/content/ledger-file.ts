import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Problem } from '../model/problem.ts';
import type { ProblemName } from '../model/problem-kinds.ts';
import { formatLedger, type Ledger, ledgerFile, type ParsedLedger, parseLedger } from './ledger.ts';
import { type LedgerHistory, ledgerHistory } from './ledger-history.ts';
import { readText } from './read-text.ts';

/** Today as an ISO date, or the day of SOURCE_DATE_EPOCH where a build must come out the same again. */
export const today = (): string => dayAt(0);

/** The latest date that a calendar on Earth shows at the same moment (UTC+14): an editor there is not told that today is to come. */
export const latestDay = (): string => dayAt(14);

function dayAt(hoursAhead: number): string {
  const epoch = process.env.SOURCE_DATE_EPOCH;
  const now = epoch ? Number(epoch) * 1000 : Date.now();
  return new Date(now + hoursAhead * 3_600_000).toISOString().slice(0, 10);
}

/**
 * A ledger that was read; `isUnmerged` as in `ParsedLedger`. `placeOf` is undefined where there is none or it cannot be read: it then
 * says nothing of what it sealed.
 */
export interface LedgerReading {
  ledger: Ledger;
  placeOf: ParsedLedger['placeOf'] | undefined;
  text: string;
  problems: Problem[];
  isUnmerged: boolean;
}

/** Faults of the file itself, which an earlier version does not have. */
const damages = new Set<ProblemName>(['not-utf8', 'ledger-unreadable', 'ledger-entry-invalid']);

/** Returns the ledger under `root` and what is wrong with the file; a new site has an empty one. */
export async function readLedger(root: string): Promise<LedgerReading> {
  const none = { ledger: new Map(), placeOf: undefined, text: '', isUnmerged: false };
  if (!existsSync(join(root, ledgerFile)))
    return { ...none, problems: missing(await ledgerHistory(root, today())) };
  const { text, original, problems: faults } = readText(join(root, ledgerFile), ledgerFile);
  const parsed = text === undefined ? { ...none, problems: [] } : parseLedger(text, today());
  const damage = [...faults, ...parsed.problems];
  const fix = damage.some(({ name }) => damages.has(name)) ? await restored(root) : undefined;
  return {
    ...parsed,
    placeOf: damage.some(({ name }) => name === 'ledger-unreadable') ? undefined : parsed.placeOf,
    text: original,
    problems: damage.map((fault) => (damages.has(fault.name) ? { ...fault, fix } : fault)),
  };
}

export const writeLedger = (root: string, ledger: Ledger): Promise<void> =>
  writeFile(join(root, ledgerFile), formatLedger(ledger));

/** How a damaged ledger is replaced by one that can be read. */
async function restored(root: string): Promise<string> {
  const history = await ledgerHistory(root, today());
  return 'command' in history && history.command !== undefined
    ? `${history.command} && npm run seal`
    : 'restore the line from git history or a backup; never edit this file by hand';
}

/** What is wrong where there is no ledger: nothing on a new site. */
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
