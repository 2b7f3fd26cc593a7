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

/** System fonts that are shown until a typeface arrives: families of equal widths, and their average width in em, as below. */
const systemFonts = {
  serif: [
    { families: ['Georgia', 'Gelasio'], width: 0.442 },
    { families: ['Noto Serif'], width: 0.4767 },
    { families: ['Times New Roman', 'Liberation Serif', 'Tinos'], width: 0.4026 },
  ],
  'sans-serif': [{ families: ['Arial', 'Liberation Sans', 'Arimo'], width: 0.4431 }],
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

/** Returns rules for system fonts with the metrics of a font, so that nothing moves when it arrives, and their names. */
export function fallbacks(
  name: string,
  font: Font,
  kind: 'serif' | 'sans-serif',
): { rules: string[]; names: string[] } {
  const rules = systemFonts[kind].map(({ families, width }, index) => {
    const adjust = averageWidth(font) / width;
    const percent = (value: number) => `${(value * 100).toFixed(1)}%`;
    const override = (units: number) => percent(Math.abs(units) / font.unitsPerEm / adjust);
    return {
      name: `${name} fallback${index === 0 ? '' : ` ${index + 1}`}`,
      rule: [
        `src: ${families.map((family) => `local('${family}')`).join(', ')}`,
        `size-adjust: ${percent(adjust)}`,
        `ascent-override: ${override(font.ascent)}`,
        `descent-override: ${override(font.descent)}`,
        `line-gap-override: ${override(font.lineGap)}`,
      ],
    };
  });
  return {
    names: rules.map((one) => one.name),
    rules: rules.map((one) => fontFace(one.name, one.rule)),
  };
}

/** Returns a rule for a font. */
export const fontFace = (family: string, declarations: readonly string[]): string =>
  `@font-face {\n${[`font-family: ${quoted(family)}`, ...declarations].map((line) => `  ${line};\n`).join('')}}\n`;

/** Returns a CSS string (w3.org/TR/css-syntax-3, 4.3.5). Names of fonts cannot contain line breaks. */
export const quoted = (text: string): string => `'${text.replace(/['\\]/g, '\\$&')}'`;
