import type { Problem } from '../model/problem.ts';
import { siteFile } from '../model/site.ts';
import { type ChosenColors, contrast, paletteOf } from './palette.ts';

/** Minimum contrast for text of any size (WCAG 2.2, 1.4.3). */
const minContrast = 4.5;

/** Checks the contrast of the publication’s colors: text on the marker, and links on the page background. */
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
      if (ratio >= minContrast) return [];
      const lighter = (field === 'marker') === (scheme === 'light');
      return [
        {
          name: 'color-contrast-low',
          file: siteFile,
          field: `colors.${scheme}.${field}`,
          // Rounded down, so that 4.49 is not shown as 4.5.
          found: `${color}, with a contrast to ${what} of ${(Math.floor(ratio * 100) / 100).toFixed(2)} to 1`,
          expected: `a contrast of at least ${minContrast} to 1 (WCAG 2.2, 1.4.3)`,
          fix: `choose a ${lighter ? 'lighter' : 'darker'} color`,
        },
      ];
    }),
  );
}
