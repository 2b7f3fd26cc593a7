import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import jsqr from 'jsqr';
import { type QrCode, qrCode } from '../../src/outputs/share/qr-code.ts';

/** Draws the strokes of a code as an SVG renderer does, with some pixels for each square. */
function pixels({ size, path }: QrCode, scale = 4) {
  const width = size * scale;
  const data = new Uint8ClampedArray(width * width * 4).fill(255);
  let [x, y] = [0, 0];
  for (const [, command, first, second] of path.matchAll(/([Mmh])(\d+)(?: ([\d.]+))?/g)) {
    const length = Number(first);
    if (command === 'M') [x, y] = [length, Number(second) - 0.5];
    if (command === 'm') x += length;
    if (command !== 'h') continue;
    for (let row = y * scale; row < (y + 1) * scale; row++)
      for (let column = x * scale; column < (x + length) * scale; column++)
        data.set([0, 0, 0], (row * width + column) * 4);
    x += length;
  }
  return { data, width };
}

describe('the QR code of a URL', () => {
  for (const url of [
    'https://verbatim.example/q/pure-and-simple/',
    'https://user.github.io/repository/q/a-quote-with-a-rather-long-name-of-many-words-that-says-all/',
    'http://localhost:4321/q/a/',
    'https://xn--mgbh0fb.example/q/من/',
    `https://verbatim.example/q/${'a-quote-'.repeat(40)}/`,
  ])
    it(`is read as ${url}`, () => {
      const { data, width } = pixels(qrCode(url));
      const bytes = jsqr(data, width, width)?.binaryData ?? [];
      assert.equal(new TextDecoder().decode(Uint8Array.from(bytes)), url);
    });

  it('has an empty frame of four squares', () => {
    const { size, path } = qrCode('https://verbatim.example/q/a/');
    assert.match(path, /^M4 4\.5h7m/);
    const ends = [...path.matchAll(/M(\d+) ([\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]);
    assert.ok(ends.every(([x = 0, y = 0]) => x >= 4 && y >= 4.5 && y <= size - 4.5));
  });

  it('has the size that the length of the URL needs, and corrects as many errors as fit into it', () => {
    // Sizes and words of data by version, from table 7 of ISO/IEC 18004: 134 bytes fit into version 6 at the lowest level.
    for (const [length, version] of [
      [17, 1],
      [18, 2],
      [32, 2],
      [53, 3],
      [134, 6],
      [135, 7],
    ] as const) {
      const url = 'https://a.example/'.padEnd(length, 'a').slice(0, length);
      assert.equal(qrCode(url).size, 17 + 4 * version + 8, url);
    }
    // The first two squares of the format name the level.
    const levelOf = (url: string) => {
      const { data, width } = pixels(qrCode(url), 1);
      return [0, 1].map((x) => (data[(12 * width + 4 + x) * 4] === 0 ? 1 : 0)).join('');
    };
    const levels = { L: '11', M: '10', Q: '01', H: '00' };
    assert.equal(levelOf('a'.repeat(17)), levels.L);
    assert.equal(levelOf('a'.repeat(14)), levels.M);
    assert.equal(levelOf('a'.repeat(11)), levels.Q);
    assert.equal(levelOf('a'.repeat(7)), levels.H);
  });

  it('is always the same, and at most 450 bytes compressed for a URL of 60 characters', () => {
    const url = `https://verbatim.example/q/${'quote-'.repeat(6).slice(0, 32)}/`;
    assert.equal(url.length, 60);
    assert.deepEqual(qrCode(url), qrCode(url));
    assert.ok(gzipSync(qrCode(url).path).length <= 450);
  });
});
