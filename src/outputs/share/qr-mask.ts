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

/** The masks of one size: for each, 1 for the squares in which a code with it differs from the same code with mask 0, and the same as bits. */
interface SizeMasks {
  differences: readonly Uint8Array[];
  bits: readonly Lines[];
}

/** By size, because all codes of a size have the same. */
const known = new Map<number, SizeMasks>();

/**
 * Returns the squares of a code, 1 for dark, row after row, with the mask that has the lowest penalty (7.8.3), as `uqr` chooses it in thirty times the time.
 */
export function bestMasked(code: Squares): Uint8Array {
  const { size, squares } = code;
  const { differences, bits } = known.get(size) ?? masksOf(code);
  const unmasked = linesOf(squares, size);
  let best = differences[0];
  let least = Infinity;
  for (const [mask, difference] of differences.entries()) {
    const penalty = penaltyOf(masked(unmasked, bits[mask] ?? unmasked), size);
    if (penalty >= least) continue;
    best = difference;
    least = penalty;
  }
  return squares.map((square, at) => square ^ (best?.[at] ?? 0));
}

function masksOf(code: Squares): SizeMasks {
  const differences = differencesOf(code);
  const of = { differences, bits: differences.map((difference) => linesOf(difference, code.size)) };
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

/** The rows of a code and its columns, each in so many numbers of 32 bits that one more, empty, follows. The first square is the lowest bit. */
interface Lines {
  rows: Uint32Array;
  columns: Uint32Array;
}

const wordsOf = (size: number) => Math.ceil(size / 32) + 1;

function linesOf(squares: Uint8Array, size: number): Lines {
  const words = wordsOf(size);
  const [rows, columns] = [new Uint32Array(size * words), new Uint32Array(size * words)];
  const set = (lines: Uint32Array, line: number, at: number) => {
    const word = line * words + (at >>> 5);
    lines[word] = (lines[word] ?? 0) | (1 << (at & 31));
  };
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++)
      if (squares[y * size + x]) {
        set(rows, y, x);
        set(columns, x, y);
      }
  return { rows, columns };
}

const masked = (lines: Lines, mask: Lines): Lines => ({
  rows: lines.rows.map((word, at) => word ^ (mask.rows[at] ?? 0)),
  columns: lines.columns.map((word, at) => word ^ (mask.columns[at] ?? 0)),
});

function penaltyOf({ rows, columns }: Lines, size: number): number {
  const words = wordsOf(size);
  let penalty = 0;
  for (let from = 0; from < rows.length; from += words)
    penalty += linePenalty(rows, from, size) + linePenalty(columns, from, size);
  let dark = 0;
  for (const word of rows) dark += ones(word);
  // Squares of two by two in one color.
  for (let at = words; at < rows.length; at++) {
    const place = at % words;
    const inBoth =
      equalNext(rows, at, place, size) &
      equalNext(rows, at - words, place, size) &
      ~((rows[at] ?? 0) ^ (rows[at - words] ?? 0));
    penalty += 3 * ones(inBoth);
  }
  const total = size * size;
  return penalty + (Math.ceil(Math.abs(dark * 20 - total * 10) / total) - 1) * 10;
}

/** Returns the number of bits that are set. */
function ones(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Returns a word of a line as if the squares `by` places further were in it. */
const later = (line: Uint32Array, at: number, by: number) =>
  ((line[at] ?? 0) >>> by) | ((line[at + 1] ?? 0) << (32 - by));

/** Returns a word of a line as if the squares `by` places before were in it; `place` is the number of the word in its line. */
const earlier = (line: Uint32Array, at: number, place: number, by: number) =>
  ((line[at] ?? 0) << by) | (place === 0 ? 0 : (line[at - 1] ?? 0) >>> (32 - by));

/** Returns, for each square of a word, whether it has the color of the next one. The last of a line has none. */
function equalNext(lines: Uint32Array, at: number, place: number, size: number): number {
  const left = size - 1 - place * 32;
  const own = left >= 32 ? -1 : (1 << Math.max(0, left)) - 1;
  return ~((lines[at] ?? 0) ^ later(lines, at, 1)) & own;
}

/** For one line: squares that have the color of the next; and the first squares of five in one color. One word more than a line has follows. */
const equal = new Uint32Array(8);
const fives = new Uint32Array(8);

/** Returns the penalty of a row or a column: for runs of five and more, and for what looks like the corners of a code. */
function linePenalty(lines: Uint32Array, from: number, size: number): number {
  const words = wordsOf(size);
  for (let place = 0; place < words; place++) equal[place] = equalNext(lines, from + place, place, size);
  equal[words] = 0;
  for (let place = 0; place < words; place++)
    fives[place] =
      (equal[place] ?? 0) & later(equal, place, 1) & later(equal, place, 2) & later(equal, place, 3);
  let penalty = 0;
  let long = 0;
  for (let place = 0; place < words; place++) {
    const five = fives[place] ?? 0;
    // A run of n has n - 4 of these, and counts as n - 2.
    penalty += ones(five) + 2 * ones(five & ~earlier(fives, place, place, 1));
    const at = from + place;
    long |= five & (lines[at] ?? 0) & later(equal, place, 4);
    penalty += 40 * cornersIn(lines, at, place);
  }
  // Corners can be larger: then, a run of six or more is in the middle.
  return long === 0 ? penalty : penalty + 40 * largeCorners(lines, from, size);
}

/** Returns how many corners begin in a word, 1011101 with four light squares on one side; those with them on both count twice. */
function cornersIn(lines: Uint32Array, at: number, place: number): number {
  const light = (by: number) => ~later(lines, at, by);
  const core =
    (lines[at] ?? 0) &
    light(1) &
    later(lines, at, 2) &
    later(lines, at, 3) &
    later(lines, at, 4) &
    light(5) &
    later(lines, at, 6) &
    light(7) &
    ~earlier(lines, at, place, 1);
  if (core === 0) return 0;
  const after = light(8) & light(9) & light(10);
  const before = [2, 3, 4].reduce((all, by) => all & ~earlier(lines, at, place, by), -1);
  return ones(core & after) + ones(core & before);
}

/** Returns how many corners a line has whose narrowest runs are of two squares or more. */
function largeCorners(lines: Uint32Array, from: number, size: number): number {
  // The empty frame continues the first and the last run, which are light.
  const runs = [size];
  let isDark = false;
  for (let at = 0; at < size; at++) {
    const square = ((lines[from + (at >>> 5)] ?? 0) >>> (at & 31)) & 1;
    if ((square === 1) === isDark) runs[runs.length - 1] = (runs.at(-1) ?? 0) + 1;
    else runs.push(1);
    isDark = square === 1;
  }
  if (isDark) runs.push(0);
  runs[runs.length - 1] = (runs.at(-1) ?? 0) + size;
  let corners = 0;
  for (let at = 6; at < runs.length; at += 2) {
    const [before = 0, first = 0, second, third, fourth, fifth, after = 0] = runs.slice(at - 6, at + 1);
    const isCorner =
      first > 1 && second === first && third === 3 * first && fourth === first && fifth === first;
    if (!isCorner) continue;
    if (after >= 4 * first && before >= first) corners++;
    if (before >= 4 * first && after >= first) corners++;
  }
  return corners;
}
