import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { PictureCache, usedName } from '../../src/integrations/picture-cache.ts';
import { noteUse, tidiedLines, unusedLine } from '../../src/integrations/used-pictures.ts';
import { temporaryFolder } from '../publications.ts';

const fileOf = (name: string) => `${name}.0123456789.png`;
const dayOf = (number: number) => new Date(Date.UTC(2026, 0, number)).toISOString().slice(0, 10);

/** Returns the folder of a cache with these pictures. */
function cacheWith(...names: string[]): string {
  const folder = temporaryFolder();
  add(folder, ...names);
  return folder;
}
function add(folder: string, ...names: string[]): void {
  const cache = new PictureCache(folder);
  for (const name of names) cache.set(fileOf(name), Buffer.from(name));
}
const use = (folder: string, day: number, ...names: string[]) =>
  noteUse(folder, names.map(fileOf), dayOf(day)).removed;
const pictures = (folder: string) =>
  [...new PictureCache(folder).files()].map((file) => file.split('.')[0]).sort();

describe('pictures in a cache', () => {
  test('that no build uses stay for thirty days with builds, and are removed by the first build of the next', () => {
    const folder = cacheWith('old', 'shown');
    use(folder, 1, 'old', 'shown');
    for (let day = 2; day <= 30; day++) assert.equal(use(folder, day, 'shown'), 0);
    assert.deepEqual(pictures(folder), ['old', 'shown']);
    assert.equal(use(folder, 31, 'shown'), 1);
    assert.deepEqual(pictures(folder), ['shown']);
  });

  test('stay while nobody builds', () => {
    const folder = cacheWith('branch', 'shown');
    use(folder, 1, 'branch', 'shown');
    assert.equal(use(folder, 365, 'shown'), 0);
    assert.deepEqual(pictures(folder), ['branch', 'shown']);
  });

  test('of another publication, preview or branch stay while it is built, too, however late in the day', () => {
    const folder = cacheWith('one', 'other');
    for (let day = 1; day <= 90; day++)
      for (const name of ['one', 'other']) assert.equal(use(folder, day, name), 0);
    assert.deepEqual(pictures(folder), ['one', 'other']);
  });

  test('that were made since the last build was noted stay for as long', () => {
    const folder = cacheWith('shown');
    use(folder, 1, 'shown');
    add(folder, 'asked-for');
    for (let day = 2; day <= 31; day++) assert.equal(use(folder, day, 'shown'), 0);
    assert.equal(use(folder, 32, 'shown'), 1);
    assert.deepEqual(pictures(folder), ['shown']);
  });

  test('stay if a clock is wrong for one build', () => {
    const folder = cacheWith('old', 'shown');
    use(folder, 1, 'old', 'shown');
    for (const day of [20_000, 2, -20_000, 3]) assert.equal(use(folder, day, 'shown'), 0);
    assert.deepEqual(pictures(folder), ['old', 'shown']);
  });

  test('are not looked at by a later build of the day, which only notes what the others did not', () => {
    const folder = cacheWith('shown');
    use(folder, 1, 'shown');
    // Whatever opens the cache drops this.
    const foreign = join(folder, 'foreign.png');
    writeFileSync(foreign, '');
    const noted = readFileSync(join(folder, usedName));
    use(folder, 1, 'shown');
    assert.deepEqual(readFileSync(join(folder, usedName)), noted);
    use(folder, 1, 'new');
    assert.notDeepEqual(readFileSync(join(folder, usedName)), noted);
    assert.ok(existsSync(foreign));
    use(folder, 2, 'shown');
    assert.ok(!existsSync(foreign));
  });

  test('stay if the list of their use is damaged or missing', () => {
    const folder = cacheWith('old', 'shown');
    for (let day = 1; day <= 30; day++) use(folder, day, day === 1 ? 'old' : 'shown');
    writeFileSync(join(folder, usedName), 'damaged');
    assert.equal(use(folder, 31, 'shown'), 0);
    assert.deepEqual(pictures(folder), ['old', 'shown']);
  });

  test('a folder that cannot be written removes nothing and throws nothing', () => {
    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, '');
    assert.equal(use(join(file, 'cache'), 1, 'shown'), 0);
  });

  test('share their folder with nothing that opening the cache would drop', () => {
    const folder = cacheWith('shown');
    use(folder, 1, 'shown');
    assert.deepEqual(new PictureCache(folder).dropped, []);
    assert.equal(readdirSync(folder).length, 2);
  });

  test('that another version of the software wrote are dropped, and named, by the first build of a day', () => {
    const folder = cacheWith('shown');
    use(folder, 1, 'shown');
    const former = 'shown.0123456789.1-0123456789abcdef.png';
    writeFileSync(join(folder, former), '');
    const files = [fileOf('shown')];
    assert.deepEqual(tidiedLines(noteUse(folder, files, dayOf(1)), 'card'), []);
    assert.deepEqual(tidiedLines(noteUse(folder, files, dayOf(2)), 'card'), [
      `1 file dropped from the cache, damaged or of another version, such as ${former}`,
    ]);
    assert.deepEqual(tidiedLines(noteUse(folder, files, dayOf(3)), 'card'), []);
  });

  test('that were removed are counted in a line of the log', () => {
    assert.equal(
      unusedLine(2, 'card'),
      '2 cards removed from the cache: no build on the last 30 days with builds used them',
    );
    assert.deepEqual(tidiedLines({ removed: 2, dropped: [] }, 'card'), [unusedLine(2, 'card')]);
  });
});
