import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { site } from '../site.ts';
import { type Drawing, drawingHtml, readDrawing } from './drawing.ts';

/** Returns a file of public/ as a drawing; undefined if it is not one, which `npm run check` and the build report. */
function drawingIn(path: string): Drawing | undefined {
  try {
    return readDrawing(readFileSync(join(process.cwd(), 'public', path), 'utf8')).drawing;
  } catch {
    return undefined;
  }
}

/** Returns the drawing that replaces the name on light pages and cards, if the publication has one. */
export const ownWordmark = (): Drawing | undefined =>
  site.wordmark === undefined ? undefined : drawingIn(site.wordmark.file);

/**
 * Returns the drawing for the head of pages as HTML, followed by the one for dark pages, if there is one; undefined for a publication
 * without. `wordmarkStyles` hides the one that does not fit the scheme.
 */
export function wordmarkHtml(): string | undefined {
  const light = ownWordmark();
  if (site.wordmark === undefined || !light) return undefined;
  const { height, dark } = site.wordmark;
  const other = dark === undefined ? undefined : drawingIn(dark);
  // Upper case, so that they never equal the id of a heading or an editor’s id.
  const first = { prefix: 'Wordmark-', ariaHidden: 'true', ...(other && { className: 'light' }) };
  return [
    drawingHtml(light, height, first),
    ...(other
      ? [drawingHtml(other, height, { prefix: 'Dark-wordmark-', ariaHidden: 'true', className: 'dark' })]
      : []),
  ].join('');
}

/** Returns the rules that center the menu on the drawing and show that of the page’s scheme; empty without one. Paper is light. */
export function wordmarkStyles(): string {
  if (site.wordmark === undefined) return '';
  const centered = '.wordmark,.wordmark+nav{align-self:center}';
  if (site.wordmark.dark === undefined) return centered;
  const [light, dark] = ['.wordmark .light', '.wordmark .dark'];
  const system = ":root:not([data-scheme='light'])";
  const chosen = ":root[data-scheme='dark']";
  return [
    centered,
    `${dark}{display:none}`,
    `@media screen and (prefers-color-scheme:dark){${system} ${light}{display:none}${system} ${dark}{display:block}}`,
    `@media screen{${chosen} ${light}{display:none}${chosen} ${dark}{display:block}}`,
  ].join('');
}
