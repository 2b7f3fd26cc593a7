import { readFileSync } from 'node:fs';
import { create } from 'fontkitten';
import { cardFonts } from './cards/fonts.ts';
import { palette } from './palette.ts';

/** Sides of the square, and the stroke of the marker, in units of the SVG. */
const square = 32;
const stroke = { x: 3, y: 9, width: 26, height: 16 };

/**
 * Returns the logo of a publication that has none in public/, as SVG: the first letter of its name on a stroke of the marker. A
 * name without a letter that a bundled font has gets only the stroke.
 */
export function markOf(name: string): string {
  const { ink, marker } = palette;
  const { x, y, width, height } = stroke;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${square} ${square}">`,
    `<rect width="${square}" height="${square}" rx="4" fill="${ink.light}"/>`,
    `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${marker.light}"/>`,
    `<path d="${letterPath(name)}" fill="${ink.light}"/></svg>`,
  ].join('');
}

/** Returns the outline of the first letter, 15 units high and centered on the stroke; empty if no font has the letter. */
function letterPath(name: string): string {
  const letter = /\p{L}/u.exec(name)?.[0] ?? '';
  for (const { file, weight } of cardFonts) {
    if (weight !== 600 || letter === '') continue;
    const font = create(readFileSync(file));
    if (font.isCollection || !font.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0)) continue;
    const [glyph] = font.glyphsForString(letter);
    if (!glyph) continue;
    const { minX, minY, maxX, maxY } = glyph.bbox;
    const scale = Math.min(15 / (maxY - minY), 22 / (maxX - minX));
    const left = square / 2 - (scale * (minX + maxX)) / 2;
    const base = stroke.y + stroke.height / 2 + (scale * (minY + maxY)) / 2;
    return glyph.path.scale(scale, -scale).translate(left, base).toSVG();
  }
  return '';
}
