import { readFile } from 'node:fs/promises';
import { Blob, Buffer as Run, Direction, Face, Font, shape } from 'harfbuzzjs';
import { scriptOfText } from '../../text/scripts.ts';
import { charactersOf } from '../cards/coverage.ts';
import { type CardFont, cardFonts, fontStacks, type Script, scriptOf } from '../cards/fonts.ts';
import { compactPath, type PathCommand } from './compact-path.ts';
import { sfntSubset } from './subset.ts';

/** Units to the em: one is an eighth of a pixel at the head of pages. */
const unit = 256;

/** A word of a name, in units from the start of its baseline. */
export interface DrawnWord {
  /** Its frame: a line’s height, and the space after it. */
  viewBox: string;
  /** The outlines of its letters. */
  path: string;
}

/** A name as outlines of its letters: in the publication’s bold typeface with the first paint, because it waits for no font. */
export interface DrawnName {
  words: DrawnWord[];
  direction: 'ltr' | 'rtl';
  /** Height of the frames, and of the part of them below the baseline, in em. */
  height: number;
  depth: number;
}

/** The marker before the first and after the last word, in units. */
const padding = Math.round(0.14 * unit);
/** Space between letters, in units. Arabic letters touch. */
const tracking: Record<Script, number> = { latin: -0.02 * unit, arabic: 0, hebrew: 0 };

/**
 * Draws a name, shaped by HarfBuzz; each word apart, so that a long name wraps. Returns undefined if no bold typeface of its script has
 * all its letters, or a word has letters of two directions: pages show such a name as text.
 */
export function drawnName(name: string): Promise<DrawnName | undefined> {
  if (known?.name !== name) known = { name, drawn: draw(name) };
  return known.drawn;
}
let known: { name: string; drawn: Promise<DrawnName | undefined> } | undefined;

async function draw(name: string): Promise<DrawnName | undefined> {
  const script = scriptOf(`und-${scriptOfText(name) ?? 'Latn'}`);
  const text = name.normalize('NFC').trim();
  const words = text.split(/\s+/u).filter(Boolean);
  const typefaces = typefacesOf(script);
  const runs = words.map((word) => runsIn(word, typefaces));
  const isComplete = runs.every((run) => run !== undefined);
  if (runs.length === 0 || !isComplete) return undefined;
  const direction = script === 'latin' ? 'ltr' : 'rtl';
  if (direction === 'rtl' && runs.some((run) => run.length > 1 || turns.test(run[0]?.text ?? '')))
    return undefined;
  const fonts = new Map<CardFont, Font>();
  for (const { font } of runs.flat()) if (!fonts.has(font)) fonts.set(font, await opened(font, text));
  const lines = runs.map((run) => lineOf(run, fonts, direction, tracking[script]));
  const extents = [...fonts.values()].map((font) => font.hExtents());
  const above = Math.max(...extents.map(({ ascender }) => ascender));
  const below = Math.max(...extents.map(({ descender }) => -descender));
  return {
    words: lines.map(({ path, width, space }, index) => {
      const before = index === 0 ? padding : 0;
      const after = index === lines.length - 1 ? padding : space;
      const left = direction === 'ltr' ? before : after;
      return { viewBox: [-left, -above, width + before + after, above + below].join(' '), path };
    }),
    direction,
    height: (above + below) / unit,
    depth: below / unit,
  };
}

/** What runs from left to right in a word of another direction. */
const turns = /[\p{N}\p{Script=Latin}]/u;

/** Letters in a row that one font has. */
interface FontRun {
  text: string;
  font: CardFont;
}

/** The bold files of a typeface with their letters. */
type Typeface = { font: CardFont; letters: ReadonlySet<number> }[];

/** Returns the typefaces of a script, its own first; of each the file with the basic letters first. */
const typefacesOf = (script: Script): Typeface[] =>
  fontStacks[script].split(',').map((name) => {
    const family = name.trim().replaceAll("'", '');
    const files = cardFonts.filter((font) => font.family === family && font.weight === 600).reverse();
    return files.map((font) => ({ font, letters: new Set(charactersOf(font)) }));
  });

/** Returns a word in the first typeface that has all its letters; undefined if none has. */
function runsIn(word: string, typefaces: readonly Typeface[]): FontRun[] | undefined {
  for (const fonts of typefaces) {
    const runs: FontRun[] = [];
    const isDrawn = Array.from(word).every((letter) => {
      const font = fonts.find(({ letters }) => letters.has(letter.codePointAt(0) ?? 0))?.font;
      const last = runs.at(-1);
      if (last && last.font === font) last.text += letter;
      else if (font) runs.push({ text: letter, font });
      return font !== undefined;
    });
    if (isDrawn) return runs;
  }
  return undefined;
}

/** Opens the part of a font that draws a text, in our units. */
async function opened({ file }: CardFont, text: string): Promise<Font> {
  const letters = Array.from(`${text} `, (letter) => letter.codePointAt(0) ?? 0);
  const font = new Font(new Face(new Blob(new Uint8Array(await sfntSubset(await readFile(file), letters)))));
  font.setScale(unit, unit);
  return font;
}

/** Sets a word; returns its outlines, its width and that of a space after it. */
function lineOf(
  runs: readonly FontRun[],
  fonts: ReadonlyMap<CardFont, Font>,
  direction: 'ltr' | 'rtl',
  between: number,
) {
  const outlines: PathCommand[] = [];
  let [x, space] = [0, 0];
  for (const { text, font: of } of runs) {
    const font = fonts.get(of);
    if (!font) continue;
    for (const [glyph, { xAdvance, xOffset, yOffset }] of shaped(text, font, direction)) {
      const moved = [x + xOffset, yOffset];
      for (const { type, values } of font.glyphToJson(glyph))
        outlines.push({ type, values: values.map((value, at) => value + (moved[at % 2] ?? 0)) });
      // A mark above a letter takes no room.
      x += xAdvance === 0 ? 0 : xAdvance + between;
    }
    space = shaped(' ', font, direction)[0]?.[1].xAdvance ?? 0;
  }
  return { path: compactPath(outlines), width: Math.round(x - between), space: space + between };
}

function shaped(text: string, font: Font, direction: 'ltr' | 'rtl') {
  const run = new Run();
  run.addText(text);
  run.setDirection(direction === 'ltr' ? Direction.LTR : Direction.RTL);
  run.guessSegmentProperties();
  shape(font, run);
  const glyphs = run.getGlyphInfos();
  return run.getGlyphPositions().map((position, at) => [glyphs[at]?.codepoint ?? 0, position] as const);
}
