import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { compactPath } from '../../src/outputs/typefaces/compact-path.ts';
import { drawnName } from '../../src/outputs/typefaces/drawn-name.ts';

const frameOf = (viewBox = '') => viewBox.split(' ').map(Number);

describe('a name is drawn', () => {
  test('in one frame for each word, as high as a line of its typeface', async () => {
    const name = await drawnName('The Straits Review');
    assert.equal(name?.words.length, 3);
    assert.equal(name.direction, 'ltr');
    for (const { viewBox } of name.words) {
      const [, top = 0, width = 0, height = 0] = frameOf(viewBox);
      assert.ok(width > 0);
      assert.ok(Math.abs(height / 256 - name.height) < 0.01);
      assert.ok(Math.abs((height + top) / 256 - name.depth) < 0.01);
    }
  });

  test('with letters that join, in Arabic script, and the first word to the right', async () => {
    const joined = await drawnName('سنجه');
    const apart = await drawnName('س ن ج ه');
    assert.equal(joined?.direction, 'rtl');
    const widthOf = (words: typeof joined.words) =>
      words.reduce((sum, { viewBox }) => sum + (frameOf(viewBox)[2] ?? 0), 0);
    assert.ok(widthOf(joined.words) < widthOf(apart?.words ?? []));
    const two = await drawnName('كلمة بكلمة');
    // The marker of the first word begins to its right, and of the last one ends to its left.
    const [first = 0, , width = 0] = frameOf(two?.words[0]?.viewBox);
    assert.notEqual(first, -36);
    assert.ok(width > 36);
    assert.equal(frameOf(two?.words[1]?.viewBox)[0], -36);
  });

  test('in Hebrew, and with Latin letters that are in two files of a typeface', async () => {
    assert.equal((await drawnName('הארץ'))?.direction, 'rtl');
    assert.equal((await drawnName('Ābece'))?.words.length, 1);
  });

  test('only if a typeface has all its letters and each word has one direction', async () => {
    for (const name of ['Новости', '報紙', 'خبر24', 'خبر Times', ''])
      assert.equal(await drawnName(name), undefined, name);
  });
});

describe('the path of an outline', () => {
  const line = (type: string, ...values: number[]) => ({ type, values });

  test('has relative steps, and letters and spaces only where a parser needs them', () => {
    const square = [line('M', 10, 0), line('L', 20, 0), line('L', 20, 10), line('L', 12, 8), line('Z')];
    assert.equal(compactPath(square), 'm10 0h10v-10l-8 2z');
  });

  test('continues after a closed part from where that part began', () => {
    const parts = [line('M', 5, 5), line('L', 9, 5), line('Z'), line('M', 6, 6), line('L', 8, 6), line('Z')];
    assert.equal(compactPath(parts), 'm5-5h4zm1-1h2z');
  });

  test('leaves out a control point that mirrors the one before', () => {
    const wave = [
      line('M', 0, 0),
      line('Q', 5, 10, 10, 0),
      line('Q', 15, -10, 20, 0),
      line('Q', 25, 30, 30, 0),
    ];
    assert.equal(compactPath(wave), 'm0 0q5-10 10 0t10 0q5-30 10 0');
  });
});
