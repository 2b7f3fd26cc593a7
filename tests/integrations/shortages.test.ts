import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Machine, shortages, thisMachine } from '../../src/integrations/shortages.ts';
import { temporaryFolder } from '../publications.ts';

const giga = 1e9;
const archive = { articles: 20_000, quotes: 60_000, cards: 80_000 };
const machine: Machine = {
  heap: 16 * giga,
  memory: 32 * giga,
  disk: 100 * giga,
  files: Infinity,
  folder: '/site',
};
const textsOf = (lacking: Partial<Machine>) =>
  shortages(archive, { ...machine, ...lacking }).map(({ text }) => text);

describe('before pages are rendered, a build reports that the machine has too little', () => {
  test('nothing, if there is enough for the articles, quotes and cards', () => {
    assert.deepEqual(shortages(archive, machine), []);
    const here = thisMachine(temporaryFolder());
    assert.ok(here.heap > 0 && here.memory > 0 && here.disk > 0 && here.files > 0);
  });

  test('nothing of a small site, which is built or fails within seconds', () => {
    const none = { heap: 0, memory: 0, disk: 0, files: 0, folder: '/site' };
    assert.deepEqual(shortages({ articles: 100, quotes: 300, cards: 400 }, none), []);
  });

  test('and says whether removing files would help', () => {
    const kindsOf = (lacking: Partial<Machine>) =>
      shortages(archive, { ...machine, ...lacking }).map(({ isOfDisk }) => isOfDisk);
    assert.deepEqual(kindsOf({ heap: 0, memory: 0 }), [false, false]);
    assert.deepEqual(kindsOf({ disk: 0, files: 0 }), [true, true]);
  });

  test('memory for Node, with the option that gives it more', () => {
    const [text = '', ...others] = textsOf({ heap: 0.5 * giga });
    assert.deepEqual(others, []);
    assert.match(
      text,
      /^memory that Node may use\n {2}found {5}500 MB\n {2}expected {2}about [\d.]+ GB for 20000 articles, 60000 quotes and 80000 cards\n {2}fix {7}NODE_OPTIONS=--max-old-space-size=\d{4} npm run build$/,
    );
    const option = Number(/=(\d+)/.exec(/size=\d+/.exec(text)?.[0] ?? '')?.[1]);
    assert.deepEqual(textsOf({ heap: option * 2 ** 20 }), [], 'the option is enough');
  });

  test('free memory of the machine', () => {
    const [text = ''] = textsOf({ memory: 2 * giga });
    assert.match(
      text,
      /^free memory of this machine\n {2}found {5}2\.0 GB\n {2}expected {2}about [\d.]+ GB .*\n {2}fix {7}close other programs that use [\d.]+ [GM]B, or build on a machine with more memory$/,
    );
  });

  test('memory for the search index only of one part at a time, where it is in parts', () => {
    const expected = (articles: number) => {
      const [{ text } = assert.fail()] = shortages(
        { articles, quotes: 0, cards: 0 },
        { ...machine, memory: giga },
      );
      return Number(/expected {2}about ([\d.]+) GB/.exec(text)?.[1]);
    };
    // 0.25 MB for each article of one index, and not more than for 3,500 of several parts.
    assert.deepEqual([2000, 4000, 8000, 16_000].map(expected), [1.4, 2.1, 2.5, 3.3]);
  });

  test('space on the disk, with what has to be freed, and files that the disk can hold', () => {
    const [space = '', files = ''] = textsOf({ disk: 3 * giga, files: 20_000 });
    const [, needed, missing] =
      /^free space on the disk of \/site\n {2}found {5}3\.0 GB\n {2}expected {2}about ([\d.]+) GB .*\n {2}fix {7}free ([\d.]+) GB, or build on another disk: npm run build -- --out <folder on another disk>$/.exec(
        space,
      ) ?? assert.fail(space);
    assert.ok(Math.abs(Number(needed) - 3 - Number(missing)) < 0.11);
    assert.match(
      files,
      /^files that the disk of \/site can still hold \(df -i\)\n {2}found {5}20,000\n {2}expected {2}about \d{3},\d{3} for/,
    );
  });

  test('certain only where half of what is needed is not there: articles differ in length', () => {
    const isCertain = (disk: number) => shortages(archive, { ...machine, disk }).map((one) => one.isCertain);
    assert.deepEqual(isCertain(1 * giga), [true]);
    assert.deepEqual(isCertain(6 * giga), [false]);
  });
});
