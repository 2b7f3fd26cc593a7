import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import subsetFont from 'subset-font';

const { resolve } = createRequire(import.meta.url);
const styles = join(import.meta.dirname, '../styles');

const newsreader = '@fontsource/newsreader/files/newsreader-latin';
const naskh = '@fontsource-variable/noto-naskh-arabic/files/noto-naskh-arabic-arabic-wght-normal.woff2';

/** The font that each file in src/styles/fonts/ is a subset of, and the weight where that font has several. */
const cuts: Record<string, { from: string; weight?: number }> = {
  'newsreader.woff2': { from: `${newsreader}-400-normal.woff2` },
  'newsreader-bold.woff2': { from: `${newsreader}-600-normal.woff2` },
  'newsreader-italic.woff2': { from: `${newsreader}-400-italic.woff2` },
  'noto-naskh-arabic.woff2': { from: naskh, weight: 400 },
  'noto-naskh-arabic-bold.woff2': { from: naskh, weight: 600 },
};

/** What shapes letters and sets them side by side. Figures of equal width are what both families have unless asked for others. */
const keepFeatures = [
  'kern',
  'liga',
  'rlig',
  'calt',
  'ccmp',
  'locl',
  'rvrn',
  'mark',
  'mkmk',
  'init',
  'medi',
  'fina',
  'isol',
];

/** Returns the files of src/styles/fonts/ by name: of each font the letters that fonts.css says it serves. */
export async function subsetFonts(): Promise<Map<string, Buffer>> {
  const css = await readFile(join(styles, 'fonts.css'), 'utf8');
  const entries = Object.entries(cuts);
  const cut = async ([name, { from, weight }]: (typeof entries)[number]) => {
    const font = await subsetFont(
      await readFile(resolve(from)),
      String.fromCodePoint(...lettersOf(css, `./fonts/${name}`)),
      {
        targetFormat: 'woff2',
        keepFeatures,
        dropTables: ['gasp'],
        noHinting: true,
        ...(weight !== undefined && { variationAxes: { wght: weight } }),
      },
    );
    return [name, font] as const;
  };
  return new Map(await Promise.all(entries.map(cut)));
}

/** The code points of the `unicode-range` in the rule that loads a file. Throws where no rule does. */
export function lettersOf(css: string, file: string): number[] {
  const rule = css.split('@font-face').find((text) => text.includes(`url('${file}')`));
  const range = /unicode-range:([^;]*);/.exec(rule ?? '')?.[1];
  if (range === undefined) throw new Error(`src/styles/fonts.css: no unicode-range for ${file}`);
  return range.split(',').flatMap((part) => {
    const [first = 0, last = first] = part
      .replace(/\s*U\+/, '')
      .split('-')
      .map((point) => parseInt(point, 16));
    return Array.from({ length: last - first + 1 }, (_, index) => first + index);
  });
}
