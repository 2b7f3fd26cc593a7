import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { site } from '../site.ts';
import { type Drawing, drawingHtml, largestDrawing, readDrawing } from './drawing.ts';

/** Draws the name. Loaded here, because checks need only the publication’s own drawing. */
const drawnName = async (name: string) => (await import('./typefaces/drawn-name.ts')).drawnName(name);

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

/** What pages show in place of the name, as HTML. */
export interface Wordmark {
  html: string;
  /** The direction of a name that is drawn in the publication’s typeface; undefined for the publication’s own drawing. */
  direction?: 'ltr' | 'rtl';
}

/** Returns the publication’s own drawing, or else its name as outlines; undefined if its typeface cannot draw it: pages show text. */
export async function wordmark(): Promise<Wordmark | undefined> {
  const own = wordmarkHtml();
  if (own !== undefined) return { html: own };
  const name = await drawnName(site.name);
  if (!name) return undefined;
  // The height is for browsers without the style sheet.
  const html = name.words
    .map(({ viewBox, path }) => `<svg viewBox="${viewBox}" height="32"><path d="${path}"/></svg>`)
    .join('');
  return html.length > largestDrawing ? undefined : { html, direction: name.direction };
}

/**
 * Returns the drawing for the head of pages as HTML, followed by the one for dark pages, if there is one; undefined for a publication
 * without. `wordmarkStyles` hides the one that does not fit the scheme.
 */
function wordmarkHtml(): string | undefined {
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

/**
 * Returns the rules that center the menu on the publication’s drawing and show that of the page’s scheme (paper is light), or that set its drawn name
 * like text.
 */
export async function wordmarkStyles(): Promise<string> {
  if (site.wordmark === undefined) {
    const name = await drawnName(site.name);
    if (!name) return '';
    const { height, depth, direction } = name;
    // The marker as behind text. Letters of right-to-left scripts reach higher and lower.
    const marker =
      direction === 'rtl'
        ? 'var(--marker)'
        : 'linear-gradient(transparent 22%,var(--marker) 22%,var(--marker) 84%,transparent 84%)';
    return `.wordmark svg{display:inline;height:${height}em;fill:currentColor;vertical-align:-${depth}em;background:${marker}}`;
  }
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
