import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import jsqr from 'jsqr';
import { encode } from 'uqr';
import { type QrCode, qrCode } from '../../src/outputs/share/qr-code.ts';
import { bestMasked } from '../../src/outputs/share/qr-mask.ts';
import { encodedUrl, squaresOf } from '../../src/outputs/share/qr-words.ts';

/** Returns so many characters of URLs, in no order. */
const seededWords = (length: number) =>
  Array.from(
    { length },
    (_, at) => 'abcdefghijklmnopqrstuvwxyz0123456789-/'[(at * at * 7 + at * 3) % 38],
  ).join('');

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

  it('has the mask with the lowest penalty, as uqr chooses it, in every size that quotes have', () => {
    const options = { ecc: 'L', border: 0, boostEcc: true } as const;
    for (let length = 1; length < 285; length += 3) {
      const url = `https://verbatim.example/q/${'a-quote-'.repeat(50).slice(0, length)}/${length}`;
      const { data } = encode(url, options);
      const squares = bestMasked(squaresOf(encode(url, { ...options, maskPattern: 0 })));
      assert.deepEqual([...squares], data.flat().map(Number), url);
    }
  });

  it('has the squares of uqr before it is masked, whatever its length', () => {
    const options = { ecc: 'L', border: 0, boostEcc: true, maskPattern: 0 } as const;
    const path = seededWords(400);
    for (let length = 1; length < 260; length++)
      for (const url of [`a${path.slice(0, length - 1)}`, `https://é.example/${path.slice(-length)}`]) {
        const { size, data } = encode(url, options);
        const made = encodedUrl(url);
        assert.equal(made.size, size, url);
        assert.deepEqual([...made.squares], data.flat().map(Number), url);
      }
    for (const url of ['', '12345', 'HTTPS://A.EXAMPLE/'])
      assert.equal(encodedUrl(url).size, encode(url, options).size);
  });

  it('is always the same, and at most 450 bytes compressed for a URL of 60 characters', () => {
    const url = `https://verbatim.example/q/${'quote-'.repeat(6).slice(0, 32)}/`;
    assert.equal(url.length, 60);
    assert.deepEqual(qrCode(url), qrCode(url));
    assert.ok(gzipSync(qrCode(url).path).length <= 450);
  });
});
