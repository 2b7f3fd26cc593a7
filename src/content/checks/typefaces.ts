import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { nearest, type Problem } from '../../model/problem.ts';
import { type Site, siteFile } from '../../model/site.ts';
import { fontsFolder, type TypefaceScript, typefaceScripts } from '../../outputs/typefaces/chosen.ts';
import { openFont } from '../../outputs/typefaces/open-font.ts';
import { counted } from '../../text/counted.ts';

/** The largest font file, in bytes; pages load a part of it. */
const largest = 400_000;

/** Letters that a typeface must have: those of English, and those that Arabic and Persian share. */
const needed: Record<TypefaceScript, string> = {
  latin: 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.,:;!?()-–“”‘’',
  arabic: 'ابتثجحخدذرزسشصضطظعغفقلمنهوءآأئؤ،؛؟',
};

/** Returns the problems of the publication’s own font files: all problems of each file, because editors rarely look at them again. */
export const checkTypefaces = (root: string, typefaces: Site['typefaces']): Problem[] =>
  typefaceScripts.flatMap((script) => {
    const typeface = typefaces?.[script];
    if (typeof typeface !== 'object') return [];
    return (['regular', 'bold', 'italic'] as const).flatMap((style) => {
      const name = typeface[style];
      if (name === undefined) return [];
      const fault = fileFault(root, name, script);
      return fault === undefined ? [] : [{ file: siteFile, field: `typefaces.${script}.${style}`, ...fault }];
    });
  });

type Fault = Omit<Problem, 'file'>;

function fileFault(root: string, name: string, script: TypefaceScript): Fault | undefined {
  const path = join(root, fontsFolder, name);
  if (!existsSync(path)) return missing(root, name);
  const bytes = readFileSync(path);
  const invalid = (found: string, expected: string, fix: string): Fault => ({
    name: 'typeface-invalid',
    found: `${fontsFolder}/${name}, ${found}`,
    expected,
    fix,
  });
  const oneWeight = 'a font of one weight in the format WOFF2';
  const download = 'download the static WOFF2 file of this weight, for example from fontsource.org';
  if (bytes.subarray(0, 4).toString('latin1') !== 'wOF2')
    return invalid('a file in another format', oneWeight, download);
  if (bytes.length > largest)
    return invalid(
      `a file of ${bytes.length} bytes`,
      `at most ${largest} bytes`,
      'download a subset for its script',
    );
  const font = openFont(path);
  if (font === undefined) return invalid('a damaged file', oneWeight, download);
  if (Object.keys(font.variationAxes).length > 0) return invalid('a variable font', oneWeight, download);
  const lacking = Array.from(needed[script]).filter(
    (letter) => !font.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0),
  );
  if (lacking.length === 0) return undefined;
  const letters = lacking.length > 8 ? `${lacking.slice(0, 8).join(' ')} …` : lacking.join(' ');
  return invalid(
    `without ${counted(lacking.length, 'letter')} of its script: ${letters}`,
    `every letter of the ${script === 'latin' ? 'Latin' : 'Arabic'} alphabet`,
    `choose the subset of the typeface for ${script === 'latin' ? 'Latin' : 'Arabic'} script`,
  );
}

function missing(root: string, name: string): Fault {
  const folder = join(root, fontsFolder);
  const guess = nearest(name, existsSync(folder) ? readdirSync(folder) : []);
  return {
    name: 'typeface-missing',
    found: `no file ${fontsFolder}/${name}`,
    expected: `a font in ${fontsFolder}/`,
    fix: guess === undefined ? `save the font as ${fontsFolder}/${name}` : `did you mean ${guess}?`,
  };
}
