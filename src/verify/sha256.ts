/**
 * SHA-256 (FIPS 180-4) of text in UTF-8. It gives words a short name under which they are found; nothing is secured with it. Written out, because
 * browsers offer `crypto.subtle` only over HTTPS and only asynchronously; a test compares it with Node’s.
 */

/** The first 32 bits of the fractional parts of the roots of primes: square roots of the first 8, cube roots of the first 64. */
const primes: number[] = [];
for (let number = 2; primes.length < 64; number++)
  if (primes.every((prime) => number % prime !== 0)) primes.push(number);
const fraction = (root: number) => Math.floor((root - Math.floor(root)) * 2 ** 32) | 0;
const initial = primes.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)));
const constants = primes.map((prime) => fraction(Math.cbrt(prime)));

const rotated = (word: number, bits: number) => (word >>> bits) | (word << (32 - bits));

/** Returns the hash in 64 hexadecimal digits. */
export function sha256(text: string): string {
  const bytes = new TextEncoder().encode(text);
  // One bit, zeros, and the length in bits as 64-bit number fill the last block of 64 bytes.
  const padded = new DataView(new ArrayBuffer(Math.ceil((bytes.length + 9) / 64) * 64));
  for (const [at, byte] of bytes.entries()) padded.setUint8(at, byte);
  padded.setUint8(bytes.length, 0x80);
  padded.setUint32(padded.byteLength - 4, bytes.length * 8);
  let state = initial;
  const schedule = new Int32Array(64);
  const w = (at: number) => schedule[at] ?? 0;
  for (let block = 0; block < padded.byteLength; block += 64) {
    for (let at = 0; at < 16; at++) schedule[at] = padded.getInt32(block + at * 4);
    for (let at = 16; at < 64; at++) {
      const [early, late] = [w(at - 15), w(at - 2)];
      const s0 = rotated(early, 7) ^ rotated(early, 18) ^ (early >>> 3);
      const s1 = rotated(late, 17) ^ rotated(late, 19) ^ (late >>> 10);
      schedule[at] = w(at - 16) + s0 + w(at - 7) + s1;
    }
    let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
    for (let at = 0; at < 64; at++) {
      const s1 = rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25);
      const choice = (e & f) ^ (~e & g);
      const first = (h + s1 + choice + (constants[at] ?? 0) + w(at)) | 0;
      const s0 = rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22);
      const majority = (a & b) ^ (a & c) ^ (b & c);
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + s0 + majority) | 0];
    }
    const added = [a, b, c, d, e, f, g, h];
    state = state.map((word, at) => (word + (added[at] ?? 0)) | 0);
  }
  return state.map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
}
