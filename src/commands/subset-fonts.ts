import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { lettersOf, subset, type Weight } from '../outputs/typefaces/subset.ts';

const { resolve } = createRequire(import.meta.url);
const styles = join(import.meta.dirname, '../styles');

const newsreader = '@fontsource/newsreader/files/newsreader-latin';
const naskh = '@fontsource-variable/noto-naskh-arabic/files/noto-naskh-arabic';
const [arabic, latin] = [`${naskh}-arabic-wght-normal.woff2`, `${naskh}-latin-wght-normal.woff2`];

/** The font that each file in src/styles/fonts/ is a subset of, and the weight, or the weights, where that font has several. */
const cuts: Record<string, { from: string; weight?: Weight }> = {
  'newsreader.woff2': { from: `${newsreader}-400-normal.woff2` },
  'newsreader-bold.woff2': { from: `${newsreader}-600-normal.woff2` },
  'newsreader-italic.woff2': { from: `${newsreader}-400-italic.woff2` },
  'noto-naskh-arabic.woff2': { from: arabic, weight: 400 },
  'noto-naskh-arabic-bold.woff2': { from: arabic, weight: 600 },
  'noto-naskh-arabic-latin.woff2': { from: latin, weight: { min: 400, max: 600 } },
};

/** Returns the files of src/styles/fonts/ by name: of each font the letters that fonts.css says it serves. */
export async function subsetFonts(): Promise<Map<string, Buffer>> {
  const css = await readFile(join(styles, 'fonts.css'), 'utf8');
  const entries = Object.entries(cuts);
  const cut = async ([name, { from, weight }]: (typeof entries)[number]) => {
    const letters = lettersOf(css, `./fonts/${name}`);
    const font = await subset(await readFile(resolve(from)), letters, weight);
    return [name, font] as const;
  };
  return new Map(await Promise.all(entries.map(cut)));
}
