/** What a leaf of the public ledger says of a URL: that it was sealed, with which words and attribution. */
export interface LedgerItem {
  /** The path from the site’s root: `/q/some-words/`. */
  url: string;
  /** The day on which the URL was first sealed. */
  since: string;
  /** The SHA-256 of the folded words of a quote (text/fold.ts), in hexadecimal digits. Never the words: they may be withdrawn. */
  words?: string | undefined;
  /** The SHA-256 of the canonical JSON of the quote’s attribution. */
  by?: string | undefined;
}

/** The leaf that begins a sealing: its day, and the roots that it continues. Because of it, a root also proves days and order. */
export interface SealingStart {
  sealed: string;
  /** None for the first sealing, two or more after a merge of branches that were sealed. */
  previous: readonly string[];
}

export type LedgerLeaf = LedgerItem | SealingStart;

/** True for the leaf that begins a sealing. */
export const isStart = (leaf: LedgerLeaf): leaf is SealingStart => 'sealed' in leaf;

/** Leaves in a file of the published ledger: a power of two, so that each full file is a complete subtree. */
export const leavesInFile = 1024;

/** The newest sealing of the published ledger, in `/ledger.json`. */
export interface LedgerHead {
  /** How many leaves there are. */
  size: number;
  /** The Merkle Tree Hash of all leaves (RFC 6962, 2.1), in hexadecimal digits. */
  root: string;
  /** The day of the sealing. */
  sealed: string;
  /** How many sealings there are. */
  sealings: number;
  /** The id of the key that signed it; undefined if nobody did. */
  key?: string | undefined;
}

/** Where the latest words of a quote are in the ledger. */
export interface SealedWords {
  /** The day on which the URL was first sealed. */
  since: string;
  /** The number of the leaf, from 0. It never changes. */
  leaf: number;
  /** The numbers of other leaves that have its attribution or its first day, if the leaf of its words has others. */
  others: readonly number[];
  /** True if its attribution is sealed. */
  isCreditSealed: boolean;
}

/** Returns the text that a signature of a root covers: a checkpoint (c2sp.org/tlog-checkpoint). */
export const checkpoint = (publication: string, size: number, root: string): string => {
  const bytes = root.match(/../g)?.map((digits) => Number.parseInt(digits, 16)) ?? [];
  return `${publication}\n${size}\n${btoa(String.fromCharCode(...bytes))}\n`;
};
