import { crc32, deflateSync } from 'node:zlib';

/** A picture as four bytes for each pixel: red, green, blue, and alpha, which is ignored. */
export interface Pixels {
  width: number;
  height: number;
  data: Uint8Array;
}

/**
 * The most colors of a card: a few flat ones, and shades at the edges of letters. More shades are not visible, and sixteen colors cost a
 * quarter more bytes.
 */
const maxColors = 8;

/** Returns a picture of few flat colors as PNG with a palette of at most eight. Integers only: the same bytes on every processor. */
export function palettePng(pixels: Pixels): Buffer {
  const { width, height } = pixels;
  const colors = colorsOf(pixels);
  const counts = new Map<number, number>();
  for (const color of colors) counts.set(color, (counts.get(color) ?? 0) + 1);
  const palette = chosen(counts);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Four bits a pixel, with a palette.
  header.set([4, 3], 8);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.flatMap(channels))),
    chunk('IDAT', deflateSync(rowsOf(pixels, colors, indexesOf(counts, palette)), { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Returns the rows of a picture with two pixels a byte; each begins with its filter: none (0). */
function rowsOf(
  { width, height }: Pixels,
  colors: Uint32Array,
  indexes: ReadonlyMap<number, number>,
): Buffer {
  const rowLength = 1 + Math.ceil(width / 2);
  const rows = Buffer.alloc(rowLength * height);
  for (const [pixel, color] of colors.entries()) {
    const [x, y] = [pixel % width, Math.floor(pixel / width)];
    const at = y * rowLength + 1 + (x >> 1);
    const index = indexes.get(color) ?? 0;
    rows[at] = (rows[at] ?? 0) | (x % 2 === 0 ? index << 4 : index);
  }
  return rows;
}

/** Returns a part of a PNG file (w3.org/TR/png-3, 5.3). */
function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  checksum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, checksum]);
}

const channels = (color: number): number[] => [color >> 16, (color >> 8) & 255, color & 255];

/** Returns the color of each pixel as 0xRRGGBB. */
function colorsOf({ width, height, data }: Pixels): Uint32Array {
  const colors = new Uint32Array(width * height);
  for (let pixel = 0, at = 0; pixel < colors.length; pixel++, at += 4)
    colors[pixel] = ((data[at] ?? 0) << 16) | ((data[at + 1] ?? 0) << 8) | (data[at + 2] ?? 0);
  return colors;
}

/** Returns the square of the distance of two colors. */
function distance(a: number, b: number): number {
  const red = (a >> 16) - (b >> 16);
  const green = ((a >> 8) & 255) - ((b >> 8) & 255);
  const blue = (a & 255) - (b & 255);
  return red * red + green * green + blue * blue;
}

/**
 * Returns the colors of the palette: the most frequent one, and then always the one that is far from all before it and frequent. Flat
 * colors are exact; a shade at an edge gets one that is close.
 */
function chosen(counts: ReadonlyMap<number, number>): number[] {
  const all = [...counts].sort(([a, few], [b, many]) => many - few || a - b);
  const palette: number[] = [];
  const far = all.map(() => Infinity);
  let next = all[0];
  while (next !== undefined && palette.length < maxColors) {
    const [color] = next;
    palette.push(color);
    let best = 0;
    next = undefined;
    for (const [index, entry] of all.entries()) {
      const squared = Math.min(far[index] ?? 0, distance(entry[0], color));
      far[index] = squared;
      const score = squared * squared * entry[1];
      if (score > best) [best, next] = [score, entry];
    }
  }
  return palette;
}

/** Returns the index of the nearest color of the palette, for each color. */
const indexesOf = (
  counts: ReadonlyMap<number, number>,
  palette: readonly number[],
): ReadonlyMap<number, number> =>
  new Map(
    Array.from(counts.keys(), (color) => {
      const distances = palette.map((other) => distance(other, color));
      return [color, distances.indexOf(Math.min(...distances))];
    }),
  );
