import subsetFont from 'subset-font';

/** What shapes letters and sets them side by side; and old-style figures and small capitals, where a font has them. */
const keepFeatures = [
  ...['kern', 'liga', 'rlig', 'calt', 'ccmp', 'locl', 'rvrn', 'mark', 'mkmk'],
  ...['init', 'medi', 'fina', 'isol'],
  ...['onum', 'smcp', 'c2sc'],
];

/** A weight of a variable font, or a range of them. */
export type Weight = number | { min: number; max: number };

/** Returns the part of a font that draws these code points, as .woff2; of a variable font, these weights. */
export const subset = (font: Buffer, letters: readonly number[], weight?: Weight): Promise<Buffer> =>
  subsetFont(font, String.fromCodePoint(...letters), {
    targetFormat: 'woff2',
    keepFeatures,
    dropTables: ['gasp'],
    noHinting: true,
    ...(weight !== undefined && { variationAxes: { wght: weight } }),
  });

/** Returns the part of a font that draws these code points, uncompressed, with all its features. */
export const sfntSubset = (font: Buffer, letters: readonly number[]): Promise<Buffer> =>
  subsetFont(font, String.fromCodePoint(...letters), { targetFormat: 'truetype' });

/** Returns the code points of a `unicode-range`. */
export const lettersIn = (range: string): number[] =>
  range.split(',').flatMap((part) => {
    const [first = 0, last = first] = part
      .replace(/\s*U\+/, '')
      .split('-')
      .map((point) => parseInt(point, 16));
    return Array.from({ length: last - first + 1 }, (_, index) => first + index);
  });

/** Returns code points as a `unicode-range`. */
export function rangeOf(letters: readonly number[]): string {
  const spans: [number, number][] = [];
  for (const letter of [...letters].sort((a, b) => a - b)) {
    const last = spans.at(-1);
    if (last && letter <= last[1] + 1) last[1] = letter;
    else spans.push([letter, letter]);
  }
  const hex = (point: number) => point.toString(16).toUpperCase();
  return spans
    .map(([first, last]) => (first === last ? `U+${hex(first)}` : `U+${hex(first)}-${hex(last)}`))
    .join(',');
}

/** Returns the code points of the `unicode-range` in the rule that loads a file. Throws where no rule does. */
export function lettersOf(css: string, file: string): number[] {
  const rule = css.split('@font-face').find((text) => text.includes(`url('${file}')`));
  const range = /unicode-range:([^;]*);/.exec(rule ?? '')?.[1];
  if (range === undefined) throw new Error(`src/styles/fonts.css: no unicode-range for ${file}`);
  return lettersIn(range);
}
