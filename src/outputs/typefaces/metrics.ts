import type { Font } from 'fontkitten';

/** How often letters occur in English text, in percent; the space after every fifth. Other languages differ little in average width. */
const frequency: Readonly<Record<string, number>> = {
  ...{
    e: 12,
    t: 9.1,
    a: 8.1,
    o: 7.7,
    i: 7.3,
    n: 7,
    s: 6.3,
    r: 6,
    h: 5.9,
    d: 4.3,
    l: 4,
    u: 2.9,
    c: 2.7,
    m: 2.6,
  },
  ...{
    f: 2.3,
    y: 2.1,
    w: 2.1,
    g: 2,
    p: 1.8,
    b: 1.5,
    v: 1.1,
    k: 0.7,
    x: 0.2,
    q: 0.1,
    j: 0.1,
    z: 0.1,
    ' ': 20,
  },
};

/** A typeface in its variants. */
interface Variants<T> {
  regular: T;
  bold: T;
  italic: T;
}

/**
 * System fonts that are shown until a typeface arrives: families of equal widths, and the average widths in em, as below, of their variants. DejaVu is what
 * most Linux systems have.
 */
const systemFonts: Record<'serif' | 'sans-serif', { families: string[]; widths: Variants<number> }[]> = {
  serif: [
    { families: ['Georgia', 'Gelasio'], widths: { regular: 0.442, bold: 0.5154, italic: 0.4515 } },
    { families: ['Noto Serif'], widths: { regular: 0.4821, bold: 0.5116, italic: 0.4677 } },
    {
      families: ['Times New Roman', 'Liberation Serif', 'Tinos'],
      widths: { regular: 0.4026, bold: 0.4283, italic: 0.4036 },
    },
    { families: ['DejaVu Serif'], widths: { regular: 0.5145, bold: 0.5684, italic: 0.5145 } },
  ],
  'sans-serif': [
    {
      families: ['Arial', 'Liberation Sans', 'Arimo'],
      widths: { regular: 0.4431, bold: 0.48, italic: 0.4432 },
    },
  ],
};

/** The same of joined Arabic letters; Noto Naskh Arabic is what Android has. */
const arabicFonts: { families: string[]; widths: Pick<Variants<number>, 'regular' | 'bold'> }[] = [
  { families: ['Noto Naskh Arabic'], widths: { regular: 0.3805, bold: 0.395 } },
  { families: ['DejaVu Sans'], widths: { regular: 0.4498, bold: 0.5375 } },
];

/** What each variant is called in the names of system fonts, and in CSS. */
const variants = {
  regular: { ending: '', style: [] },
  bold: { ending: ' Bold', style: ['font-weight: 600'] },
  italic: { ending: ' Italic', style: ['font-style: italic'] },
} as const;

/** The letters of stand-ins, so that Arabic ones never come from a Latin stand-in that has some, nor Latin ones from an Arabic one. */
const standInRange = {
  latin: 'U+0-58F,U+1E00-2BFF',
  arabic: 'U+20-40,U+5B-60,U+7B-BF,U+600-77F,U+2000-206F',
};

/** Returns the average width of a font’s letters in em, weighted by how often they occur. */
export function averageWidth(font: Font): number {
  const entries = Object.entries(frequency);
  const total = entries.reduce((sum, [, share]) => sum + share, 0);
  const width = entries.reduce((sum, [letter, share]) => {
    const glyph = font.glyphForCodePoint(letter.codePointAt(0) ?? 0);
    return sum + share * glyph.advanceWidth;
  }, 0);
  return width / total / font.unitsPerEm;
}

/** Metrics of a font, relative to the em. */
interface Metrics {
  width: number;
  ascent: number;
  descent: number;
  lineGap: number;
}

const metricsOf = (font: Font, width: number): Metrics => ({
  width,
  ascent: font.ascent / font.unitsPerEm,
  descent: font.descent / font.unitsPerEm,
  lineGap: font.lineGap / font.unitsPerEm,
});

/** Returns rules for system fonts with the metrics of a typeface, in each of its variants, so that nothing moves or wraps differently when it arrives, and their names. */
export function fallbacks(
  name: string,
  fonts: { regular: Font; bold: Font; italic?: Font | undefined },
  kind: 'serif' | 'sans-serif',
): { rules: string[]; names: string[] } {
  const own = Object.entries(fonts).flatMap(([variant, font]) =>
    font === undefined
      ? []
      : [[variant as keyof typeof variants, metricsOf(font, averageWidth(font))] as const],
  );
  return standIns(name, own, systemFonts[kind], standInRange.latin);
}

/** The average widths of the default Arabic typeface: of a sentence that HarfBuzz shapes. */
const naskh = { regular: 0.3805, bold: 0.3901 };

/** Returns the same for the default Arabic typeface. */
export function arabicFallbacks(name: string, font: Font): { rules: string[]; names: string[] } {
  const own = (['regular', 'bold'] as const).map(
    (variant) => [variant, metricsOf(font, naskh[variant])] as const,
  );
  return standIns(name, own, arabicFonts, standInRange.arabic);
}

function standIns(
  name: string,
  own: readonly (readonly [variant: keyof typeof variants, metrics: Metrics])[],
  system: readonly { families: string[]; widths: Partial<Variants<number>> }[],
  range: string,
): { rules: string[]; names: string[] } {
  const percent = (value: number) => `${(value * 100).toFixed(1)}%`;
  const nameOf = (index: number) => `${name} fallback${index === 0 ? '' : ` ${index + 1}`}`;
  const rules = system.flatMap(({ families, widths }, index) =>
    own.map(([variant, { width, ascent, descent, lineGap }]) => {
      const { ending, style } = variants[variant];
      const adjust = width / (widths[variant] ?? width);
      return fontFace(nameOf(index), [
        ...style,
        `src: ${families.map((family) => `local('${family}${ending}')`).join(', ')}`,
        `size-adjust: ${percent(adjust)}`,
        `ascent-override: ${percent(ascent / adjust)}`,
        `descent-override: ${percent(Math.abs(descent) / adjust)}`,
        `line-gap-override: ${percent(lineGap / adjust)}`,
        `unicode-range: ${range}`,
      ]);
    }),
  );
  return { names: system.map((_, index) => nameOf(index)), rules };
}

/** Returns a rule for a font. */
export const fontFace = (family: string, declarations: readonly string[]): string =>
  `@font-face {\n${[`font-family: ${quoted(family)}`, ...declarations].map((line) => `  ${line};\n`).join('')}}\n`;

/** Returns a CSS string (w3.org/TR/css-syntax-3, 4.3.5). Names of fonts cannot contain line breaks. */
export const quoted = (text: string): string => `'${text.replace(/['\\]/g, '\\$&')}'`;
