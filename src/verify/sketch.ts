import { sha256 } from './sha256.ts';
import { skeletonOf, type Token } from './tokens.ts';

/**
 * Sketches of withdrawn quotes. The answer to words that differ a little from a withdrawn quote is that it was withdrawn, but its words are not published, so
 * they cannot be compared. A sketch has 128 bits that the words vote on (Charikar, 2002, “simhash”): texts with most words in common have most bits in
 * common, and nobody can tell the words from it.
 */
const digits = 32;

/** Fewer words have sketches that say too little. */
const fewestWords = 5;
/** Two unrelated texts differ in 64 bits; that a pair differs in so few by chance is less likely than once in a million million. */
const mostBits = 24;

/** Returns the sketch of words in hexadecimal digits; undefined for few words. */
export function sketchOf(tokens: readonly Token[]): string | undefined {
  if (tokens.length < fewestWords) return undefined;
  const votes = new Int32Array(digits * 4);
  for (const token of tokens) {
    const hash = sha256(skeletonOf([token]));
    for (const bit of votes.keys()) votes[bit] = (votes[bit] ?? 0) + (bitOf(hash, bit) ? 1 : -1);
  }
  return Array.from({ length: digits }, (_, digit) => {
    const bits = [0, 1, 2, 3].map((bit) => ((votes[digit * 4 + bit] ?? 0) > 0 ? 8 >> bit : 0));
    return bits.reduce((sum, bit) => sum + bit, 0).toString(16);
  }).join('');
}

const bitOf = (hex: string, bit: number) =>
  (Number.parseInt(hex.charAt(bit >> 2), 16) & (8 >> (bit & 3))) !== 0;

/** True if two sketches are of texts that have most words in common. */
export function isNear(one: string, other: string): boolean {
  let different = 0;
  for (let bit = 0; bit < digits * 4; bit++) if (bitOf(one, bit) !== bitOf(other, bit)) different++;
  return different <= mostBits;
}
