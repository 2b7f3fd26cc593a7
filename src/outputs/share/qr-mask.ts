import type { Squares } from './qr-words.ts';

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

/** The masks of one size: for each, 1 for the squares in which a code with it differs from the same code with mask 0, and the same as lines. */
interface SizeMasks {
  differences: readonly Uint8Array[];
  lines: readonly Int32Array[];
}

/** By size, because all codes of a size have the same. */
const known = new Map<number, SizeMasks>();

/** The widest code whose lines have two words. */
export const mostSquares = 64;

/**
 * Returns the squares of a code, 1 for dark, row after row, with the mask that has the lowest penalty (7.8.3), as `uqr` chooses it in a hundred times the time. A code
 * has at most `mostSquares` in a row.
 */
export function bestMasked(code: Squares): Uint8Array {
  const { size, squares } = code;
  const { differences, lines } = known.get(size) ?? masksOf(code);
  const unmasked = linesOf(squares, size);
  const masked = new Int32Array(unmasked.length);
  let best = differences[0];
  let least = Infinity;
  for (const [mask, difference] of differences.entries()) {
    const own = lines[mask] ?? unmasked;
    for (let at = 0; at < masked.length; at++) masked[at] = (unmasked[at] ?? 0) ^ (own[at] ?? 0);
    const penalty = penaltyOf(masked, size, least);
    if (penalty >= least) continue;
    best = difference;
    least = penalty;
  }
  return squares.map((square, at) => square ^ (best?.[at] ?? 0));
}

function masksOf(code: Squares): SizeMasks {
  const differences = differencesOf(code);
  const of = { differences, lines: differences.map((difference) => linesOf(difference, code.size)) };
  known.set(code.size, of);
  return of;
}

function differencesOf({ size, isData }: Squares): Uint8Array[] {
  return masks.map((inverts, mask) => {
    const difference = new Uint8Array(size * size);
    for (let y = 0; y < size; y++)
      for (let x = 0; x < size; x++)
        if (isData(y * size + x) && inverts(x, y) !== masks[0]?.(x, y)) difference[y * size + x] = 1;
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

/**
 * Returns the rows of a code and then its columns, each as two words of 32 bits. The first square is the lowest bit; after the last there are
 * light ones, as in the empty frame.
 */
function linesOf(squares: Uint8Array, size: number): Int32Array {
  const lines = new Int32Array(size * 4);
  const set = (line: number, at: number) => {
    const word = line * 2 + (at >>> 5);
    lines[word] = (lines[word] ?? 0) | (1 << (at & 31));
  };
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++)
      if (squares[y * size + x]) {
        set(y, x);
        set(size + x, y);
      }
  return lines;
}

/** Returns the penalty of a code, or a number that is at least `most` if the penalty is. */
function penaltyOf(lines: Int32Array, size: number, most: number): number {
  const rows = size * 2;
  let dark = 0;
  for (let at = 0; at < rows; at++) dark += ones(lines[at] ?? 0);
  const total = size * size;
  let penalty = (Math.ceil(Math.abs(dark * 20 - total * 10) / total) - 1) * 10;
  // The last square of a line has no next one.
  const ownLow = size > 32 ? -1 : (1 << (size - 1)) - 1;
  const ownHigh = size > 33 ? (1 << (size - 33)) - 1 : 0;
  let [lowBefore, highBefore, equalLowBefore, equalHighBefore] = [0, 0, 0, 0];
  for (let at = 0; at < lines.length && penalty < most; at += 2) {
    const low = lines[at] ?? 0;
    const high = lines[at + 1] ?? 0;
    /** Squares that have the color of the next one. */
    const equalLow = ~(low ^ ((low >>> 1) | (high << 31))) & ownLow;
    const equalHigh = ~(high ^ (high >>> 1)) & ownHigh;
    penalty += linePenalty(low, high, equalLow, equalHigh, size);
    if (at >= rows) continue;
    // Squares of two by two in one color.
    if (at > 0)
      penalty +=
        3 *
        (ones(equalLow & equalLowBefore & ~(low ^ lowBefore)) +
          ones(equalHigh & equalHighBefore & ~(high ^ highBefore)));
    [lowBefore, highBefore, equalLowBefore, equalHighBefore] = [low, high, equalLow, equalHigh];
  }
  return penalty;
}

/** Returns the number of bits that are set. */
function ones(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Returns the penalty of a row or a column: for runs of five and more, and for what looks like the corners of a code. */
function linePenalty(low: number, high: number, equalLow: number, equalHigh: number, size: number): number {
  const threesLow = equalLow & ((equalLow >>> 1) | (equalHigh << 31));
  const threesHigh = equalHigh & (equalHigh >>> 1);
  /** The first squares of five in one color. */
  const fivesLow = threesLow & ((threesLow >>> 2) | (threesHigh << 30));
  const fivesHigh = threesHigh & (threesHigh >>> 2);
  let penalty = 40 * corners(low, high);
  if ((fivesLow | fivesHigh) === 0) return penalty;
  // A run of n has n - 4 of these, and counts as n - 2.
  penalty += ones(fivesLow) + ones(fivesHigh);
  penalty +=
    2 * (ones(fivesLow & ~(fivesLow << 1)) + ones(fivesHigh & ~((fivesHigh << 1) | (fivesLow >>> 31))));
  // Corners can be larger: then, a dark run of six or more is in the middle.
  const six =
    (fivesLow & low & ((equalLow >>> 4) | (equalHigh << 28))) | (fivesHigh & high & (equalHigh >>> 4));
  return six === 0 ? penalty : penalty + 40 * largeCorners(low, high, size);
}

/** Returns how many corners a line has, 1011101 with four light squares on one side; those with them on both count twice. */
function corners(low: number, high: number): number {
  // Each word as if the squares so many places further were in it.
  const middleLow =
    ((low >>> 2) | (high << 30)) & ((low >>> 3) | (high << 29)) & ((low >>> 4) | (high << 28));
  const middleHigh = (high >>> 2) & (high >>> 3) & (high >>> 4);
  const coreLow =
    low &
    middleLow &
    ((low >>> 6) | (high << 26)) &
    ~((low >>> 1) | (high << 31) | ((low >>> 5) | (high << 27)) | ((low >>> 7) | (high << 25)) | (low << 1));
  const coreHigh =
    high &
    middleHigh &
    (high >>> 6) &
    ~((high >>> 1) | (high >>> 5) | (high >>> 7) | (high << 1) | (low >>> 31));
  if ((coreLow | coreHigh) === 0) return 0;
  const afterLow = (low >>> 8) | (high << 24) | ((low >>> 9) | (high << 23)) | ((low >>> 10) | (high << 22));
  const afterHigh = (high >>> 8) | (high >>> 9) | (high >>> 10);
  const beforeLow = (low << 2) | (low << 3) | (low << 4);
  const beforeHigh = (high << 2) | (low >>> 30) | ((high << 3) | (low >>> 29)) | ((high << 4) | (low >>> 28));
  return (
    ones(coreLow & ~afterLow) +
    ones(coreHigh & ~afterHigh) +
    ones(coreLow & ~beforeLow) +
    ones(coreHigh & ~beforeHigh)
  );
}

/** The lengths of the runs of a line, light and dark in turn. */
const runs = new Int32Array(mostSquares + 2);

/** Returns how many corners a line has whose narrowest runs are of two squares or more. */
function largeCorners(low: number, high: number, size: number): number {
  // The empty frame continues the first and the last run, which are light.
  runs[0] = size;
  let last = 0;
  for (let at = 0; at < size; at++) {
    const square = ((at < 32 ? low : high) >>> (at & 31)) & 1;
    if (square === (last & 1)) runs[last] = (runs[last] ?? 0) + 1;
    else runs[++last] = 1;
  }
  if ((last & 1) === 1) runs[++last] = 0;
  runs[last] = (runs[last] ?? 0) + size;
  let found = 0;
  for (let at = 6; at <= last; at += 2) {
    const first = runs[at - 5] ?? 0;
    const isCorner =
      first > 1 &&
      runs[at - 4] === first &&
      runs[at - 3] === 3 * first &&
      runs[at - 2] === first &&
      runs[at - 1] === first;
    if (!isCorner) continue;
    const [before, after] = [runs[at - 6] ?? 0, runs[at] ?? 0];
    if (after >= 4 * first && before >= first) found++;
    if (before >= 4 * first && after >= first) found++;
  }
  return found;
}
