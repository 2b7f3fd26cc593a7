import { scriptOfText } from '../text/scripts.ts';

/** Size of labels on a phone, in units of the map; with a window of more width they are smaller (components/blocks/map.css). */
export const fontSize = 13;

/** Heights above and below the baseline, in em. Naskh is taller than Latin. */
const lines = { latin: { ascent: 0.78, descent: 0.24 }, arabic: { ascent: 0.95, descent: 0.5 } };

export const lineOf = (text: string): { ascent: number; descent: number } =>
  scriptOfText(text) === 'Arab' ? lines.arabic : lines.latin;

/** Widths of characters in em, the widest of our typefaces and their fallbacks. */
const widths: [pattern: RegExp, width: number][] = [
  [/\p{M}/u, 0],
  [/[\s.,:;'’|iíìîıjlrtfI()-]/u, 0.34],
  [/[mwMW@—%]/u, 0.92],
  [/\p{Script=Arabic}/u, 0.56],
  [/\p{Lu}/u, 0.74],
  [/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u, 1.05],
];

/** Returns the width of a label in units of the map; an estimate that is rather too large, because the reader’s font is not known. */
export const widthOf = (text: string): number =>
  fontSize *
  Array.from(text.normalize('NFC')).reduce(
    (sum, character) => sum + (widths.find(([pattern]) => pattern.test(character))?.[1] ?? 0.56),
    0.1,
  );
