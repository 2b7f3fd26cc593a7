import { isInUse, type LedgerKey } from '../model/ledger-keys.ts';
import type { Problem } from '../model/problem.ts';
import { publicationTag } from '../model/release.ts';
import { withBase, withoutBase } from '../model/routes.ts';
import type { Site } from '../model/site.ts';
import { counted } from '../text/counted.ts';
import { type Ledger, ledgerFile, type ParsedLedger } from './ledger.ts';
import { damages, type LedgerReading } from './ledger-file.ts';
import { itemsByUrl, logFile, newItems, sealedHashes, type Sealing, type Sealings } from './ledger-log.ts';

/** What a log is checked against. */
export interface LogContext {
  /** The tag of the publication, which signatures name. */
  publication: string;
  keys: readonly LedgerKey[];
  /** The ledger; undefined if it cannot be read. */
  ledger: Ledger | undefined;
  placeOf?: ParsedLedger['placeOf'] | undefined;
}

/** Returns what the log is checked against: the settings and the ledger of the same publication. */
export const logContext = (
  { tagAuthority, ledgerKeys }: Pick<Site, 'tagAuthority' | 'ledgerKeys'>,
  { ledger, placeOf, problems }: LedgerReading,
): LogContext => ({
  publication: publicationTag(tagAuthority),
  keys: ledgerKeys,
  ledger: problems.some(({ name }) => damages.has(name) || unknown.has(name)) ? undefined : ledger,
  placeOf,
});

/** Problems of a ledger of which nothing is known. */
const unknown = new Set<Problem['name']>([
  'ledger-missing',
  'ledger-of-another-publication',
  'ledger-history-unknown',
]);

/** A sealing and its line. */
export interface Head {
  line: number;
  sealing: Sealing;
}

/** Returns where the ledger is not what the log recorded. */
export function logDifferences(sealings: Sealings, { ledger, placeOf }: LogContext): Problem[] {
  if (ledger === undefined || sealings.size === 0) return [];
  const logged = itemsByUrl(sealings.values());
  if (ledger.size === 0)
    return [
      {
        name: 'ledger-differs',
        file: ledgerFile,
        found: `no entries, although ${logFile} has ${logged.size}`,
        expected: 'every URL that was ever sealed',
        fix: `restore the file: git checkout HEAD -- ${ledgerFile}`,
      },
    ];
  const problems: Problem[] = [];
  for (const [url, items] of logged) {
    const path = withBase(url);
    const fault = differenceOf(ledger.get(path), items);
    if (fault)
      problems.push({
        name: 'ledger-differs',
        file: ledgerFile,
        ...(ledger.has(path) ? placeOf?.([path]) : {}),
        ...{ field: url, ...fault },
        fix: `restore the line: git log -p -- ${ledgerFile}`,
      });
  }
  const [first, ...others] = problems.length > 0 ? [] : newItems(ledger, logged);
  if (first)
    problems.push({
      name: 'ledger-unlogged',
      file: ledgerFile,
      ...placeOf?.([withBase(first.url)]),
      field: withoutBase(first.url),
      found: `${counted(others.length + 1, 'entry', 'entries')} that ${logFile} lacks`,
      expected: 'each in the log',
      fix: 'npm run seal, if a branch was sealed by older software; otherwise restore the log from git history',
    });
  return problems;
}

function differenceOf(
  entry: NonNullable<ReturnType<Ledger['get']>> | undefined,
  items: readonly Sealing['items'][number][],
): { found: string; expected: string } | undefined {
  if (!entry)
    return { found: `no entry, although ${logFile} has one`, expected: 'every URL that was ever sealed' };
  const since = items.map((item) => item.since).reduce((a, b) => (a < b ? a : b));
  // An earlier day can come from a branch that was sealed without a log: `seal` records it.
  if (since < entry.since)
    return { found: `since ${entry.since}`, expected: `${since}, as ${logFile} has it` };
  const { words, by } = sealedHashes(entry);
  if (items.some((item) => item.words !== undefined && !words.has(item.words)))
    return {
      found: 'other words than were sealed',
      expected: `words with a hash that ${logFile} has, next to all later ones`,
    };
  if (items.some((item) => item.by !== undefined && !by.has(item.by)))
    return {
      found: 'another attribution than was sealed',
      expected: `an attribution with a hash that ${logFile} has, next to all later ones`,
    };
  return undefined;
}

/** Returns a problem if the newest sealing has no signature, although a key was in use on its day. */
export function unsignedHead({ line, sealing }: Head, keys: readonly LedgerKey[]): Problem[] {
  const key = keys.findLast((each) => isInUse(each, sealing.sealed));
  if (!key || sealing.signature !== undefined) return [];
  return [
    {
      name: 'ledger-unsigned',
      file: logFile,
      line,
      found: `a sealing of ${sealing.sealed} without a signature`,
      expected: `a signature by the key ${key.id}`,
      fix: 'npm run seal, with the private key in VERBATIM_LEDGER_KEY; if it was lost, end it with until in ledgerKeys and add another',
    },
  ];
}
