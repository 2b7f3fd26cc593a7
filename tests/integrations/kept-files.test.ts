import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { KeptPages } from '../../src/build/kept-pages.ts';
import { fileKeeper, keepFiles, keepTogether } from '../../src/integrations/kept-files.ts';
import type { Library } from '../../src/model/library.ts';
import { temporaryFolder } from '../publications.ts';

const libraryWith = (title: string): Library =>
  ({
    articles: [{ slug: 'one', title, sources: [] }],
    ...{ topics: [], people: [], series: [], quotes: [], withdrawnQuotes: [], pages: [] },
  }) as unknown as Library;

/** Returns a function that builds a site of two files that are made together, and returns how often they were made. */
function builds() {
  const root = temporaryFolder();
  const dist = join(root, 'dist');
  let number = 0;
  const build = async (
    title: string,
    { props = '', files = ['a.json', 'b.json'], there = [] as string[] } = {},
  ) => {
    const draft = join(root, `draft-${++number}`);
    mkdirSync(draft);
    for (const file of there) writeFileSync(join(draft, file), 'of public/');
    const pages = new KeptPages(libraryWith(title), dist, 'version');
    keepFiles(pages.keeper());
    let made = 0;
    await keepTogether(files, props, draft, () => {
      made++;
      const text = fileKeeper()?.library.articles[0]?.title ?? '';
      for (const file of files) writeFileSync(join(draft, file), text + props);
    });
    pages.keep(draft);
    const before = inodes(dist);
    rmSync(dist, { recursive: true, force: true });
    renameSync(draft, dist);
    const texts = files.map((file) => readFileSync(join(dist, file), 'utf8'));
    return { made, texts, areSame: JSON.stringify(inodes(dist)) === JSON.stringify(before) };
  };
  return { build };
}
function inodes(folder: string): number[] {
  try {
    return readdirSync(folder).map((name) => statSync(join(folder, name)).ino);
  } catch {
    return [];
  }
}

describe('files that are made together', () => {
  test('are taken from the previous build if nothing that they were made from has changed, and from the one before that', async () => {
    const { build } = builds();
    assert.deepEqual(await build('Fog'), { made: 1, texts: ['Fog', 'Fog'], areSame: false });
    for (let times = 0; times < 2; times++)
      assert.deepEqual(await build('Fog'), { made: 0, texts: ['Fog', 'Fog'], areSame: true });
  });

  test('are all made again if what one of them was made from has changed', async () => {
    const { build } = builds();
    await build('Fog');
    assert.deepEqual(await build('Rain'), { made: 1, texts: ['Rain', 'Rain'], areSame: false });
    assert.deepEqual(await build('Rain', { props: '!' }), {
      made: 1,
      texts: ['Rain!', 'Rain!'],
      areSame: false,
    });
  });

  test('are all made again if there is one more', async () => {
    const { build } = builds();
    await build('Fog');
    const files = ['a.json', 'b.json', 'c.json'];
    assert.deepEqual((await build('Fog', { files })).texts, ['Fog', 'Fog', 'Fog']);
    assert.equal((await build('Fog', { files })).made, 0);
  });

  test('replace a file of public/, and never write into a file of the previous build', async () => {
    const { build } = builds();
    await build('Fog');
    assert.deepEqual(await build('Fog', { there: ['b.json'] }), {
      made: 1,
      texts: ['Fog', 'Fog'],
      areSame: false,
    });
  });
});
