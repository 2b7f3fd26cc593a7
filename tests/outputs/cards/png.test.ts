import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { PNG } from 'pngjs';
import { indexedPng } from '../../../src/outputs/cards/png.ts';

/** A picture of one row a list, from colours as 0xRRGGBB. */
function picture(rows: readonly (readonly number[])[]) {
  const width = rows[0]?.length ?? 0;
  const data = new Uint8Array(
    rows.flat().flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255, 255]),
  );
  return { data, width, height: rows.length };
}
const unpacked = (bytes: Uint8Array | undefined) => {
  assert.ok(bytes);
  const { width, height, data } = PNG.sync.read(Buffer.from(bytes));
  return { width, height, data: new Uint8Array(data) };
};

describe('an indexed picture', () => {
  it('has every pixel of the one it was made from, whatever its rows', () => {
    const colour = fc.constantFrom(0xffffff, 0x000000, 0xffe95c, 0x010203, 0xff0000);
    const row = (width: number) =>
      fc
        .array(fc.tuple(colour, fc.integer({ min: 1, max: 50 })), { minLength: 1, maxLength: 8 })
        .map((runs) => {
          const pixels = runs.flatMap(([colour, count]) => Array.from({ length: count }, () => colour));
          return Array.from({ length: width }, (_, x) => pixels[x % pixels.length] ?? 0);
        });
    const rows = fc
      .integer({ min: 1, max: 70 })
      .chain((width) =>
        fc.array(fc.tuple(row(width), fc.integer({ min: 1, max: 4 })), { minLength: 1, maxLength: 6 }),
      )
      // Rows that are like the one above are packed in another way.
      .map((rows) => rows.flatMap(([row, count]) => Array.from({ length: count }, () => row)));
    fc.assert(
      fc.property(rows, fc.boolean(), (rows, tight) => {
        const packed = indexedPng(picture(rows), tight ? 0 : Infinity);
        assert.deepEqual(unpacked(packed), picture(rows));
      }),
    );
  });

  it('may have 256 colours, and is not made of more', () => {
    const shades = (count: number) => [Array.from({ length: count }, (_, shade) => shade * 7)];
    assert.deepEqual(unpacked(indexedPng(picture(shades(256)), Infinity)), picture(shades(256)));
    assert.equal(indexedPng(picture(shades(257)), Infinity), undefined);
  });

  it('is packed tightly where it would be too large', () => {
    const noise = Array.from({ length: 40 }, (_, y) =>
      Array.from({ length: 40 }, (_, x) => ((x * y) % 7) * 9),
    );
    const quick = indexedPng(picture(noise), Infinity);
    const tight = indexedPng(picture(noise), 100);
    assert.ok(quick && tight && tight.length < quick.length);
  });
});
