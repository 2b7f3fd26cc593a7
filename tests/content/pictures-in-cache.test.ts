import assert from 'node:assert/strict';
import { mkdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import sharp, { type Sharp } from 'sharp';
import { ContentCache } from '../../src/content/content-cache.ts';
import { pictureFolder } from '../../src/content/picture-files.ts';
import { type OriginalPicture, PicturesInCache } from '../../src/content/pictures-in-cache.ts';
import { temporaryFolder } from '../publications.ts';

const picture: OriginalPicture = { width: 2, height: 1, digest: 'a', format: 'png', isPositioned: false };

test('a picture is read again only if its file has changed, also to one of the same size and time', async () => {
  const path = join(temporaryFolder(), 'a.png');
  const cache = new ContentCache();
  let read = 0;
  const reading = async (found: OriginalPicture | undefined = picture) => {
    const pictures = new PicturesInCache(cache);
    await pictures.get('a.png', path, () => {
      read++;
      return Promise.resolve(found);
    });
    pictures.keep();
    cache.prune();
    return read;
  };
  writeFileSync(path, 'one');
  utimesSync(path, 1, 1);
  assert.equal(await reading(), 1);
  assert.equal(await reading(), 1);
  const { ctimeMs } = statSync(path);
  // The clock of a file system has ticks.
  do {
    writeFileSync(path, 'two');
    utimesSync(path, 1, 1);
  } while (statSync(path).ctimeMs === ctimeMs);
  assert.equal(await reading(), 2);
  assert.equal(await reading(), 2);
  rmSync(path);
  assert.equal(await reading(undefined), 3);
});

test('a picture with a fault is read each time', async () => {
  const path = join(temporaryFolder(), 'a.png');
  writeFileSync(path, 'no picture');
  const cache = new ContentCache();
  for (const expected of [1, 2]) {
    const pictures = new PicturesInCache(cache);
    let read = 0;
    for (let times = 0; times < expected; times++)
      await pictures.get('a.png', path, () => {
        read++;
        return Promise.resolve(undefined);
      });
    pictures.keep();
    cache.prune();
    assert.equal(read, expected);
  }
});

test('a second reading reports the same problems and pictures as the first, without decoding any', async ({
  mock,
}) => {
  const root = temporaryFolder();
  const folder = join(root, 'content/pictures');
  mkdirSync(folder, { recursive: true });
  const image = sharp({ create: { width: 40, height: 30, channels: 3, background: 'teal' } });
  await image.jpeg().toFile(join(folder, 'plain.jpg'));
  await image
    .jpeg()
    .withExif({ IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '33/1 30/1 0/1' } })
    .toFile(join(folder, 'positioned.jpg'));
  writeFileSync(join(folder, 'broken.jpg'), 'no picture');
  const cache = new ContentCache();
  const reading = async () => {
    const pictures = pictureFolder(root, new Set(), cache);
    const problems = await pictures.otherFaults(true);
    pictures.keep();
    cache.prune();
    return { problems, originals: await pictures.originals() };
  };
  const decoding = mock.method(sharp.prototype as Sharp, 'toBuffer').mock;
  const first = await reading();
  assert.equal(decoding.callCount(), 2);
  assert.deepEqual(
    first.problems.map(({ file, name }) => `${file.slice('content/pictures/'.length)} ${name}`),
    [
      'broken.jpg picture-unreadable',
      'plain.jpg picture-unused',
      'positioned.jpg picture-unused',
      'positioned.jpg picture-with-location',
    ],
  );
  assert.deepEqual([...first.originals.keys()], ['plain.jpg', 'positioned.jpg']);
  assert.deepEqual(await reading(), first);
  assert.equal(decoding.callCount(), 2);
});
