import { constants, crc32, deflateSync } from 'node:zlib';

/** Pixels as the renderer gives them: four bytes each, all opaque. Whoever packs them uses them up. */
export interface Pixels {
  data: Uint8Array;
  width: number;
  height: number;
}

/**
 * An indexed PNG, colour for colour; undefined where there are over 256 colours. The renderer’s own takes twice the time.
 * Runs are told by their length alone (`Z_RLE`): nearly as small for flat colours, five times as fast as looking for
 * what was there before, and the same on every processor. What that leaves too large is packed anew, tightly.
 */
export function indexedPng(pixels: Pixels, enough: number): Uint8Array | undefined {
  const indexed = index(pixels);
  if (!indexed) return undefined;
  const head = Buffer.alloc(13);
  head.writeUInt32BE(pixels.width, 0);
  head.writeUInt32BE(pixels.height, 4);
  // Eight bits a pixel, by a palette.
  head.set([8, 3], 8);
  const png = (rows: Uint8Array) =>
    Buffer.concat([
      signature,
      chunk('IHDR', head),
      chunk('PLTE', indexed.palette),
      chunk('IDAT', rows),
      chunk('IEND', Buffer.alloc(0)),
    ]);
  const quick = png(deflateSync(indexed.rows, { level: 1, strategy: constants.Z_RLE }));
  return quick.length <= enough ? quick : png(deflateSync(indexed.rows, { level: 9 }));
}

const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');

function chunk(type: string, data: Uint8Array): Buffer {
  const bytes = Buffer.alloc(12 + data.length);
  bytes.writeUInt32BE(data.length, 0);
  bytes.write(type, 4, 'latin1');
  bytes.set(data, 8);
  bytes.writeUInt32BE(crc32(bytes.subarray(4, 8 + data.length)), 8 + data.length);
  return bytes;
}

/**
 * Rows of palette places, each behind a zero (no filter), and the palette in the order in which its colours turn up. They
 * are written over the pixels that were read: a place has a byte where a pixel had four, and a second picture in memory
 * would have the collector run for every few cards.
 */
function index({ data, width, height }: Pixels): { rows: Uint8Array; palette: Uint8Array } | undefined {
  const bytes = Buffer.from(data.buffer, data.byteOffset, data.length);
  const colours = new Uint32Array(data.buffer, data.byteOffset, width * height);
  // A table with open places: a Map takes three times as long for 756,000 pixels.
  const keys = new Uint32Array(1024);
  const places = new Int16Array(1024).fill(-1);
  const palette: number[] = [];
  const placeOf = (colour: number): number => {
    let slot = Math.imul(colour, 0x9e3779b1) >>> 22;
    while (places[slot] !== -1 && keys[slot] !== colour) slot = (slot + 1) & 1023;
    if (places[slot] === -1) {
      keys[slot] = colour;
      places[slot] = palette.length / 3;
      palette.push(...new Uint8Array(Uint32Array.of(colour).buffer, 0, 3));
    }
    return places[slot] ?? 0;
  };
  for (let y = 0; y < height; y++) {
    // A zero before each row: a place stands this many bytes further on than its pixel’s number.
    const shift = y + 1;
    const [start, end] = [y * width, (y + 1) * width];
    // Most rows of paper are like the one above, whose pixels are whole from the third row on.
    if (y > 1 && bytes.compare(bytes, (start - width) * 4, start * 4, start * 4, end * 4) === 0) {
      const row = start + y;
      bytes.copyWithin(row, row - width - 1, row);
      continue;
    }
    for (let at = start; at < end;) {
      const from = at;
      const colour = colours[at] ?? 0;
      while (at < end && colours[at] === colour) at++;
      const place = placeOf(colour);
      if (palette.length > 768) return undefined;
      // For short runs, as most are, `fill` takes longer than it saves.
      if (at - from > 32) bytes.fill(place, from + shift, at + shift);
      else for (let cell = from + shift; cell < at + shift; cell++) bytes[cell] = place;
    }
    bytes[start + y] = 0;
  }
  return { rows: bytes.subarray(0, (width + 1) * height), palette: Uint8Array.from(palette) };
}
