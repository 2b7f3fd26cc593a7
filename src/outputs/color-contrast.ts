import type { Problem } from '../model/problem.ts';
import { siteFile } from '../model/site.ts';
import { type ChosenColors, contrast, paletteOf } from './palette.ts';

/** The contrast that text of any size needs (WCAG 2.2, 1.4.3). */
const needed = 4.5;

/** Checks that the publication’s own colors can be read: text on the marker, and links on paper. */
export function checkColors(chosen: ChosenColors = {}): Problem[] {
  const palette = paletteOf(chosen);
  return (['light', 'dark'] as const).flatMap((scheme) =>
    (['marker', 'accent'] as const).flatMap((field): Problem[] => {
      const color = chosen[scheme]?.[field];
      if (color === undefined) return [];
      const [other, what] =
        field === 'marker'
          ? [palette.ink[scheme], `text in ${palette.ink[scheme]}`]
          : [palette.paper[scheme], `the page in ${palette.paper[scheme]}`];
      const ratio = contrast(color, other);
      if (ratio >= needed) return [];
      const lighter = (field === 'marker') === (scheme === 'light');
      return [
        {
          name: 'color-contrast-low',
          file: siteFile,
          field: `colors.${scheme}.${field}`,
          // Rounded down, so that 4.49 is not shown as the 4.5 that is needed.
          found: `${color}, with a contrast to ${what} of ${(Math.floor(ratio * 100) / 100).toFixed(2)} to 1`,
          expected: `a contrast of ${needed} to 1 at least (WCAG 2.2, 1.4.3)`,
          fix: `choose a ${lighter ? 'lighter' : 'darker'} color`,
        },
      ];
    }),
  );
}
