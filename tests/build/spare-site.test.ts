import assert from 'node:assert/strict';
import {
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, describe, test } from 'node:test';
import { SpareSite } from '../../src/build/spare-site.ts';
import { stateOf } from '../../src/integrations/file-state.ts';
import type { TakenFile } from '../../src/integrations/site-files.ts';
import { bytesOf } from '../builds.ts';
import { temporaryFolder } from '../publications.ts';

let root = '';
const at = (...names: string[]) => join(root, ...names);
const write = (folder: string, files: Record<string, string>) => {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(at(folder, path)), { recursive: true });
    writeFileSync(at(folder, path), text);
  }
};
/** Gives a folder links to files of another. */
const link = (from: string, to: string, ...paths: string[]) => {
  for (const path of paths) {
    mkdirSync(dirname(at(to, path)), { recursive: true });
    linkSync(at(from, path), at(to, path));
  }
};
const taken = (...paths: string[]) =>
  new Map(
    paths.map((path): [string, TakenFile] => {
      return [path, { folder: at('dist'), state: stateOf(at('dist', path)) ?? assert.fail(path) }];
    }),
  );
const opened = async () =>
  (await SpareSite.open(at('spare'), at('work/spare'))) ?? assert.fail('there is no spare site');
/** The texts of the files of a site, by path. */
const textsOf = (folder: string) =>
  Object.fromEntries(
    [...bytesOf(at(folder)).keys()].map((path) => [path.slice(1), readFileSync(at(folder, path), 'utf8')]),
  );

beforeEach(() => {
  root = temporaryFolder();
});

describe('a new site is made of the one before the previous', () => {
  test('from the files that it takes of the previous site, wherever they are, and what the build wrote', async () => {
    write('dist', {
      'index.html': 'new front',
      'q/a/index.html': 'a',
      'q/b/index.html': 'b',
      'q/c/index.html': 'c',
    });
    link('dist', 'spare', 'q/a/index.html', 'q/b/index.html');
    write('spare', {
      'index.html': 'old front',
      'q/old/index.html': 'old',
      'pagefind/x.bin': 'old index',
    });
    write('draft', {
      'index.html': 'newest front',
      'pagefind/y.bin': 'index',
      'q/b/index.html': 'other b',
    });
    const kept = statSync(at('spare/q/a/index.html')).ino;
    const spare = await opened();
    spare.become(at('draft'), taken('q/a/index.html', 'q/c/index.html'), at('trash'));
    assert.deepEqual(textsOf('draft'), {
      'index.html': 'newest front',
      'pagefind/y.bin': 'index',
      'q/a/index.html': 'a',
      'q/b/index.html': 'other b',
      'q/c/index.html': 'c',
    });
    assert.deepEqual(readdirSync(at('draft/q')), ['a', 'b', 'c']);
    assert.equal(statSync(at('draft/q/a/index.html')).ino, kept);
    assert.ok(!existsSync(at('work/spare')));
  });

  test('without a byte of the previous site being changed', async () => {
    write('dist', { 'index.html': 'front', 'about/index.html': 'about' });
    link('dist', 'spare', 'index.html', 'about/index.html');
    write('draft', { 'index.html': 'other' });
    (await opened()).become(at('draft'), taken('about/index.html'), at('trash'));
    assert.deepEqual(textsOf('dist'), { 'index.html': 'front', 'about/index.html': 'about' });
    assert.equal(textsOf('draft')['index.html'], 'other');
  });

  test('but not if another build has replaced what it would take of the previous site', async () => {
    write('dist', { 'a.txt': 'a', 'b.txt': 'b' });
    link('dist', 'spare', 'a.txt');
    const files = taken('a.txt', 'b.txt');
    const spare = await opened();
    write('other', { 'b.txt': 'of another build' });
    renameSync(at('other/b.txt'), at('dist/b.txt'));
    mkdirSync(at('draft'));
    assert.throws(() => {
      spare.become(at('draft'), files, at('trash'));
    }, /b\.txt was changed while the site was built/);
  });

  test('also where a file replaces a folder, or a folder a file', async () => {
    write('dist', { 'index.html': 'front' });
    link('dist', 'spare', 'index.html');
    write('spare', { 'a/b/c.txt': 'in a folder', d: 'a file' });
    mkdirSync(at('spare/empty/folder'), { recursive: true });
    write('draft', { 'a/b': 'a file', 'd/e.txt': 'in a folder', 'empty/folder': 'a file' });
    (await opened()).become(at('draft'), taken('index.html'), at('trash'));
    assert.deepEqual(textsOf('draft'), {
      'index.html': 'front',
      'a/b': 'a file',
      'd/e.txt': 'in a folder',
      'empty/folder': 'a file',
    });
  });
});

describe('a file of the site before the previous', () => {
  test('is known only if nobody has changed or replaced it', async () => {
    write('dist', { 'a.txt': 'a', 'b.txt': 'b', 'c.txt': 'c' });
    const files = taken('a.txt', 'b.txt', 'c.txt');
    link('dist', 'spare', 'a.txt', 'b.txt');
    write('spare', { 'b.txt': 'changed', 'c.txt': 'c' });
    const spare = await opened();
    assert.deepEqual(
      [...files].map(([path, { state }]) => spare.has(path, state)),
      [true, false, false],
    );
    assert.ok(!spare.has('d.txt', [1, 1, 1]));
  });
});

test('a folder that is missing, a link to one, and one with a link in it are not used', async () => {
  const open = () => SpareSite.open(at('spare'), at('work/spare'));
  assert.equal(await open(), undefined);
  write('other', { 'index.html': 'front' });
  symlinkSync(at('other'), at('spare'));
  assert.equal(await open(), undefined);
  rmSync(at('spare'));
  write('spare', { 'index.html': 'front' });
  symlinkSync(at('other'), at('spare/link'));
  assert.equal(await open(), undefined);
});

test('of two builds at the same time, one takes it', async () => {
  write('spare', { 'index.html': 'front' });
  const both = await Promise.all(
    ['one', 'two'].map((build) => SpareSite.open(at('spare'), at(build, 'spare'))),
  );
  assert.deepEqual(
    both.map((spare) => spare?.folder),
    [at('one/spare'), undefined],
  );
});
