import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { create } from 'fontkitten';
import { subsetFonts } from '../../src/commands/subset-fonts.ts';
import { lettersOf } from '../../src/outputs/typefaces/subset.ts';

const styles = join(import.meta.dirname, '../../src/styles');
const css = readFileSync(join(styles, 'fonts.css'), 'utf8');
const names = readdirSync(join(styles, 'fonts'));

describe('the fonts of pages', () => {
  test('are what `npm run fonts` generates from the packages', async () => {
    const made = await subsetFonts();
    assert.deepEqual([...made.keys()].sort(), [...names].sort());
    for (const [name, font] of made)
      assert.ok(font.equals(readFileSync(join(styles, 'fonts', name))), `${name}: run \`npm run fonts\``);
  });

  /** RFC 6928: a server sends ten segments of 1,460 bytes before it waits for an acknowledgment. The headers are one kilobyte. */
  test('fit into the first window of a new connection', () => {
    for (const name of names) {
      const { length } = readFileSync(join(styles, 'fonts', name));
      assert.ok(length <= 13_600, `${name}: ${length} bytes`);
    }
  });

  test('have every character that fonts.css lists', () => {
    for (const name of names) {
      const font = create(readFileSync(join(styles, 'fonts', name)));
      assert.ok('hasGlyphForCodePoint' in font, name);
      const missing = lettersOf(css, `./fonts/${name}`).filter(
        (letter) => !font.hasGlyphForCodePoint(letter),
      );
      assert.deepEqual(missing, [], name);
    }
  });

  test('share no character with the files of rare ones, because browsers would load both', () => {
    const ranges = css
      .split('@font-face')
      .slice(1)
      .flatMap((rule) => {
        const file = /url\('([^']+)'\)/.exec(rule)?.[1];
        return file === undefined ? [] : [{ file, letters: new Set(lettersOf(css, file)) }];
      });
    const cut = ranges.filter(({ file }) => file.startsWith('./fonts/'));
    const rare = ranges.filter(({ file }) => !file.startsWith('./fonts/'));
    assert.ok(cut.length > 0 && rare.length > 0);
    for (const { file, letters } of rare)
      for (const other of [...cut, ...rare].filter((range) => range.file !== file))
        assert.deepEqual([...letters.intersection(other.letters)], [], `${file} and ${other.file}`);
  });
});
