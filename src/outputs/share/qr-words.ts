import { encode } from 'uqr';

/** The squares of a code with mask 0, row after row, 1 for dark; and those of them that a mask can invert. */
export interface Squares {
  size: number;
  squares: Uint8Array;
  /** True for the squares of data and error correction. */
  isData: (at: number) => boolean;
}

type Level = 'L' | 'M' | 'Q' | 'H';

/** By level, for versions 1 to 9: words of error correction in a block, and blocks (ISO/IEC 18004, table 9). */
const corrections: readonly (readonly [level: Level, words: readonly number[], blocks: readonly number[]])[] =
  [
    ['L', [7, 10, 15, 20, 26, 18, 20, 24, 30], [1, 1, 1, 1, 1, 2, 2, 2, 2]],
    ['M', [10, 16, 26, 18, 24, 16, 18, 22, 22], [1, 1, 1, 2, 2, 4, 4, 4, 5]],
    ['Q', [13, 22, 18, 26, 18, 24, 18, 22, 20], [1, 1, 2, 2, 4, 4, 6, 6, 8]],
    ['H', [17, 28, 22, 16, 22, 28, 26, 26, 24], [1, 1, 2, 4, 4, 4, 5, 6, 8]],
  ];
/** Words of all kinds in a code, for versions 1 to 9. */
const allWords = [26, 44, 70, 100, 134, 172, 196, 242, 292];

/** How a code of a size and a level is made. */
interface Form {
  version: number;
  level: Level;
  correction: number;
  blocks: number;
  /** Words of data. */
  room: number;
}

const forms: readonly Form[] = allWords.flatMap((all, index) =>
  corrections.map(([level, words, blocks]): Form => {
    const [correction = 0, count = 0] = [words[index], blocks[index]];
    return { version: index + 1, level, correction, blocks: count, room: all - correction * count };
  }),
);

/**
 * Returns the code of a URL with mask 0, in the smallest size and at the highest level of error correction that it allows, as `uqr` makes it in five times the time;
 * `uqr` itself makes those of more than 230 bytes and those without small letters, which need fewer bits.
 */
export function encodedUrl(url: string): Squares {
  const bytes = new TextEncoder().encode(url);
  const fitting = /[a-z]/.test(url) ? forms.filter(({ room }) => room >= bytes.length + 2) : [];
  const version = Math.min(...fitting.filter(({ level }) => level === 'L').map((form) => form.version));
  const form = fitting.findLast((one) => one.version === version);
  if (!form) return squaresOf(encode(url, { ecc: 'L', border: 0, boostEcc: true, maskPattern: 0 }));
  const { size, isData, order, fixed } = frameOf(form);
  const squares = fixed.slice();
  const words = corrected(dataOf(bytes, form.room), form);
  for (const [bit, at] of order.entries()) {
    const square = ((words[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1;
    squares[at] = square ^ (squares[at] ?? 0);
  }
  return { size, squares, isData };
}

/** Returns a text as words: four bits for its form, eight for its length, its bytes, four that end it, and what fills the rest. */
function dataOf(bytes: Uint8Array, room: number): Uint8Array {
  const data = new Uint8Array(room);
  const halves = [
    4,
    bytes.length >> 4,
    bytes.length & 15,
    ...[...bytes].flatMap((byte) => [byte >> 4, byte & 15]),
  ];
  for (const [at, half] of halves.entries())
    data[at >> 1] = (data[at >> 1] ?? 0) | (half << (at % 2 === 0 ? 4 : 0));
  for (let at = bytes.length + 2, odd = true; at < room; at++, odd = !odd) data[at] = odd ? 0xec : 0x11;
  return data;
}

/** Returns words with those of their error correction, in the order in which a code has them. */
function corrected(data: Uint8Array, { correction, blocks, room }: Form): number[] {
  const short = Math.floor(room / blocks);
  const long = room % blocks;
  let from = 0;
  const parts = Array.from({ length: blocks }, (_, block) => {
    const part = data.subarray(from, from + short + (block >= blocks - long ? 1 : 0));
    from += part.length;
    return { part, rest: remainder(part, correction) };
  });
  const words: number[] = [];
  for (let at = 0; at <= short; at++)
    for (const { part } of parts) if (at < part.length) words.push(part[at] ?? 0);
  for (let at = 0; at < correction; at++) for (const { rest } of parts) words.push(rest[at] ?? 0);
  return words;
}

/** Powers of two in the field of 256 elements, and their logarithms. */
const powers = new Uint8Array(512);
const logarithms = new Uint8Array(256);
for (let power = 0, value = 1; power < 255; power++) {
  powers[power] = value;
  powers[power + 255] = value;
  logarithms[value] = power;
  value = value < 128 ? value << 1 : (value << 1) ^ 0x11d;
}

const generators = new Map<number, Uint8Array>();
/** Returns the logarithms of the coefficients of a generator polynomial, without the first, which is 1. */
function generatorOf(degree: number): Uint8Array {
  const known = generators.get(degree);
  if (known) return known;
  let coefficients = [1];
  for (let root = 0; root < degree; root++)
    coefficients = [...coefficients, 0].map((one, at) => {
      const before = at === 0 ? 0 : (coefficients[at - 1] ?? 0);
      return one ^ (before === 0 ? 0 : (powers[(logarithms[before] ?? 0) + root] ?? 0));
    });
  const made = Uint8Array.from(coefficients.slice(1), (one) => logarithms[one] ?? 0);
  generators.set(degree, made);
  return made;
}

/** Returns the error correction of a block: the remainder of its words, divided by a generator polynomial (Reed and Solomon). */
function remainder(data: Uint8Array, degree: number): Uint8Array {
  const generator = generatorOf(degree);
  const rest = new Uint8Array(degree);
  for (const word of data) {
    const factor = word ^ (rest[0] ?? 0);
    rest.copyWithin(0, 1);
    rest[degree - 1] = 0;
    if (factor === 0) continue;
    const logarithm = logarithms[factor] ?? 0;
    for (let at = 0; at < degree; at++)
      rest[at] = (rest[at] ?? 0) ^ (powers[logarithm + (generator[at] ?? 0)] ?? 0);
  }
  return rest;
}

/** What all codes of a form have. */
interface Frame extends Omit<Squares, 'squares'> {
  /** The squares of the bits, in order. */
  order: Int32Array;
  /** Squares without data; those of data as mask 0 inverts them. */
  fixed: Uint8Array;
}

const frames = new Map<Form, Frame>();
function frameOf(form: Form): Frame {
  let frame = frames.get(form);
  if (!frame) frames.set(form, (frame = newFrame(form)));
  return frame;
}

function newFrame({ version, level }: Form): Frame {
  const options = { ecc: level, border: 0, boostEcc: false, maskPattern: 0 } as const;
  const any = squaresOf(encode('a', { ...options, minVersion: version, maxVersion: version }));
  const { size, isData } = any;
  const order: number[] = [];
  // Pairs of columns from the right, upwards and downwards in turn, without the column of the pattern for timing (7.7.3).
  for (let right = size - 1; right >= 1; right -= 2) {
    if (right === 6) right = 5;
    for (let step = 0; step < size; step++)
      for (const x of [right, right - 1]) {
        const y = ((right + 1) & 2) === 0 ? size - 1 - step : step;
        if (isData(y * size + x)) order.push(y * size + x);
      }
  }
  const inverted = (at: number) => (Math.floor(at / size) + (at % size)) % 2 === 0;
  const fixed = any.squares.map((square, at) => (isData(at) ? Number(inverted(at)) : square));
  return { size, isData, order: Int32Array.from(order), fixed };
}

/** Returns the squares of a code as `uqr` returns it: rows of squares, true for dark, and what each square is, 0 for data. */
export function squaresOf({ size, data, types }: ReturnType<typeof encode>): Squares {
  const squares = Uint8Array.from(data.flat(), Number);
  const kinds = types.flat();
  return { size, squares, isData: (at) => Number(kinds[at]) === 0 };
}
