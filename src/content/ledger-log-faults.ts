import { withBase } from '../model/routes.ts';
import type { Ledger } from './ledger.ts';
import { headsOf, sealedHashes, type Sealing, type Sealings, type Trees } from './ledger-log.ts';

/** What is wrong with a field of a sealing; '' for the whole line. */
export interface TreeFault {
  field: string;
  found: string;
  expected: string;
}

/** How much of a hash reports show. */
const brief = (hash: string) => `${hash.slice(0, 12)}…`;

/**
 * Returns what is wrong with a sealing if its root or its size does not follow from its other fields, and the root that follows; undefined
 * if they fit. A root proves that something was changed, but not what: the field is found by what the ledger has, and by putting back
 * values that it could have had.
 */
export function treeFault(
  sealing: Sealing,
  before: Sealings,
  trees: Trees,
  ledger: Ledger | undefined,
): { fault: TreeFault; root: string } | undefined {
  const unknown = sealing.previous.findIndex((root) => !before.has(root));
  if (unknown !== -1)
    return {
      fault: {
        field: `previous.${unknown}`,
        found: `the root ${brief(sealing.previous[unknown] ?? '')}, which no line above has`,
        expected: 'the root of an earlier sealing',
      },
      root: sealing.root,
    };
  const { root, size } = trees.treeOf(sealing);
  if (root === sealing.root && size === sealing.size) return undefined;
  if (root === sealing.root)
    return {
      fault: { field: 'size', found: `${sealing.size}`, expected: `${size} leaves, which have this root` },
      root,
    };
  const isRight = (changed: Partial<Sealing>) =>
    trees.treeOf({ ...sealing, ...changed }).root === sealing.root;
  const fault = itemFault(sealing, ledger) ??
    dayFault(sealing, before, isRight) ??
    previousFault(sealing, before, isRight) ?? {
      field: 'root',
      found: brief(sealing.root),
      expected: `${brief(root)}, the root of these items after these previous roots; or other items`,
    };
  return { fault, root };
}

/** Returns the first field of an item that the ledger contradicts. */
function itemFault({ items }: Sealing, ledger: Ledger | undefined): TreeFault | undefined {
  for (const [index, { url, since, words, by }] of ledger === undefined ? [] : items.entries()) {
    const entry = ledger?.get(withBase(url));
    const at = (field: string, found: string, expected: string) => ({
      ...{
        field: `items.${index}.${field}`,
        found,
        expected: `${expected}, as content/permalinks.json has it`,
      },
    });
    if (!entry) return at('url', `${url}, which was never sealed`, 'a sealed URL');
    if (since < entry.since) return at('since', since, entry.since);
    if (words !== undefined && !sealedHashes(entry).words.has(words))
      return at('words', `${brief(words)} for ${url}`, `the hash of its words`);
    if (by !== undefined && !sealedHashes(entry).by.has(by))
      return at('by', `${brief(by)} for ${url}`, `the hash of its attribution`);
    if (since !== entry.since) return at('since', since, entry.since);
  }
  return undefined;
}

/** Returns the fault of the day, if another one that the log has fits the root. */
function dayFault(
  { sealed, items }: Sealing,
  before: Sealings,
  isRight: (changed: Partial<Sealing>) => boolean,
): TreeFault | undefined {
  const days = new Set([
    ...items.map(({ since }) => since),
    ...[...before.values()].map((each) => each.sealed),
  ]);
  const right = [...days].find((day) => day !== sealed && isRight({ sealed: day }));
  return right === undefined
    ? undefined
    : { field: 'sealed', found: sealed, expected: `${right}, which fits the root` };
}

/** Returns the fault of the previous roots, if the newest ones before this line fit the root. */
function previousFault(
  { previous }: Sealing,
  before: Sealings,
  isRight: (changed: Partial<Sealing>) => boolean,
): TreeFault | undefined {
  const heads = headsOf(before);
  if (!isRight({ previous: heads })) return undefined;
  return {
    field: 'previous',
    found: previous.map(brief).join(', ') || 'none',
    expected: heads.map(brief).join(', ') || 'none, in the first sealing',
  };
}
