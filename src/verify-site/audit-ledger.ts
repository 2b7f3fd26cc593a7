import { type Sealing, Trees } from '../content/ledger-log.ts';
import { signatureFault } from '../content/ledger-signature.ts';
import { isConsistent, leafHash, rootOf } from '../content/merkle-tree.ts';
import { canonicalJson } from '../model/canonical-json.ts';
import { isStart, type LedgerItem, type LedgerLeaf, type SealingStart } from '../model/ledger-entry.ts';
import { ledgerPartPath, withoutBase } from '../model/routes.ts';
import type { PublicLedger, SavedLedger } from './audit-files.ts';

/** A contradiction that an audit found: where, what is there, and what would be right. */
export interface AuditFault {
  where: string;
  found: string;
  expected: string;
}

const brief = (hash: string | undefined) => (hash === undefined ? 'nothing' : `${hash.slice(0, 12)}…`);

/** Returns every contradiction of a published ledger with itself, and the sealings that its leaves are. All roots are computed again. */
export function auditLedger({ head, leaves, stated, starts }: PublicLedger): {
  faults: AuditFault[];
  sealings: Sealing[];
} {
  const faults: AuditFault[] = [];
  const differ = (where: string, found: unknown, expected: unknown) => {
    if (found !== expected)
      faults.push({ where, found: shown(found), expected: `${shown(expected)}, computed from the leaves` });
  };
  const hashes = leaves.map((leaf) => leafHash(canonicalJson(leaf)));
  faults.push(...fileFaults(head, starts));
  for (const [index, start] of starts.entries())
    differ(
      `ledger.json files.${index}.root`,
      head.files[index]?.root,
      rootOf(hashes.slice(start, start + head.leavesInFile)).toString('hex'),
    );
  const sealings = sealingsIn(leaves, faults);
  differ('ledger files: number of sealings', stated.length, sealings.length);
  for (const [index, sealing] of sealings.entries()) {
    const claim = stated[index];
    if (!claim) break;
    const where = `sealing ${index + 1} of ${sealing.sealed}`;
    differ(`${where}: size`, claim.size, sealing.size);
    differ(`${where}: root`, claim.root, sealing.root);
    const unsigned = signatureFault({ ...sealing, ...claim }, head.publication, head.keys);
    if (unsigned) faults.push({ where: `${where}: ${unsigned.field}`, ...unsigned });
  }
  const newest = sealings.at(-1);
  for (const field of ['size', 'root', 'sealed'] as const)
    differ(`ledger.json ${field}`, head[field], newest?.[field]);
  differ('ledger.json size', head.size, leaves.length);
  differ('ledger.json sealings', head.sealings, sealings.length);
  for (const field of ['key', 'signature'] as const)
    differ(`ledger.json ${field}`, head[field], stated.at(-1)?.[field]);
  for (const [index, recent] of head.recent.entries()) {
    const own = sealings.find(({ root }) => root === recent.root);
    const where = `ledger.json recent.${index}`;
    if (!own)
      faults.push({ where: `${where}.root`, found: brief(recent.root), expected: 'the root of a sealing' });
    else if (own.size !== recent.size || own.sealed !== recent.sealed)
      faults.push({
        where: `${where}.${own.size === recent.size ? 'sealed' : 'size'}`,
        found: shown(own.size === recent.size ? recent.sealed : recent.size),
        expected: shown(own.size === recent.size ? own.sealed : own.size),
      });
    else if (!isProven(recent, head))
      faults.push({
        where: `${where}.consistency`,
        found: 'no proof',
        expected: 'a proof that the newest tree begins with this one',
      });
  }
  return { faults: unique(faults), sealings };
}

/** Returns what is wrong with the list of files: browsers check the seal of a quote with the file and the subtree that follow from it. */
function fileFaults({ files, leavesInFile }: PublicLedger['head'], starts: readonly number[]): AuditFault[] {
  const faults: AuditFault[] = [];
  if (
    !Number.isInteger(Math.log2(leavesInFile)) ||
    starts.some((start, index) => start !== index * leavesInFile)
  )
    faults.push({
      where: 'ledger.json leavesInFile',
      found: `${leavesInFile}`,
      expected: 'a power of two, and so many leaves in each file but the last',
    });
  for (const [index, { path }] of files.entries()) {
    // Below the path of that site, which may be another than that of the settings here.
    const expected = withoutBase(ledgerPartPath(index));
    if (!path.endsWith(expected))
      faults.push({ where: `ledger.json files.${index}.path`, found: path, expected });
  }
  return faults;
}

const shown = (value: unknown) => {
  if (value === undefined) return 'nothing';
  if (typeof value !== 'string') return JSON.stringify(value);
  return /^[0-9a-f]{64}$/.test(value) ? brief(value) : value;
};

const unique = (faults: readonly AuditFault[]) => [
  ...new Map(faults.map((fault) => [fault.where, fault])).values(),
];

function isProven(
  { size, root, consistency }: PublicLedger['head']['recent'][number],
  head: PublicLedger['head'],
): boolean {
  const bytes = (digits: string) => Buffer.from(digits, 'hex');
  return isConsistent(
    { size, root: bytes(root) },
    { size: head.size, root: bytes(head.root) },
    consistency.map(bytes),
  );
}

/** Returns the sealings that leaves are, each with the root that is computed from all it continues. */
function sealingsIn(leaves: readonly LedgerLeaf[], faults: AuditFault[]): Sealing[] {
  const known = new Map<string, Sealing>();
  const trees = new Trees(known);
  const groups: { start: SealingStart; items: LedgerItem[]; at: number }[] = [];
  for (const [at, leaf] of leaves.entries()) {
    const last = groups.at(-1);
    if (isStart(leaf)) groups.push({ start: leaf, items: [], at });
    else if (last) last.items.push(leaf);
    else
      faults.push({ where: 'leaf 0', found: 'an item', expected: 'the leaf that begins the first sealing' });
  }
  return groups.map(({ start: { sealed, previous }, items, at }) => {
    const unknown = previous.find((root) => !known.has(root));
    if (unknown !== undefined || (previous.length === 0 && known.size > 0))
      faults.push({
        where: `leaf ${at}: previous`,
        found: brief(unknown),
        expected: 'the root of an earlier sealing, computed from the leaves',
      });
    const sealing = { sealed, previous: [...previous], items };
    const computed = { ...sealing, ...trees.treeOf(sealing) };
    known.set(computed.root, computed);
    return computed;
  });
}

/** Returns what contradicts that a site only appended since a root was saved; with a saved copy, which leaves differ. */
export function auditSince(
  since: string | SavedLedger,
  { head, leaves }: PublicLedger,
  sealings: readonly Sealing[],
): AuditFault[] {
  const root = typeof since === 'string' ? since : since.root;
  const faults = typeof since === 'string' ? [] : changesSince(since, { head, leaves });
  if (!sealings.some((sealing) => sealing.root === root))
    faults.push({
      where: 'ledger.json',
      found: `no sealing with the root ${root}`,
      expected: 'the root that was saved, because a ledger is only appended to',
    });
  return faults;
}

/** Returns what a saved copy has and the ledger does not. */
function changesSince(
  saved: SavedLedger,
  { head, leaves }: Pick<PublicLedger, 'head' | 'leaves'>,
): AuditFault[] {
  const faults: AuditFault[] = [];
  if (saved.publication !== head.publication)
    faults.push({
      where: 'ledger.json publication',
      found: head.publication,
      expected: `${saved.publication}, as it was saved`,
    });
  for (const key of saved.keys) {
    const now = head.keys.find(({ id }) => id === key.id);
    for (const field of ['publicKey', 'from'] as const)
      if (now?.[field] !== key[field])
        faults.push({
          where: `ledger.json keys: ${key.id}: ${field}`,
          found: shown(now?.[field]),
          expected: `${key[field]}, as it was saved`,
        });
  }
  // After a merge the leaves of one branch come after those of the other: what counts is that each is there.
  const left = new Map<string, number>();
  for (const leaf of leaves) left.set(canonicalJson(leaf), (left.get(canonicalJson(leaf)) ?? 0) + 1);
  for (const [index, leaf] of saved.leaves.entries()) {
    const text = canonicalJson(leaf);
    const count = left.get(text) ?? 0;
    if (count > 0) left.set(text, count - 1);
    else faults.push(leafFault(index, leaf, leaves[index]));
  }
  return faults;
}

/** Returns what is different in a leaf that was saved. */
function leafFault(index: number, saved: LedgerLeaf, now: LedgerLeaf | undefined): AuditFault {
  const [before, after] = [saved, now ?? {}].map(
    (leaf) => new Map(Object.entries(leaf).map(([key, value]) => [key, String(value)])),
  );
  const name = isStart(saved) ? `sealing of ${saved.sealed}` : saved.url;
  const fields = [...new Set([...(before?.keys() ?? []), ...(after?.keys() ?? [])])].filter(
    (key) => before?.get(key) !== after?.get(key),
  );
  // Another leaf altogether: this one was left out.
  if (fields.length > 2 || now === undefined || fields.length === 0)
    return {
      where: `leaf ${index}: ${name}`,
      found: 'nothing',
      expected: `${canonicalJson(saved)}, as it was saved`,
    };
  return {
    where: `leaf ${index}: ${name}: ${fields.join(', ')}`,
    found: fields.map((key) => shown(after?.get(key))).join(', '),
    expected: `${fields.map((key) => shown(before?.get(key))).join(', ')}, as it was saved`,
  };
}
