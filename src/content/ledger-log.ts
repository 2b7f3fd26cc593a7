import { createHash } from 'node:crypto';
import { z } from 'astro/zod';
import { canonicalJson } from '../model/canonical-json.ts';
import { day, line } from '../model/fields.ts';
import { type LedgerItem, type LedgerLeaf } from '../model/ledger-entry.ts';
import { withoutBase } from '../model/routes.ts';
import { textOfCredit, textOfWords } from '../model/sealed-texts.ts';
import { messageOf } from '../text/message-of.ts';
import type { Ledger, LedgerEntry, SealedCredit } from './ledger.ts';
import { GrowingTree, leafHash } from './merkle-tree.ts';

/** The path of the log from the project’s root: one line for each sealing. Lines are only added. */
export const logFile = 'content/ledger-log.jsonl';

/** The schema of a root or another hash. */
export const rootSchema = z.string().regex(/^[0-9a-f]{64}$/, { error: '64 hexadecimal digits' });
/** The schema of an item. */
export const itemSchema = z.strictObject({
  url: line,
  since: day,
  words: rootSchema.optional(),
  by: rootSchema.optional(),
});

/** The schema of a signature (Ed25519, RFC 8032). */
export const signatureSchema = z
  .string()
  .regex(/^[\w+/]{86}==$/, { error: 'an Ed25519 signature in base64' });

/** A line of the log. */
const sealingSchema = z.strictObject({
  /** The day of the sealing. */
  sealed: day,
  /** The roots that it continues: none at first, one usually, several after a merge. */
  previous: z.array(rootSchema),
  /** What was new. */
  items: z.array(itemSchema),
  /** The leaves of the tree after it, and their root. */
  size: z.int().min(1),
  root: rootSchema,
  /** The id of the key that signed the root, and the signature (Ed25519, base64). */
  key: line.optional(),
  signature: signatureSchema.optional(),
});

export type Sealing = z.infer<typeof sealingSchema>;

/** Returns a line of the log, or what is wrong with it: the field, what it contains, and what it should. */
export function parseSealing(
  text: string,
): { sealing: Sealing } | { fault: { field: string; found: string; expected: string } } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const found = messageOf(error);
    return { fault: { field: '', found, expected: 'a JSON object in one line, as npm run seal writes it' } };
  }
  const parsed = sealingSchema.safeParse(value);
  if (parsed.success) return { sealing: parsed.data };
  const [first] = parsed.error.issues;
  return {
    fault: {
      field: first?.path.join('.') ?? '',
      found:
        first?.code === 'unrecognized_keys' ? `unknown fields: ${first.keys.join(', ')}` : 'another value',
      expected: first?.message ?? 'what npm run seal writes',
    },
  };
}

/** Returns a line of the log. */
export const formatSealing = ({ sealed, previous, items, size, root, key, signature }: Sealing): string =>
  JSON.stringify({ sealed, previous, items, size, root, key, signature });

/** Returns the leaves that a sealing adds. */
export const leavesOf = ({
  sealed,
  previous,
  items,
}: Pick<Sealing, 'sealed' | 'previous' | 'items'>): LedgerLeaf[] => [{ sealed, previous }, ...items];

/** The sealings of a log that were checked, by root, in the order of its lines. */
export type Sealings = ReadonlyMap<string, Sealing>;

/**
 * Returns the sealings up to one, in the order of their leaves: first those of the first root that it continues, then what others add, then
 * itself. So the leaves of a sealing stay where they are, whatever is sealed or merged later.
 */
export function upTo(root: string, sealings: Sealings): Sealing[] {
  const ordered: Sealing[] = [];
  const taken = new Set<string>();
  const open = [root];
  for (let at = open.at(-1); at !== undefined; at = open.at(-1)) {
    const sealing = sealings.get(at);
    const next = sealing?.previous.find((each) => !taken.has(each));
    if (next !== undefined && !taken.has(at)) {
      open.push(next);
      continue;
    }
    open.pop();
    if (sealing && !taken.has(at)) ordered.push(sealing);
    taken.add(at);
  }
  return ordered;
}

/** Returns the roots that no other sealing continues, in the order of the lines: one, or several after a merge. */
export function headsOf(sealings: Sealings): string[] {
  const continued = new Set([...sealings.values()].flatMap(({ previous }) => previous));
  return [...sealings.keys()].filter((root) => !continued.has(root));
}

/** Computes the trees of sealings, each from the one before it. */
export class Trees {
  readonly #sealings: Sealings;
  readonly #trees = new Map<string, GrowingTree>();

  constructor(sealings: Sealings) {
    this.#sealings = sealings;
  }

  /** Returns the size and the root of the tree of a sealing, whose previous ones are known. */
  treeOf(sealing: Pick<Sealing, 'sealed' | 'previous' | 'items'>): { size: number; root: string } {
    const [first, ...others] = sealing.previous;
    const tree = (first === undefined ? undefined : this.#trees.get(first)?.copy()) ?? new GrowingTree();
    const taken = new Set(
      others.length > 0 && first !== undefined ? upTo(first, this.#sealings).map(({ root }) => root) : [],
    );
    for (const other of others)
      for (const each of upTo(other, this.#sealings)) {
        if (taken.has(each.root)) continue;
        taken.add(each.root);
        for (const leaf of leavesOf(each)) tree.append(leafHash(canonicalJson(leaf)));
      }
    for (const leaf of leavesOf(sealing)) tree.append(leafHash(canonicalJson(leaf)));
    const root = tree.root().toString('hex');
    this.#trees.set(root, tree);
    return { size: tree.size, root };
  }
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Returns the hash of a quote’s words: equal for words that differ only in what matching ignores (text/fold.ts). */
export const wordsHash = (words: string): string => sha256(textOfWords(words));

/** Returns the hash of an attribution: of what readers see, so without the id of the source. */
export const creditHash = (credit: SealedCredit): string => sha256(textOfCredit(credit));

/** The hashes of what was sealed of a URL. */
interface SealedHashes {
  words: ReadonlySet<string>;
  by: ReadonlySet<string>;
}

/** An entry is never changed, so the hashes of its texts are computed once. */
const known = new WeakMap<LedgerEntry, SealedHashes>();

/** Returns the hashes of what was sealed of a URL; empty for a page that has no words. */
export function sealedHashes(entry: LedgerEntry): SealedHashes {
  const before = known.get(entry);
  if (before) return before;
  const { words = [], by = [] } = entry;
  const hashes = { words: new Set(words.map(wordsHash)), by: new Set(by.map(creditHash)) };
  known.set(entry, hashes);
  return hashes;
}

/** Returns what sealings have of each URL. */
export function itemsByUrl(sealings: Iterable<Sealing>): Map<string, LedgerItem[]> {
  const items = new Map<string, LedgerItem[]>();
  for (const sealing of sealings)
    for (const each of sealing.items) {
      const known = items.get(each.url);
      if (known) known.push(each);
      else items.set(each.url, [each]);
    }
  return items;
}

/** Returns what a ledger has and a log does not, by path. */
export function newItems(ledger: Ledger, logged: ReadonlyMap<string, readonly LedgerItem[]>): LedgerItem[] {
  const added: LedgerItem[] = [];
  for (const [path, entry] of [...ledger].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const url = withoutBase(path);
    const items = logged.get(url) ?? [];
    const { words, by } = sealedHashes(entry);
    const newWords = [...words].filter((each) => !items.some((one) => one.words === each));
    const newBy = [...by].filter((each) => !items.some((one) => one.by === each));
    const isEarlier = items.every(({ since }) => entry.since < since);
    const count = Math.max(newWords.length, newBy.length, isEarlier ? 1 : 0);
    for (let index = 0; index < count; index++)
      added.push({
        ...{ url, since: entry.since },
        ...(newWords[index] === undefined ? {} : { words: newWords[index] }),
        ...(newBy[index] === undefined ? {} : { by: newBy[index] }),
      });
  }
  return added;
}

/** Returns the next sealing of a log: what is new in the ledger, after the heads of the log. Undefined if nothing is new. */
export function nextSealing(sealings: Sealings, ledger: Ledger, today: string): Sealing | undefined {
  const items = newItems(ledger, itemsByUrl(sealings.values()));
  const previous = headsOf(sealings);
  if (items.length === 0 && previous.length < 2) return undefined;
  const trees = new Trees(sealings);
  for (const sealing of sealings.values()) trees.treeOf(sealing);
  const next = { sealed: today, previous, items };
  return { ...next, ...trees.treeOf(next) };
}
