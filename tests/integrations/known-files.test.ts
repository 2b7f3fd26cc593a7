import assert from 'node:assert/strict';
import { linkSync, mkdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { FormerFiles, type KnownFile, KnownFiles } from '../../src/integrations/known-files.ts';
import { ResultCache } from '../../src/integrations/result-cache.ts';
import { temporaryFolder } from '../publications.ts';

const hashOf = (digit: string) => digit.repeat(64);
const page = { 'a.html': '<img src="a.png"><a id="Quote-one">', 'b.html': 'b.png' };

/** Returns the folder of a site whose files a build has checked, and the cache of what it found. */
function checkedSite() {
  const root = temporaryFolder();
  const dist = join(root, 'dist');
  mkdirSync(dist);
  for (const [path, text] of Object.entries(page)) {
    writeFileSync(join(dist, path), text);
    // A whole second, which another file can be given exactly.
    utimesSync(join(dist, path), 1, 1);
  }
  const cache = new ResultCache(join(root, 'cache', 'version'));
  const known = new KnownFiles('.png');
  const add = (path: string, found: Omit<KnownFile, 'names'>, ...names: string[]) => {
    known.add(path, { ...found, names: known.numbersOf(names) });
  };
  add('a.html', { hash: hashOf('a'), marks: ['Quote-one'] }, 'a.png', 'gone.png');
  add('b.html', { hash: hashOf('b'), marks: [] }, 'b.png', 'a.png');
  known.keep(dist, cache);
  return { root, dist, cache };
}

/** Returns a folder with links to the files of a site, as the next build makes it. */
function nextOf({ root, dist }: ReturnType<typeof checkedSite>): string {
  const folder = join(root, 'next');
  mkdirSync(folder);
  for (const path of Object.keys(page)) linkSync(join(dist, path), join(folder, path));
  return folder;
}

describe('a file that the previous build checked', () => {
  test('is known in the next build, with what was found in it', () => {
    const site = checkedSite();
    const folder = nextOf(site);
    const former = new FormerFiles(site.cache);
    const known = new KnownFiles('.png');
    known.numbersOf(['first.png']);
    const renumbered = known.renumber(former.names);
    const found = Object.keys(page).map((path) => {
      const file = former.known(folder, path, '.png');
      assert.ok(file);
      const { hash, names, marks } = file;
      return { hash, names: Array.from(renumbered(names), known.nameOf), marks };
    });
    assert.deepEqual(found, [
      { hash: hashOf('a'), names: ['a.png', 'gone.png'], marks: ['Quote-one'] },
      { hash: hashOf('b'), names: ['b.png', 'a.png'], marks: [] },
    ]);
    assert.equal(former.hashOf(folder, 'b.html'), hashOf('b'));
  });

  test('is unknown if it is another file with the same bytes and the same time', () => {
    const site = checkedSite();
    const folder = join(site.root, 'other');
    mkdirSync(folder);
    writeFileSync(join(folder, 'a.html'), page['a.html']);
    utimesSync(join(folder, 'a.html'), 1, 1);
    const [first, other] = [site.dist, folder].map((at) => statSync(join(at, 'a.html')));
    assert.deepEqual([other?.size, other?.mtimeMs], [first?.size, first?.mtimeMs]);
    assert.notEqual(other?.ino, first?.ino);
    assert.equal(new FormerFiles(site.cache).hashOf(folder, 'a.html'), undefined);
  });

  test('is unknown if it has been changed since', () => {
    const site = checkedSite();
    const folder = nextOf(site);
    writeFileSync(join(folder, 'b.html'), 'c.png');
    const former = new FormerFiles(site.cache);
    assert.equal(former.hashOf(folder, 'b.html'), undefined);
    assert.equal(former.hashOf(folder, 'a.html'), hashOf('a'));
  });

  test('has an unknown text, but a known hash, if names with other endings are searched for', () => {
    const site = checkedSite();
    const folder = nextOf(site);
    const former = new FormerFiles(site.cache);
    assert.equal(former.known(folder, 'a.html', '.css .png'), undefined);
    assert.equal(former.hashOf(folder, 'a.html'), hashOf('a'));
  });

  test('is unknown, and has no size, if this build removes it from its site', () => {
    const site = checkedSite();
    const folder = nextOf(site);
    const former = new FormerFiles(site.cache);
    const known = new KnownFiles('.png');
    for (const path of Object.keys(page)) {
      const file = former.known(folder, path, '.png') ?? assert.fail(path);
      known.add(path, { ...file, names: known.numbersOf([]) });
    }
    rmSync(join(folder, 'a.html'));
    known.forget('a.html');
    assert.deepEqual([...known.keep(folder, site.cache).keys()], ['b.html']);
    assert.equal(new FormerFiles(site.cache).hashOf(site.dist, 'a.html'), undefined);
  });

  test('is unknown in the build after the next if it was changed while the next one ran', () => {
    const site = checkedSite();
    const folder = nextOf(site);
    const former = new FormerFiles(site.cache);
    const known = new KnownFiles('.png');
    const file = former.known(folder, 'a.html', '.png') ?? assert.fail();
    known.add('a.html', { ...file, names: known.numbersOf([]) });
    writeFileSync(join(site.dist, 'a.html'), 'something else');
    known.keep(folder, site.cache);
    assert.equal(new FormerFiles(site.cache).hashOf(folder, 'a.html'), undefined);
  });

  test('is unknown if the build left nothing, or the file was not there when it ended', () => {
    const { root, cache } = checkedSite();
    assert.equal(new FormerFiles(new ResultCache(undefined)).hashOf(root, 'a.html'), undefined);
    assert.equal(new FormerFiles(cache).hashOf(root, 'a.html'), undefined);
  });
});
