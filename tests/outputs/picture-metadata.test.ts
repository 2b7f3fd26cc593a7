import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { markOf } from '../../src/outputs/mark.ts';
import { pictureMetadata } from '../../src/outputs/picture-metadata.ts';

const photograph = readFileSync(join(import.meta.dirname, '../fixtures/pictures/gps.jpg'));
const small = sharp(photograph).resize(40);
const found = (bytes: Buffer) => pictureMetadata(bytes)?.found;

const latin1 = (text: string) => Buffer.from(text, 'latin1');
const uint32 = (value: number, little = false) => {
  const bytes = Buffer.alloc(4);
  if (little) bytes.writeUInt32LE(value);
  else bytes.writeUInt32BE(value);
  return bytes;
};

/** A JPEG with a segment behind its first two bytes. */
async function jpegWith(marker: number, data: Buffer): Promise<Buffer> {
  const jpeg = await small.clone().jpeg().toBuffer();
  const head = Buffer.from([0xff, marker, (data.length + 2) >> 8, (data.length + 2) & 255]);
  return Buffer.concat([jpeg.subarray(0, 2), head, data, jpeg.subarray(2)]);
}

/** A PNG with a chunk before its end. */
async function pngWith(type: string, data: Buffer): Promise<Buffer> {
  const png = await small.clone().png().toBuffer();
  const typed = Buffer.concat([latin1(type), data]);
  const chunk = Buffer.concat([uint32(data.length), typed, uint32(crc32(typed))]);
  return Buffer.concat([png.subarray(0, -12), chunk, png.subarray(-12)]);
}

async function webpWith(type: string, data: Buffer): Promise<Buffer> {
  const webp = await small.clone().webp().toBuffer();
  const body = Buffer.concat([webp.subarray(8), latin1(type), uint32(data.length, true), data]);
  return Buffer.concat([latin1('RIFF'), uint32(body.length, true), body]);
}

/** An ICC profile of one tag, its description in the form of version 2. */
function profile(name: string): Buffer {
  const tag = Buffer.concat([latin1('desc\0\0\0\0'), uint32(name.length + 1), latin1(`${name}\0`)]);
  return Buffer.concat([Buffer.alloc(128), uint32(1), latin1('desc'), uint32(144), uint32(tag.length), tag]);
}

describe('no metadata is found in', () => {
  for (const format of ['avif', 'gif', 'jpeg', 'png', 'webp'] as const)
    test(`${format} as the build writes it, with and without a color profile`, async () => {
      assert.deepEqual(found(await small.clone().toFormat(format).toBuffer()), []);
      assert.deepEqual(found(await small.clone().withIccProfile('p3').toFormat(format).toBuffer()), []);
    });
  test('a generated icon', () => {
    assert.deepEqual(pictureMetadata(Buffer.from(markOf('The Bridge'))), { format: 'SVG', found: [] });
  });
  test('files that are not pictures', () => {
    for (const text of ['', '<!doctype html><html><svg></svg></html>', 'RIFF', '%PDF-1.7', 'wOF2'])
      assert.equal(pictureMetadata(Buffer.from(text)), undefined, text);
  });
});

describe('metadata is found in pictures:', () => {
  const cases: [what: string, bytes: () => Buffer | Promise<Buffer>][] = [
    ['Exif data with a GPS position', () => photograph],
    ['a comment', () => jpegWith(0xfe, latin1('by A'))],
    ['XMP data', () => jpegWith(0xe1, latin1('http://ns.adobe.com/xap/1.0/\0<x/>'))],
    ['XMP data', () => jpegWith(0xe1, latin1('http://ns.adobe.com/xmp/extension/\0<x/>'))],
    ['IPTC data', () => jpegWith(0xed, latin1('Photoshop 3.0\x008BIM'))],
    ['a second picture', () => jpegWith(0xe2, latin1('MPF\0'))],
    ['a thumbnail', () => jpegWith(0xe0, latin1('JFXX\0\x10'))],
    ['data of a program (APP11)', () => jpegWith(0xeb, latin1('JP\0\0'))],
    [
      'a color profile named “Screen of A”',
      () => jpegWith(0xe2, Buffer.concat([latin1('ICC_PROFILE\0\x01\x01'), profile('Screen of A')])),
    ],
    [
      'data after the end of the picture',
      async () => Buffer.concat([await small.clone().jpeg().toBuffer(), latin1('film')]),
    ],
    ['text named Author', () => pngWith('tEXt', latin1('Author\0A'))],
    ['text named Author', () => pngWith('zTXt', latin1('Author\0\0'))],
    ['XMP data', () => pngWith('iTXt', latin1('XML:com.adobe.xmp\0\0\0\0\0<x/>'))],
    ['the time of the last change', () => pngWith('tIME', Buffer.alloc(7))],
    ['Exif data', () => pngWith('eXIf', latin1('II*\0\x08\0\0\0\0\0'))],
    ['data of a program (caBX)', () => pngWith('caBX', latin1('x'))],
    [
      'a color profile named “Screen of A”',
      () => pngWith('iCCP', Buffer.concat([latin1('x\0\0'), deflateSync(profile('Screen of A'))])),
    ],
    [
      'data after the end of the picture',
      async () => Buffer.concat([await small.clone().png().toBuffer(), latin1('film')]),
    ],
    ['Exif data', () => webpWith('EXIF', latin1('II*\0\x08\0\0\0\0\0'))],
    ['XMP data', () => webpWith('XMP ', latin1('<x/>'))],
    ['data of a program (NOTE)', () => webpWith('NOTE', latin1('by A'))],
    [
      'Exif data',
      () =>
        small
          .clone()
          .withExif({ IFD0: { Artist: 'A' } })
          .avif()
          .toBuffer(),
    ],
    ['XMP data', () => small.clone().withXmp('<x/>').avif().toBuffer()],
    [
      'a comment',
      async () => {
        const gif = await small.clone().gif().toBuffer();
        return Buffer.concat([gif.subarray(0, -1), latin1('\x21\xfe\x04by A\0;')]);
      },
    ],
    [
      'XMP data',
      async () => {
        const gif = await small.clone().gif().toBuffer();
        return Buffer.concat([gif.subarray(0, -1), latin1('\x21\xff\x0bXMP DataXMP\x04<x/>\0;')]);
      },
    ],
    ['a metadata element', () => Buffer.from('<svg xmlns="x"><metadata>by A</metadata></svg>')],
    ['data of a program (sodipodi:docname)', () => Buffer.from('<svg sodipodi:docname="home.svg"/>')],
    [
      'Exif data with a GPS position, in a picture inside it',
      () =>
        Buffer.from(`<svg ><image href="data:image/jpeg;base64,${photograph.toString('base64')}"/></svg>`),
    ],
    [
      'text named Author',
      async () => {
        const png = await pngWith('tEXt', latin1('Author\0A'));
        return Buffer.concat([
          latin1('\0\0\x01\0\x01\0'),
          Buffer.alloc(8),
          uint32(png.length, true),
          uint32(22, true),
          png,
        ]);
      },
    ],
    ['a format whose metadata cannot be checked', () => small.clone().tiff().toBuffer()],
    ['a format whose metadata cannot be checked', () => latin1('\0\0\0\x18ftypheic\0\0\0\0')],
    ['a format whose metadata cannot be checked', () => latin1('\0\0\0\x0cJXL \r\n')],
  ];
  for (const [index, [what, bytes]] of cases.entries())
    test(`${what} (${index + 1})`, async () => {
      assert.deepEqual(found(await bytes()), [what]);
    });
});

test('a picture that is truncated anywhere causes no exception', async () => {
  for (const format of ['avif', 'gif', 'jpeg', 'png', 'webp'] as const) {
    const bytes = await small.clone().keepMetadata().toFormat(format).toBuffer();
    for (let length = 0; length < bytes.length; length += 7)
      assert.doesNotThrow(() => pictureMetadata(bytes.subarray(0, length)));
  }
});
