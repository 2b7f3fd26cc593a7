import { createHash } from 'node:crypto';

/** What each kind of node begins with, so that a leaf never has the hash of an inner node (RFC 6962, 2.1). */
const [leaf, inner] = [Buffer.of(0), Buffer.of(1)];

const sha256 = (...parts: readonly Uint8Array[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

/** Returns the hash of an entry as a leaf. */
export const leafHash = (entry: string | Uint8Array): Buffer =>
  sha256(leaf, typeof entry === 'string' ? Buffer.from(entry) : entry);

const innerHash = (left: Uint8Array, right: Uint8Array): Buffer => sha256(inner, left, right);

/** Returns the Merkle Tree Hash of a list of entries (RFC 6962, 2.1), in hexadecimal digits. */
export const merkleRoot = (entries: readonly (string | Uint8Array)[]): string =>
  rootOf(entries.map(leafHash)).toString('hex');

/** Returns the root of a list of hashes. */
export function rootOf(hashes: readonly Buffer[]): Buffer {
  const tree = new GrowingTree();
  for (const hash of hashes) tree.append(hash);
  return tree.root();
}

/** The largest power of two that is smaller than a number of hashes: so many are in the left half. */
const leftHalf = (count: number): number => 2 ** (Math.ceil(Math.log2(count)) - 1);

/** A tree that grows by one leaf at a time, of which only the roots of its complete subtrees are kept. */
export class GrowingTree {
  #size = 0;
  /** From the largest to the smallest. */
  #subtrees: Buffer[] = [];

  get size(): number {
    return this.#size;
  }

  /** Appends the hash of a leaf. */
  append(hash: Buffer): void {
    let node = hash;
    for (let full = this.#size; full % 2 === 1; full = (full - 1) / 2)
      node = innerHash(this.#subtrees.pop() ?? node, node);
    this.#subtrees.push(node);
    this.#size++;
  }

  /** Returns the Merkle Tree Hash of the leaves so far. */
  root(): Buffer {
    return this.#subtrees.length === 0
      ? sha256()
      : this.#subtrees.reduceRight((right, left) => innerHash(left, right));
  }

  /** Returns a copy that grows independently. */
  copy(): GrowingTree {
    const copy = new GrowingTree();
    copy.#size = this.#size;
    copy.#subtrees = [...this.#subtrees];
    return copy;
  }
}

/** Returns the proof that the tree of the first `size` hashes is the beginning of the tree of all (RFC 6962, 2.1.2). */
export function consistencyProof(size: number, hashes: readonly Buffer[]): Buffer[] {
  return size === 0 || size >= hashes.length ? [] : subProof(size, hashes, true);
}

/** `SUBPROOF` of RFC 6962; `isKnown` is true for a subtree whose root the reader of the proof has. */
function subProof(size: number, hashes: readonly Buffer[], isKnown: boolean): Buffer[] {
  if (size === hashes.length) return isKnown ? [] : [rootOf(hashes)];
  const half = leftHalf(hashes.length);
  return size <= half
    ? [...subProof(size, hashes.slice(0, half), isKnown), rootOf(hashes.slice(half))]
    : [...subProof(size - half, hashes.slice(half), false), rootOf(hashes.slice(0, half))];
}

/** A tree as others know it: its number of leaves and its root. */
export interface KnownTree {
  size: number;
  root: Buffer;
}

/** True if a proof shows that the first tree is the beginning of the second (RFC 9162, 2.1.4.2). */
export function isConsistent(first: KnownTree, second: KnownTree, proof: readonly Buffer[]): boolean {
  if (first.size > second.size) return false;
  if (first.size === second.size) return proof.length === 0 && first.root.equals(second.root);
  if (first.size === 0) return proof.length === 0;
  // A first tree that is a complete subtree has its root at the start of the path.
  const path = Number.isInteger(Math.log2(first.size)) ? [first.root, ...proof] : [...proof];
  const [start, ...others] = path;
  if (start === undefined) return false;
  let [at, last] = [first.size - 1, second.size - 1];
  const up = () => {
    at = Math.floor(at / 2);
    last = Math.floor(last / 2);
  };
  while (at % 2 === 1) up();
  let [one, two] = [start, start];
  for (const node of others) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      one = innerHash(node, one);
      two = innerHash(node, two);
      while (at % 2 === 0 && at !== 0) up();
    } else two = innerHash(two, node);
    up();
  }
  return last === 0 && one.equals(first.root) && two.equals(second.root);
}
