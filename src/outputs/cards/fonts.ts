import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create } from 'fontkitten';
import { scriptOfLanguage } from '../../text/scripts.ts';
import { chosenTypefaces, type Typeface } from '../typefaces/chosen.ts';

/** A font file for cards. */
export interface CardFont {
  family: string;
  weight: 400 | 600;
  style: 'normal' | 'italic';
  /** Character subset: fontsource’s `arabic` and `hebrew` lack digits and punctuation, so `latin` is used with them. */
  subset: string;
  /** Path of the .woff2 file. */
  file: string;
}

const { resolve } = createRequire(import.meta.url);

const family = (name: string, id: string, subsets: string[], styles: Pick<CardFont, 'weight' | 'style'>[]) =>
  styles.flatMap(({ weight, style }) =>
    subsets.map((subset): CardFont => {
      const file = resolve(`@fontsource/${id}/files/${id}-${subset}-${String(weight)}-${style}.woff2`);
      return { family: name, weight, style, subset, file };
    }),
  );
const regular = { weight: 400, style: 'normal' } as const;
const strong = { weight: 600, style: 'normal' } as const;
const italic = { weight: 400, style: 'italic' } as const;

/** The publication’s own typefaces, each in one file a style. */
const chosen = chosenTypefaces();
const chosenFonts = Object.values(chosen).flatMap(
  ({ name, regular: file, bold, italic: slanted }): CardFont[] => [
    { family: name, ...regular, subset: 'own', file },
    { family: name, ...strong, subset: 'own', file: bold },
    ...(slanted === undefined ? [] : [{ family: name, ...italic, subset: 'own', file: slanted }]),
  ],
);

/**
 * All fonts of the cards. The subsets of a family have one name, so that a line with mixed scripts has one font. `latin-ext` comes before
 * `latin`, whose combining marks would otherwise draw ī as an i with both dot and macron.
 */
export const cardFonts: CardFont[] = [
  ...chosenFonts,
  ...family('Newsreader', 'newsreader', ['latin-ext', 'latin'], [regular, strong, italic]),
  ...family('Noto Naskh Arabic', 'noto-naskh-arabic', ['arabic', 'latin-ext', 'latin'], [regular, strong]),
  ...family('Frank Ruhl Libre', 'frank-ruhl-libre', ['hebrew', 'latin-ext', 'latin'], [regular, strong]),
];

export type Script = 'latin' | 'arabic' | 'hebrew';

/** Returns the script of a language, as far as cards distinguish scripts. */
export const scriptOf = (lang: string): Script => byScript[scriptOfLanguage(lang)] ?? 'latin';

const byScript: Partial<Record<string, Script>> = { Arab: 'arabic', Hebr: 'hebrew' };

/** Font stacks: the family of the script first, then those for words in other scripts. */
export const fontStacks: Record<Script, string> = {
  latin: stackOf(chosen.latin, 'Newsreader, Noto Naskh Arabic, Frank Ruhl Libre'),
  arabic: stackOf(chosen.arabic, 'Noto Naskh Arabic, Newsreader, Frank Ruhl Libre'),
  hebrew: 'Frank Ruhl Libre, Newsreader, Noto Naskh Arabic',
};

/** Returns the typeface of the publication before those that come with the software. */
function stackOf(typeface: Typeface | undefined, others: string): string {
  return typeface === undefined ? others : `'${typeface.name.replace(/['\\]/g, '')}', ${others}`;
}

/** Returns the names of the publication’s own typefaces, by script; undefined without any. The digest has their files. */
export const chosenNames = (): Record<string, string> | undefined => {
  const names = Object.entries(chosen).map(([script, { name }]) => [script, name] as const);
  return names.length > 0 ? Object.fromEntries(names) : undefined;
};

/** Returns the height of a line of the default typeface of a script, relative to that of the publication’s own. */
export function relativeHeight(script: Script): number {
  const own = script === 'hebrew' ? undefined : chosen[script];
  const usual = cardFonts.find(({ family: name }) => name === defaultFamilies[script]);
  return own && usual ? heightOf(usual.file) / heightOf(own.regular) : 1;
}
const defaultFamilies: Record<Script, string> = {
  latin: 'Newsreader',
  arabic: 'Noto Naskh Arabic',
  hebrew: 'Frank Ruhl Libre',
};

/** Returns ascent and descent of a font in em. */
function heightOf(file: string): number {
  const known = heights.get(file);
  if (known !== undefined) return known;
  const font = create(readFileSync(file));
  const height = font.isCollection ? 1 : (font.ascent - font.descent) / font.unitsPerEm;
  heights.set(file, height);
  return height;
}
const heights = new Map<string, number>();

/** Returns a font in the format of the renderer. */
export const rendererFont = ({ family, weight, style, subset, file }: CardFont) => ({
  name: family,
  weight,
  style,
  data: readFileSync(file),
  // Without the space that `latin-ext` has too: the font would change at each one, and layout would take twice as long.
  ...(subset === 'latin-ext' ? { unicodeRange: [[0xa1, 0x10ffff]] as [number, number][] } : {}),
});

/** Returns the hash of all fonts. */
export const fontsDigest = (): string => (fontsHash ??= computeHash());
let fontsHash: string | undefined;

function computeHash(): string {
  const hash = createHash('sha256');
  for (const { file } of cardFonts) hash.update(readFileSync(file));
  return hash.digest('hex');
}

/** Returns the version of the installed renderer. */
export const rendererVersion = (): string => (version ??= readVersion());
let version: string | undefined;

function readVersion(): string {
  const home = resolve('@takumi-rs/core').replace(/dist[\\/].*$/, 'package.json');
  return (JSON.parse(readFileSync(home, 'utf8')) as { version: string }).version;
}
