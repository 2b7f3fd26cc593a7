import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readText } from './files.ts';
import { ledgerHistory, type LedgerHistory } from './ledger-history.ts';
import { formatLedger, ledgerFile, parseLedger, type Ledger } from './ledger.ts';
import type { Contents, Library } from '../model/library.ts';
import type { Problem } from '../model/problem.ts';
import type { ProblemName } from '../model/problem-kinds.ts';
import { checkSealed } from './sealed-content.ts';

/** Today as an ISO date, or the day of SOURCE_DATE_EPOCH where a build must come out the same again. */
export const today = (): string => {
  const epoch = process.env.SOURCE_DATE_EPOCH;
  return (epoch ? new Date(Number(epoch) * 1000) : new Date()).toISOString().slice(0, 10);
};

/** A ledger that was read; `isUnmerged` as in `ParsedLedger`. */
export interface LedgerReading {
  ledger: Ledger;
  text: string;
  problems: Problem[];
  isUnmerged: boolean;
}

/** Faults of the file itself, which an earlier version does not have. */
const damages = new Set<ProblemName>(['not-utf8', 'ledger-unreadable', 'ledger-wrong']);

/** The ledger under `root`, and what is wrong with it or with content that it sealed. A new site has none. */
export async function readLedger(root: string, contents: Contents, library: Library): Promise<LedgerReading> {
  const none = { ledger: new Map(), text: '', isUnmerged: false };
  if (!existsSync(join(root, ledgerFile)))
    return { ...none, problems: missing(await ledgerHistory(root, today())) };
  const { text, original, problems: faults } = readText(join(root, ledgerFile), ledgerFile, false);
  const { ledger, isUnmerged, ...parsed } =
    text === undefined ? { ...none, problems: [] } : parseLedger(text, today());
  const damage = [...faults, ...parsed.problems];
  // A ledger that cannot be read says nothing of what it sealed.
  const isReadable = 'placeOf' in parsed && !damage.some(({ name }) => name === 'ledger-unreadable');
  const problems = isReadable ? checkSealed({ ledger, ...parsed }, contents, library) : [];
  const fix = damage.some(({ name }) => damages.has(name)) ? await restored(root) : undefined;
  return {
    ledger,
    text: original,
    isUnmerged,
    problems: [...damage.map((fault) => (damages.has(fault.name) ? { ...fault, fix } : fault)), ...problems],
  };
}

export const writeLedger = (root: string, ledger: Ledger): Promise<void> =>
  writeFile(join(root, ledgerFile), formatLedger(ledger));

/** How a damaged ledger is replaced by one that can be read. */
async function restored(root: string): Promise<string> {
  const history = await ledgerHistory(root, today());
  return 'command' in history && history.command !== undefined
    ? `${history.command} && npm run seal`
    : 'take the line from a backup or from another copy of the project: npm run seal alone writes this file';
}

/** What is wrong where there is no ledger: nothing on a new site. */
function missing(history: LedgerHistory): Problem[] {
  if (history.kind === 'none') return [];
  const expected = 'the list of every address ever published';
  if (history.kind === 'unknown')
    return [
      {
        name: 'ledger-unknown',
        file: ledgerFile,
        found: `no ledger, and ${history.why}: it cannot be seen whether the site has had one`,
        expected: `${expected}; none on a site that was never sealed`,
        fix: `if the site was sealed before, restore it: ${history.command}`,
      },
    ];
  return [
    {
      name: 'ledger-lost',
      file: ledgerFile,
      found: 'no ledger, on a site that has had one',
      expected,
      fix:
        history.command === undefined
          ? 'restore it from a backup: no version in the history can be read'
          : `restore it: ${history.command}`,
    },
  ];
}
