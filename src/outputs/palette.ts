import { site } from '../site.ts';

export type Scheme = 'light' | 'dark';

/** Colors by meaning, for each scheme, as `#rrggbb`. In style sheets `inkSoft` is `--ink-soft`. */
const defaults = {
  paper: { light: '#fdfdfc', dark: '#131519' },
  ink: { light: '#15171c', dark: '#e9e7e2' },
  inkSoft: { light: '#565b66', dark: '#a8abb4' },
  rule: { light: '#d6d8dd', dark: '#343841' },
  /** Links. `accent` in content/site.yaml. */
  link: { light: '#17409f', dark: '#a3c0ff' },
  /** The highlighter: marks text that can be quoted. `marker` in content/site.yaml. */
  marker: { light: '#ffe95c', dark: '#5c4c00' },
  /** A darker marker, for underlines and ticks: at least 3:1 to the paper (WCAG 2.2, 1.4.11). */
  markerDeep: { light: '#a88c00', dark: '#b89a1c' },
  /** A lighter marker, behind whole paragraphs. */
  markerFaint: { light: '#fff6bf', dark: '#2e2808' },
  /** For the second and third of several kinds of entries; the first has the color of links. */
  second: { light: '#9a3412', dark: '#f3a98a' },
  third: { light: '#22663a', dark: '#8fd0a4' },
  /** Highlighted search terms. */
  found: { light: '#d6e3ff', dark: '#27407a' },
} satisfies Record<string, Record<Scheme, string>>;

export type ColorName = keyof typeof defaults;
export type Palette = Readonly<Record<ColorName, Readonly<Record<Scheme, string>>>>;
export type ChosenColors = NonNullable<typeof site.colors>;

/** Returns the palette with the publication’s own colors; darker and lighter markers are mixed from its marker. */
export function paletteOf(chosen: ChosenColors = {}): Palette {
  const palette: Record<ColorName, Record<Scheme, string>> = structuredClone(defaults);
  for (const scheme of ['light', 'dark'] as const) {
    const { marker, accent } = chosen[scheme] ?? {};
    if (accent !== undefined) palette.link[scheme] = accent;
    if (marker === undefined) continue;
    palette.marker[scheme] = marker;
    let ink = 0.3;
    do palette.markerDeep[scheme] = mix(marker, palette.ink[scheme], ink);
    while (contrast(palette.markerDeep[scheme], palette.paper[scheme]) < 3 && (ink += 0.05) < 1);
    palette.markerFaint[scheme] = mix(marker, palette.paper[scheme], 0.65);
  }
  return palette;
}

/** The palette of this publication: pages, embeds, cards and icons take their colors from here. */
export const palette: Palette = paletteOf(site.colors);

/** Returns the palette as custom properties of the root element; Vite lowers `light-dark()` for older browsers. */
export const paletteStyles = (colors: Palette): string =>
  `@layer tokens{:root{${Object.entries(colors)
    .map(([name, { light, dark }]) => `${propertyOf(name)}:light-dark(${light},${dark})`)
    .join(';')}}}`;

const propertyOf = (name: string) => `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

/** A function declaration, because the palette of the publication is mixed while this module loads. */
function channels(color: string): number[] {
  return [1, 3, 5].map((start) => Number.parseInt(color.slice(start, start + 2), 16));
}

/** Returns a mix of two colors in sRGB; `share` is that of the second, from 0 to 1. */
export function mix(first: string, second: string, share: number): string {
  const others = channels(second);
  const mixed = channels(first).map((value, index) =>
    Math.round(value * (1 - share) + (others[index] ?? 0) * share),
  );
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

/** Returns the contrast of two colors, from 1 to 21 (WCAG 2.2, “contrast ratio” and “relative luminance”). */
export function contrast(first: string, second: string): number {
  const [darker = 0, lighter = 0] = [luminance(first), luminance(second)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = channels(color).map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
