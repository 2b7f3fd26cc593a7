import assert from 'node:assert/strict';
import { copyFileSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pictureCache, type PictureCopy, Pictures } from '../../src/build/pictures.ts';
import type { Library } from '../../src/model/library.ts';
import { fixtures, publicationOf, temporaryFolder } from '../publications.ts';

const properties = ['src', 'width', 'height', 'format', 'quality'];
const libraryWith = (...files: string[]) =>
  ({
    articles: [{ leadPicture: undefined, pictures: files.map((file) => ({ file })) }],
  }) as unknown as Library;

/** Asks for a copy as a page does, and returns its URL. */
function asked(file: string, width: number): string {
  const images = (globalThis as { verbatimPictures?: Record<string, object> }).verbatimPictures ?? {};
  const add = globalThis.astroAsset.addStaticImage ?? assert.fail('pages cannot ask for pictures');
  return add({ src: (images[file] ?? file) as never, width, format: 'webp' }, properties, undefined);
}

describe('pictures of pages', () => {
  const [root, folder] = [temporaryFolder(), process.cwd()];
  const original = join(publicationOf('good'), 'content/pictures/bridge.jpg');
  const write = (name: string, from = original) => {
    copyFileSync(from, join(root, 'content/pictures', name));
  };
  before(() => {
    mkdirSync(join(root, 'content/pictures'), { recursive: true });
    write('bridge.jpg');
    write('same.jpg');
    process.chdir(root);
  });
  after(() => {
    process.chdir(folder);
  });
  const shown = async (...files: string[]) => {
    const pictures = await Pictures.of(libraryWith(...files));
    pictures.provide();
    pictures.start();
    return pictures;
  };
  let line: string | undefined;
  const placed = async (pictures: Pictures) => {
    const dist = temporaryFolder();
    line = await pictures.place(dist);
    return readdirSync(join(dist, 'assets')).sort();
  };

  test('are made in the sizes that pages ask for, under names with a hash of the bytes and the size', async () => {
    const pictures = await shown('bridge.jpg', 'same.jpg');
    const urls = [asked('bridge.jpg', 60), asked('bridge.jpg', 90), asked('same.jpg', 60)];
    for (const url of urls) assert.match(url, /^\/assets\/(?:bridge|same)\.[\w-]{8}\.webp$/);
    assert.equal(asked('bridge.jpg', 60), urls[0]);
    assert.equal(pictures.end().length, 3);
    assert.deepEqual(await placed(pictures), urls.map((url) => url.slice('/assets/'.length)).sort());
  });

  test('are those of published articles only', async () => {
    await shown('same.jpg');
    assert.throws(() => asked('bridge.jpg', 60), /content\/pictures\/bridge\.jpg is not in the build/);
  });

  test('of a page that is not rendered again are placed, and no others', async () => {
    const first = await shown('bridge.jpg');
    const url = asked('bridge.jpg', 60);
    asked('bridge.jpg', 90);
    const [copy] = first.end();
    const next = await shown('bridge.jpg');
    next.use([copy ?? assert.fail()]);
    assert.deepEqual(await placed(next), [url.slice('/assets/'.length)]);
  });

  test('of a page are the same until their bytes change or no article shows them', async () => {
    const before = await shown('bridge.jpg');
    asked('bridge.jpg', 60);
    const copies: PictureCopy[] = before.end();
    assert.ok((await shown('bridge.jpg')).areSame(copies));
    assert.ok(!(await shown('same.jpg')).areSame(copies));
    write('bridge.jpg', join(fixtures, 'pictures/gps.jpg'));
    const changed = await shown('bridge.jpg');
    assert.ok(!changed.areSame(copies));
    const name = asked('bridge.jpg', 60);
    assert.deepEqual(await placed(changed), [name.slice('/assets/'.length)]);
    assert.notDeepEqual(changed.end(), copies);
  });

  test('are not made of a picture that is replaced during the build: their names have the hash of the one before', async () => {
    write('bridge.jpg');
    const pictures = await shown('bridge.jpg');
    asked('bridge.jpg', 1100 + (process.pid % 1000));
    write('bridge.jpg', join(fixtures, 'pictures/gps.jpg'));
    await assert.rejects(placed(pictures), (error: Error) => {
      assert.match(
        error.message,
        /^content\/pictures\/bridge\.jpg cannot be made into bridge\.[\w-]{8}\.webp$/,
      );
      assert.match(String(error.cause), /it was changed while the site was built/);
      return true;
    });
  });

  test('in two articles under two names are made once', async () => {
    const width = 40 + (process.pid % 1000);
    write('bridge.jpg');
    const pictures = await shown('bridge.jpg', 'same.jpg');
    asked('bridge.jpg', width);
    asked('same.jpg', width);
    const [file = assert.fail()] = await pictures.cachedFiles();
    for (const name of readdirSync(pictureCache))
      if (name.startsWith(file.slice(0, -'.webp'.length))) rmSync(join(pictureCache, name));
    assert.equal((await placed(pictures)).length, 2);
    assert.match(line ?? '', /^1 picture made, 1 taken/);
  });
});
