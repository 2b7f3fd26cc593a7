import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PNG } from 'pngjs';
import { palettePng, type Pixels } from '../../../src/outputs/cards/palette-png.ts';

/** Returns a picture whose pixels have these colors, as 0xRRGGBB. */
const picture = (width: number, colors: number[]): Pixels => ({
  width,
  height: colors.length / width,
  data: Uint8Array.from(colors.flatMap((color) => [color >> 16, (color >> 8) & 255, color & 255, 255])),
});

test('a picture of up to eight colors stays exactly as it is, also if its width is odd', async () => {
  const colors = [0xfdfdfb, 0x16171d, 0xffe95c, 0x5b5b66, 0xd9d9d4, 1, 2, 3, 0xfdfdfb];
  const original = picture(3, colors);
  const read = PNG.sync.read(await palettePng(original));
  assert.deepEqual([read.width, read.height], [3, 3]);
  assert.deepEqual([...read.data], [...original.data]);
});

test('of more colors the frequent ones stay exact, and others become near ones', async () => {
  const shades = Array.from({ length: 256 }, (_, shade) => shade * 0x10101);
  const flat = Array.from({ length: 5000 }, (_, index) => (index % 2 === 0 ? 0xffffff : 0xffe95c));
  const original = picture(2, [...flat, ...shades]);
  const { data } = PNG.sync.read(await palettePng(original));
  assert.deepEqual([...data.subarray(0, 4 * flat.length)], [...original.data.subarray(0, 4 * flat.length)]);
  const found = new Set(Array.from({ length: data.length / 4 }, (_, at) => data.readUIntBE(4 * at, 3)));
  assert.ok(found.size <= 8, [...found].join(' '));
  for (const [at, channel] of data.entries()) assert.ok(Math.abs(channel - (original.data[at] ?? 0)) < 48);
});
