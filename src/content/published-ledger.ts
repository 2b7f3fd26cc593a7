import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { canonicalJson } from '../model/canonical-json.ts';
import type { Quote } from '../model/joined.ts';
import {
  isStart,
  leavesInFile,
  type LedgerHead,
  type LedgerItem,
  type LedgerLeaf,
  type SealedWords,
} from '../model/ledger-entry.ts';
import type { LedgerKey } from '../model/ledger-keys.ts';
import type { Library } from '../model/library.ts';
import { publicationTag } from '../model/release.ts';
import { ledgerPartPath, ledgerPath, withBase, withoutBase } from '../model/routes.ts';
import { site } from '../site.ts';
import { creditOf } from './ledger.ts';
import { creditHash, leavesOf, type Sealing, upTo, wordsHash } from './ledger-log.ts';
import type { LogReading } from './ledger-log-file.ts';
import { consistencyProof, leafHash, rootOf } from './merkle-tree.ts';

/** How many of the latest sealings `/ledger.json` has a consistency proof for. */
const recentSealings = 16;

/** Returns the sealings of a log in the order of their leaves; none if it has errors. */
const publishedSealings = ({ head, sealings }: Pick<LogReading, 'head' | 'sealings'>): Sealing[] =>
  head ? upTo(head.root, sealings) : [];

/** Adds to a library what its log has: the newest sealing, and of each quote where its words are. */
export function joinSealed(library: Library, log: LogReading): void {
  const sealings = publishedSealings(log);
  const items = new Map<string, NumberedItem[]>();
  for (const [leaf, each] of sealings.flatMap(leavesOf).entries()) {
    if (isStart(each)) continue;
    const path = withBase(each.url);
    const known = items.get(path);
    if (known) known.push({ ...each, leaf });
    else items.set(path, [{ ...each, leaf }]);
  }
  const { head } = log;
  library.ledger = head && headOf(head, sealings.length);
  for (const quote of [...library.quotes, ...library.withdrawnQuotes])
    quote.sealed = sealedOf(quote, items.get(quote.path) ?? []);
}

type NumberedItem = LedgerItem & { leaf: number };

/** Returns where the words of a quote are, from what is sealed of its URL; undefined if they changed since they were sealed. */
function sealedOf(quote: Quote, items: readonly NumberedItem[]): SealedWords | undefined {
  const latest = items.findLast(({ words }) => words !== undefined);
  if (!latest || (!quote.withdrawn && latest.words !== wordsHash(quote.text))) return undefined;
  const since = items.reduce((day, item) => (item.since < day ? item.since : day), latest.since);
  const by = creditHash(creditOf(quote));
  const credit = latest.by === by ? latest : items.findLast((item) => item.by === by);
  const dated = [latest, credit].some((item) => item?.since === since)
    ? undefined
    : items.find((item) => item.since === since);
  const others = [credit, dated].flatMap((item) => (item && item !== latest ? [item.leaf] : []));
  return { since, leaf: latest.leaf, others, isCreditSealed: credit !== undefined };
}

const headOf = ({ size, root, sealed, key }: Sealing, sealings: number): LedgerHead => ({
  ...{ size, root, sealed, sealings },
  ...(key === undefined ? {} : { key }),
});

/**
 * Returns the files of the published ledger by path: `/ledger.json` with the newest root, and the leaves in files of `leavesInFile`, each
 * with the root of its subtree. None if nothing is sealed.
 */
export function ledgerFiles(
  log: Pick<LogReading, 'head' | 'sealings'>,
  { publication, keys }: { publication: string; keys: readonly LedgerKey[] },
): Map<string, string> {
  const { head } = log;
  if (!head) return new Map();
  const sealings = publishedSealings(log);
  const leaves = sealings.flatMap((sealing) => leavesOf(sealing).map((leaf) => ({ leaf, sealing })));
  const hashes = leaves.map(({ leaf }) => leafHash(canonicalJson(leaf)));
  const parts = Array.from(
    { length: Math.ceil(leaves.length / leavesInFile) },
    (_, index) => index * leavesInFile,
  );
  const { sealed, size, root, key, signature } = head;
  const files = parts.map((first, index) => ({
    path: ledgerPartPath(index),
    root: rootOf(hashes.slice(first, first + leavesInFile)).toString('hex'),
  }));
  const about = {
    ...{ publication, sealings: sealings.length, sealed, size, root, key, signature },
    ...{ keys, leavesInFile, files, recent: recentOf(sealings, hashes) },
  };
  return new Map([
    [ledgerPath, `${JSON.stringify(about, undefined, 1)}\n`],
    ...parts.map((first, index): [string, string] => [
      ledgerPartPath(index),
      partText(publication, first, leaves.slice(first, first + leavesInFile)),
    ]),
  ]);
}

/** Returns the leaves of a file, one per line, and what belongs to each sealing that begins in it. */
function partText(
  publication: string,
  first: number,
  leaves: readonly { leaf: LedgerLeaf; sealing: Sealing }[],
): string {
  const sealings = leaves.flatMap(({ leaf, sealing: { size, root, key, signature } }) =>
    isStart(leaf) ? [JSON.stringify({ size, root, key, signature })] : [],
  );
  const lines = leaves.map(({ leaf }) => canonicalJson(leaf));
  return `{"publication":${JSON.stringify(publication)},"first":${first},"leaves":[\n${lines.join(',\n')}\n],"sealings":[${sealings.length > 0 ? `\n${sealings.join(',\n')}\n` : ''}]}\n`;
}

/** Returns the latest sealings before the newest whose trees are the beginning of the newest, the latest first, each with the proof. */
function recentOf(sealings: readonly Sealing[], hashes: readonly Buffer[]) {
  let start = 0;
  const recent = sealings.flatMap(({ sealed, size, root, items }) => {
    const end = start + 1 + items.length;
    start = end;
    // After a merge, the tree of the second branch is not the beginning of the joined one.
    return size === end ? [{ sealed, size, root }] : [];
  });
  return recent
    .slice(0, -1)
    .slice(-recentSealings)
    .reverse()
    .filter(({ size, root }) => rootOf(hashes.slice(0, size)).toString('hex') === root)
    .map(({ sealed, size, root }) => ({
      ...{ sealed, size, root },
      consistency: consistencyProof(size, hashes).map((hash) => hash.toString('hex')),
    }));
}

/** Writes the files of the published ledger into the folder of a built site. Returns how many there are. */
export function writeLedgerFiles(folder: string, log: Pick<LogReading, 'head' | 'sealings'>): number {
  const files = ledgerFiles(log, { publication: publicationTag(), keys: site.ledgerKeys });
  for (const [path, text] of files) {
    const file = join(folder, withoutBase(path));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return files.size;
}
