/** A QR code as `uqr` returns it: rows of squares, true for dark, and what each square is, 0 for data. */
interface Encoded {
  size: number;
  data: readonly (readonly boolean[])[];
  types: readonly (readonly number[])[];
}

/** True where a mask inverts the square in column `x` and row `y` (ISO/IEC 18004, 7.8.2). */
const masks: readonly ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 2 === 0,
  (_, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
];

/** By size: for each mask, 1 for the squares in which a code with it differs from the same code with mask 0. All codes of a size have the same. */
const known = new Map<number, readonly Uint8Array[]>();

/**
 * Returns the squares of a code, 1 for dark, row after row, with the mask that has the lowest penalty (7.8.3), as `uqr` chooses it in ten times the time.
 * `encoded` is the code with mask 0.
 */
export function bestMasked(encoded: Encoded): Uint8Array {
  const { size, data } = encoded;
  const first = new Uint8Array(size * size);
  for (const [y, row] of data.entries()) for (let x = 0; x < size; x++) if (row[x]) first[y * size + x] = 1;
  const differences = known.get(size) ?? differencesOf(encoded);
  known.set(size, differences);
  let best: Uint8Array = first;
  let least = Infinity;
  for (const difference of differences) {
    const masked = new Uint8Array(first.length);
    for (let at = 0; at < masked.length; at++) masked[at] = (first[at] ?? 0) ^ (difference[at] ?? 0);
    const penalty = penaltyOf(masked, size);
    if (penalty >= least) continue;
    best = masked;
    least = penalty;
  }
  return best;
}

function differencesOf({ size, types }: Encoded): Uint8Array[] {
  return masks.map((inverts, mask) => {
    const difference = new Uint8Array(size * size);
    for (const [y, row] of types.entries())
      for (let x = 0; x < size; x++)
        if (row[x] === 0 && inverts(x, y) !== masks[0]?.(x, y)) difference[y * size + x] = 1;
    // The number of the mask is in the code, twice, with the bits that correct errors in it. These bits are linear: those of 0 are all 0.
    const bits = formatBits(mask);
    for (const [number, places] of formatPlaces(size).entries())
      for (const [x, y] of places) difference[y * size + x] = (bits >>> number) & 1;
    return difference;
  });
}

/** Returns a mask’s number with its ten bits of error correction (7.9.1). */
function formatBits(mask: number): number {
  let rest = mask;
  for (let bit = 0; bit < 10; bit++) rest = (rest << 1) ^ ((rest >>> 9) * 0x537);
  return (mask << 10) | rest;
}

/** Returns the two squares of each bit of the format, the lowest bit first. */
const formatPlaces = (size: number): [x: number, y: number][][] =>
  Array.from({ length: 15 }, (_, bit) => [
    bit < 8 ? [8, bit < 6 ? bit : bit + 1] : [bit === 8 ? 7 : 14 - bit, 8],
    bit < 8 ? [size - 1 - bit, 8] : [8, size - 15 + bit],
  ]);

/** Lengths of the runs of one line. */
const runs = new Int32Array(200);

function penaltyOf(squares: Uint8Array, size: number): number {
  let penalty = 0;
  for (let line = 0; line < size; line++)
    penalty += linePenalty(squares, line * size, 1, size) + linePenalty(squares, line, size, size);
  let dark = 0;
  for (const square of squares) dark += square;
  // Squares of two by two in one color.
  for (let y = 1; y < size; y++) {
    let before = (squares[y * size] ?? 0) + (squares[(y - 1) * size] ?? 0);
    for (let at = y * size + 1; at < (y + 1) * size; at++) {
      const column = (squares[at] ?? 0) + (squares[at - size] ?? 0);
      if (column !== 1 && column === before) penalty += 3;
      before = column;
    }
  }
  const total = size * size;
  return penalty + (Math.ceil(Math.abs(dark * 20 - total * 10) / total) - 1) * 10;
}

/** Returns the penalty of a row or a column: for runs of five and more, and for what looks like the corners of a code. */
function linePenalty(squares: Uint8Array, from: number, step: number, size: number): number {
  let penalty = 0;
  let count = 0;
  let color = 0;
  let run = 0;
  const end = from + size * step;
  for (let at = from; at < end; at += step) {
    if (squares[at] === color) {
      run++;
      continue;
    }
    if (run >= 5) penalty += run - 2;
    runs[count++] = run;
    color ^= 1;
    run = 1;
  }
  if (run >= 5) penalty += run - 2;
  runs[count++] = run;
  if (color === 1) runs[count++] = 0;
  // The empty frame continues the first and the last run, which are light.
  runs[0] = (runs[0] ?? 0) + size;
  runs[count - 1] = (runs[count - 1] ?? 0) + size;
  for (let at = 6; at < count; at += 2) {
    const one = runs[at - 1] ?? 0;
    const isCorner =
      runs[at - 2] === one && runs[at - 3] === 3 * one && runs[at - 4] === one && runs[at - 5] === one;
    if (!isCorner) continue;
    const [after = 0, before = 0] = [runs[at], runs[at - 6]];
    if (after >= 4 * one && before >= one) penalty += 40;
    if (before >= 4 * one && after >= one) penalty += 40;
  }
  return penalty;
}
