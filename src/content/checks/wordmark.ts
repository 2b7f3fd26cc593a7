import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { nearest, type Problem } from '../../model/problem.ts';
import { type Site, siteFile } from '../../model/site.ts';
import { type Drawing, readDrawing } from '../../outputs/drawing.ts';
import { contrast, type Palette, paletteOf, type Scheme } from '../../outputs/palette.ts';
import { messageOf } from '../../text/message-of.ts';
import { filesIn, pathFrom } from '../files.ts';
import type { Findings } from '../findings.ts';

/** Minimum contrast of at least one color of a drawing with the page (WCAG 2.2, 1.4.11). */
const minContrast = 3;

/**
 * Returns the problems of the drawings that replace the name of the site: missing files, everything in them but shapes and colors, and
 * drawings that would be invisible in one scheme.
 */
export async function checkWordmark(
  root: string,
  { wordmark, colors }: Pick<Site, 'wordmark' | 'colors'>,
  findings: Findings,
): Promise<Problem[]> {
  if (wordmark === undefined) return [];
  const { file, dark } = wordmark;
  const palette = paletteOf(colors);
  const schemes: readonly Scheme[] = dark === undefined ? ['light', 'dark'] : ['light'];
  return [
    ...(await checkDrawing('wordmark.file', file, schemes)),
    ...(dark === undefined ? [] : await checkDrawing('wordmark.dark', dark, ['dark'])),
  ];

  async function checkDrawing(field: string, path: string, shownIn: readonly Scheme[]): Promise<Problem[]> {
    const name = `public${path}`;
    if (!existsSync(join(root, name))) return [await missing(root, field, path)];
    const text = readFileSync(join(root, name), 'utf8');
    findings.know(name, { text });
    const { drawing, faults } = readDrawing(text);
    if (!drawing) return faults.map((fault) => ({ name: 'wordmark-invalid', file: name, ...fault }));
    const { default: sharp } = await import('sharp');
    const invalidXml = await sharp(Buffer.from(text))
      .metadata()
      .then(() => undefined, messageOf);
    if (invalidXml !== undefined)
      return [
        {
          name: 'wordmark-invalid',
          file: name,
          line: 1,
          found: `invalid XML: ${invalidXml.replace(/\s+/g, ' ').trim()}`,
          expected: 'valid XML, with every value in quotation marks',
          fix: 'export the drawing again, as “Plain SVG”',
        },
      ];
    return shownIn.flatMap((scheme) => invisible(field, drawing, palette, scheme));
  }
}

async function missing(root: string, field: string, path: string): Promise<Problem> {
  const folder = join(root, 'public');
  const drawings = (await filesIn(folder).catch(() => []))
    .map((one) => `/${pathFrom(folder, one)}`)
    .filter((one) => one.endsWith('.svg'));
  const guess = nearest(path, drawings);
  return {
    name: 'wordmark-missing',
    file: siteFile,
    field,
    found: `no file public${path}`,
    expected: 'a drawing in public/',
    fix: guess === undefined ? `save the drawing as public${path}` : `did you mean ${guess}?`,
  };
}

function invisible(field: string, { colors }: Drawing, palette: Palette, scheme: Scheme): Problem[] {
  const [paper, ink] = [palette.paper[scheme], palette.ink[scheme]];
  const [best = 1] = [...colors].map((color) => contrast(hexOf(color, ink), paper)).sort((a, b) => b - a);
  if (best >= minContrast) return [];
  return [
    {
      name: 'wordmark-contrast-low',
      file: siteFile,
      field,
      found: `${[...colors].join(', ')}: a contrast of ${(Math.floor(best * 100) / 100).toFixed(2)} to 1 at most with ${scheme} pages, ${paper}`,
      expected: `a color with a contrast of at least ${minContrast} to 1 (WCAG 2.2, 1.4.11)`,
      fix:
        scheme === 'dark' && field === 'wordmark.file'
          ? 'write currentColor, the color of the text, instead of a color; or add a wordmark for dark pages: dark: /wordmark-dark.svg'
          : 'write currentColor, the color of the text, instead of a color',
    },
  ];
}

/** Returns a color of a drawing as `#rrggbb`. */
function hexOf(color: string, ink: string): string {
  const named: Record<string, string> = { black: '#000000', white: '#ffffff', currentcolor: ink };
  const lower = color.trim().toLowerCase();
  return named[lower] ?? (lower.length === 4 ? lower.replace(/[0-9a-f]/g, '$&$&') : lower);
}
