import { createHash } from 'node:crypto';

/** What each kind of node begins with, so that a leaf never has the hash of an inner node (RFC 6962, 2.1). */
const [leaf, inner] = [Buffer.of(0), Buffer.of(1)];

const sha256 = (...parts: readonly Uint8Array[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

/** Returns the Merkle Tree Hash of a list of entries (RFC 6962, 2.1), in hexadecimal digits. */
export const merkleRoot = (entries: readonly (string | Uint8Array)[]): string =>
  (entries.length === 0
    ? sha256()
    : rootOf(entries.map((entry) => sha256(leaf, typeof entry === 'string' ? Buffer.from(entry) : entry)))
  ).toString('hex');

/** The root of one or more hashes: the left half has the largest power of two that is smaller than their number. */
function rootOf(hashes: readonly Buffer[]): Buffer {
  const [first = sha256()] = hashes;
  if (hashes.length < 2) return first;
  const half = 2 ** (Math.ceil(Math.log2(hashes.length)) - 1);
  return sha256(inner, rootOf(hashes.slice(0, half)), rootOf(hashes.slice(half)));
}
