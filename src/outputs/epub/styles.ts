import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { transform } from 'lightningcss';
import { palette } from '../palette.ts';
import { type PaintRule, paintRules } from './paint.ts';

/** Style sheets of blocks with drawings. */
const drawings = ['map.css', 'chart.css', 'line-chart.css', 'timeline.css'].map((name) =>
  join(import.meta.dirname, '../../components/blocks', name),
);

let styles: string | undefined;

/**
 * Returns the style sheet of a book: book.css, and how drawings are painted on pages, in the colors of the light scheme. Text has no color and no
 * typeface, which are the reader’s choice.
 */
export const bookStyles = (): string =>
  (styles ??= [join(import.meta.dirname, 'book.css')]
    .map((file) => withColors(readFileSync(file, 'utf8')))
    .concat(drawingPaint())
    .join('\n'));

let paint: string | undefined;
let rules: PaintRule[] | undefined;
const drawingPaint = () =>
  (paint ??= drawings.map((file) => paintOf(withColors(readFileSync(file, 'utf8')))).join('\n'));

/** Returns the rules with which drawings are painted. */
export const drawingRules = (): PaintRule[] => (rules ??= paintRules(drawingPaint()));

/** Returns a style sheet with the colors of the palette in place of its custom properties: older reading systems know none. */
const withColors = (css: string) =>
  Object.entries(palette).reduce(
    (text, [name, { light }]) =>
      text.replaceAll(`var(--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)})`, light),
    css,
  );

/** Browsers that older reading systems contain, for `transform`: they know no nested rules. */
const targets = { chrome: 60 << 16, safari: 10 << 16 };

/** Properties with which drawings are painted. */
const isPaint = (declaration: string) =>
  /^(?:fill|stroke|paint-order|text-anchor|vector-effect|--color)\b/.test(declaration);

/** Returns the rules of a style sheet that paint drawings, without those of a medium or a feature. */
function paintOf(css: string): string {
  const { code } = transform({
    filename: 'drawings.css',
    code: Buffer.from(css),
    targets,
    minify: true,
    visitor: { Rule: { media: () => [], supports: () => [] } },
  });
  return [...code.toString().matchAll(/([^{}]+)\{([^{}]*)\}/g)]
    .flatMap(([, selector = '', body = '']) => {
      const kept = body
        .split(';')
        .filter(
          (declaration) =>
            isPaint(declaration) || (/\btext\b/.test(selector) && declaration.startsWith('font-size')),
        );
      return kept.length === 0 ? [] : `${selector}{${kept.join(';')}}`;
    })
    .join('\n');
}
