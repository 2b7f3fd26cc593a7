import { canonicalJson } from '../model/canonical-json.ts';
import { type LedgerLeaf } from '../model/ledger-entry.ts';
import { type ShownCredit, textOfCredit, textOfWords } from '../model/sealed-texts.ts';

type Bytes = Uint8Array<ArrayBuffer>;
/** SHA-256, as `crypto.subtle` has it in browsers and in Node. */
export type Hash = (bytes: Bytes) => Promise<Bytes>;

/** Returns SHA-256 of WebCrypto, or undefined where there is none: browsers offer it only over HTTPS. */
export function webHash(): Hash | undefined {
  const { subtle } = globalThis.crypto as { subtle?: SubtleCrypto };
  return subtle && (async (bytes) => new Uint8Array(await subtle.digest('SHA-256', bytes)));
}

const bytesOf = (text: string): Bytes => new TextEncoder().encode(text);
const hexOf = (bytes: Bytes) => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
const fromHex = (digits: string): Bytes =>
  Uint8Array.from(digits.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));

/** Returns the hash of an entry as a leaf (RFC 6962, 2.1). */
export const hashOfLeaf = (entry: Bytes, hash: Hash): Promise<Bytes> => hash(Uint8Array.of(0, ...entry));

const hashOfPair = (left: Bytes, right: Bytes, hash: Hash) => hash(Uint8Array.of(1, ...left, ...right));

/** The levels of a tree from its hashes up to its root. The last node of an odd level is a node of the next, as in RFC 6962. */
async function levelsOf(hashes: readonly Bytes[], hash: Hash): Promise<(readonly Bytes[])[]> {
  const levels = [hashes];
  for (let level = hashes; level.length > 1; levels.push(level)) {
    const pairs = Array.from({ length: Math.ceil(level.length / 2) }, (_, at) =>
      level.slice(at * 2, at * 2 + 2),
    );
    level = await Promise.all(
      pairs.map(([left = bytesOf(''), right]) =>
        right ? hashOfPair(left, right, hash) : Promise.resolve(left),
      ),
    );
  }
  return levels;
}

/** Returns the audit path of a hash among others, from the bottom (RFC 6962, 2.1.1), and their root. */
export async function auditPath(
  index: number,
  hashes: readonly Bytes[],
  hash: Hash,
): Promise<{ path: Bytes[]; root: Bytes | undefined }> {
  const levels = await levelsOf(hashes, hash);
  const path = levels.slice(0, -1).flatMap((level, height) => {
    const at = Math.floor(index / 2 ** height);
    return level[at % 2 === 0 ? at + 1 : at - 1] ?? [];
  });
  return { path, root: levels.at(-1)?.[0] };
}

/** Returns the root that an audit path leads to, from the hash of a leaf (RFC 9162, 2.1.3.2); undefined if the path has another length. */
export async function rootAbove(
  leaf: { index: number; hash: Bytes },
  size: number,
  path: readonly Bytes[],
  hash: Hash,
): Promise<Bytes | undefined> {
  let [at, last, node] = [leaf.index, size - 1, leaf.hash];
  if (at > last) return undefined;
  for (const other of path) {
    if (last === 0) return undefined;
    if (at % 2 === 1 || at === last) {
      node = await hashOfPair(other, node, hash);
      while (at % 2 === 0 && at !== 0) [at, last] = [at / 2, Math.floor(last / 2)];
    } else node = await hashOfPair(node, other, hash);
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  }
  return last === 0 ? node : undefined;
}

/** What the page of a quote says that is sealed. */
export interface SealClaim {
  /** The path from the site’s root. */
  url: string;
  since: string;
  words: string;
  by: ShownCredit;
  /** The numbers of the entries that prove it: that of the words, and those of the attribution and of the day if they are others. */
  leaves: readonly number[];
}

/** What a proof needs of `/ledger.json`. */
export interface ProofHead {
  size: number;
  root: string;
  sealed: string;
  leavesInFile: number;
  files: readonly { root: string }[];
}

/** A file of leaves. */
export interface ProofPart {
  first: number;
  leaves: readonly LedgerLeaf[];
}

/**
 * What does not match: an entry has another `url`, `since`, `words` or attribution (`by`) than the page; a `file` has other entries than its
 * root in `/ledger.json`; or the entry and these roots do not lead to the `root` of the ledger.
 */
export type SealFault = 'url' | 'since' | 'words' | 'by' | 'file' | 'root';

/** Thrown if a file of the ledger cannot be used: it is another one, or lacks entries, as one of another day. It proves and contradicts nothing. */
export class UnusableProof extends Error {}

/** Returns what does not match between a page and the ledger, by hashes that are all computed here; nothing if the seal is genuine. */
export async function sealFaults(
  claim: SealClaim,
  head: ProofHead,
  partAt: (index: number) => Promise<ProofPart>,
  hash: Hash,
): Promise<SealFault[]> {
  const digest = async (text: string) => hexOf(await hash(bytesOf(text)));
  const faults = new Set<SealFault>();
  const [words, by] = [await digest(textOfWords(claim.words)), await digest(textOfCredit(claim.by))];
  const entries: LedgerLeaf[] = [];
  // Entries of one quote are often in one file, which is hashed once.
  const files = new Map<number, Awaited<ReturnType<typeof hashedFile>>>();
  for (const number of claim.leaves) {
    const index = Math.floor(number / head.leavesInFile);
    const file = files.get(index) ?? (await hashedFile(index, head, partAt, hash));
    files.set(index, file);
    const at = number - index * head.leavesInFile;
    const entry = file.leaves[at];
    if (entry === undefined) throw new UnusableProof(`entry ${number} is not in the file that has it`);
    entries.push(entry);
    const inFile = await auditPath(at, file.hashes, hash);
    const roots = head.files.map(({ root }) => fromHex(root));
    const amongFiles = await auditPath(index, roots, hash);
    if (!inFile.root || hexOf(inFile.root) !== head.files[index]?.root) faults.add('file');
    const leaf = { index: number, hash: file.hashes[at] ?? bytesOf('') };
    const root = await rootAbove(leaf, head.size, [...inFile.path, ...amongFiles.path], hash);
    if (!root || hexOf(root) !== head.root) faults.add('root');
  }
  const items = entries.flatMap((entry) => ('sealed' in entry ? [] : [entry]));
  if (items.length < entries.length || items.some(({ url }) => url !== claim.url)) faults.add('url');
  if (!items.some((item) => item.words === words)) faults.add('words');
  if (!items.some((item) => item.by === by)) faults.add('by');
  if (items.map(({ since }) => since).sort()[0] !== claim.since) faults.add('since');
  const order: readonly SealFault[] = ['url', 'since', 'words', 'by', 'file', 'root'];
  return order.filter((fault) => faults.has(fault));
}

/** Returns the leaves of a file that the root covers, with their hashes. Throws `UnusableProof` if it is another file or lacks some. */
async function hashedFile(
  index: number,
  { size, leavesInFile }: ProofHead,
  partAt: (index: number) => Promise<ProofPart>,
  hash: Hash,
): Promise<{ leaves: readonly LedgerLeaf[]; hashes: Bytes[] }> {
  const { first, leaves } = await partAt(index);
  // A file that is newer than the root has more entries, because the ledger is only appended to.
  const count = Math.min(leavesInFile, size - first);
  const known = leaves.slice(0, count);
  if (first !== index * leavesInFile || known.length < count)
    throw new UnusableProof(`file ${index} is another one or lacks entries`);
  const hashes = await Promise.all(known.map((leaf) => hashOfLeaf(bytesOf(canonicalJson(leaf)), hash)));
  return { leaves: known, hashes };
}
