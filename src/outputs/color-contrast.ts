import type { Problem } from '../model/problem.ts';
import { siteFile } from '../model/site.ts';
import {
  type ChosenColors,
  type ColorName,
  contrast,
  mix,
  type Palette,
  paletteOf,
  type Scheme,
} from './palette.ts';

/** Two colors that pages show together, what the second is, and the contrast they need. */
interface Pair {
  color: ColorName;
  other: ColorName;
  what: string;
  least: number;
}

/** Minimum contrast for text of any size (WCAG 2.2, 1.4.3). */
const text = 4.5;
/** Below this, nobody sees that something is marked; WCAG has no rule, because marked text has other signs. */
const visible = 1.1;

/** The pairs that each color of the publication is part of. */
const pairs: Record<'marker' | 'accent', readonly Pair[]> = {
  marker: [
    { color: 'marker', other: 'ink', what: 'text', least: text },
    { color: 'markerFaint', other: 'ink', what: 'text in boxes', least: text },
    { color: 'markerFaint', other: 'inkSoft', what: 'small text in boxes', least: text },
    { color: 'markerFaint', other: 'link', what: 'links in boxes', least: text },
    { color: 'marker', other: 'link', what: 'links in marked text', least: text },
    { color: 'marker', other: 'paper', what: 'the page', least: visible },
  ],
  accent: [
    { color: 'link', other: 'paper', what: 'the page', least: text },
    { color: 'link', other: 'markerFaint', what: 'boxes', least: text },
    { color: 'link', other: 'marker', what: 'marked text', least: text },
    { color: 'link', other: 'found', what: 'highlighted search terms', least: text },
  ],
};

/** Checks the contrast of the publication’s colors in every pair that pages show. Offers the nearest color that passes. */
export const checkColors = (chosen: ChosenColors = {}): Problem[] =>
  (['light', 'dark'] as const).flatMap((scheme) => {
    const marker = checkColor(chosen, scheme, 'marker');
    // The accent is checked against the marker that the report offers.
    const corrected = { ...chosen, [scheme]: { ...chosen[scheme], ...marker?.offered } };
    const accent = checkColor(corrected, scheme, 'accent');
    return [marker, accent].flatMap((fault) => fault?.problem ?? []);
  });

function checkColor(chosen: ChosenColors, scheme: Scheme, field: 'marker' | 'accent') {
  const color = chosen[scheme]?.[field];
  if (color === undefined) return undefined;
  const withColor = (one: string) => paletteOf({ ...chosen, [scheme]: { ...chosen[scheme], [field]: one } });
  // With an accent of the publication’s own, links are a matter of the accent.
  const own = pairs[field].filter(
    ({ other }) => field === 'accent' || other !== 'link' || chosen[scheme]?.accent === undefined,
  );
  const failing = (palette: Palette) =>
    own.filter((pair) => contrast(palette[pair.color][scheme], palette[pair.other][scheme]) < pair.least);
  const palette = withColor(color);
  const [first] = failing(palette);
  if (!first) return undefined;
  const nearest = nearestColor(color, (one) => failing(withColor(one)).length === 0);
  return {
    offered: { [field]: nearest },
    problem: problemOf(`colors.${scheme}.${field}`, color, palette, scheme, first, nearest),
  };
}

function problemOf(
  field: string,
  chosen: string,
  palette: Palette,
  scheme: Scheme,
  { color, other, what, least }: Pair,
  nearest: string | undefined,
): Problem {
  const ratio = contrast(palette[color][scheme], palette[other][scheme]);
  return {
    name: 'color-contrast-low',
    file: siteFile,
    field,
    // Rounded down, so that 4.49 is not shown as 4.5.
    found: `${chosen}, with a contrast to ${what} in ${palette[other][scheme]} of ${(Math.floor(ratio * 100) / 100).toFixed(2)} to 1`,
    expected:
      least === text
        ? `a contrast of at least ${text} to 1 (WCAG 2.2, 1.4.3)`
        : `a contrast of at least ${visible} to 1, so that readers can see the highlight`,
    fix:
      nearest === undefined
        ? 'choose a lighter or a darker color'
        : `the nearest color that passes: ${field.replace(/.*\./, '')}: '${nearest}'`,
  };
}

/** Returns the darker or lighter color that passes and differs least; undefined if none does. Mixing with black and white keeps the hue. */
function nearestColor(color: string, passes: (color: string) => boolean): string | undefined {
  for (let step = 1; step <= 255; step++) {
    const found = ['#000000', '#ffffff'].map((end) => mix(color, end, step / 255)).find(passes);
    if (found !== undefined) return found;
  }
  return undefined;
}
