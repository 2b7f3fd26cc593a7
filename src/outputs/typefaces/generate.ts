import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { chosenTypefaces, type Typeface, type TypefaceScript, typefaceScripts } from './chosen.ts';
import { fallbacks, fontFace, quoted } from './metrics.ts';
import { openFont } from './open-font.ts';
import { lettersOf, rangeOf, subset } from './subset.ts';

/** The fonts of a publication with typefaces of its own, in a folder. */
export interface GeneratedFonts {
  /** The style sheet that replaces src/styles/fonts.css. */
  css: string;
  /** The one that replaces src/styles/stand-ins.css. */
  standIns: string;
  /** The file that replaces each of src/styles/fonts/ that pages preload, by its name there. */
  files: ReadonlyMap<string, string>;
  /** Sizes of the files that pages preload, in bytes, by name. */
  sizes: ReadonlyMap<string, number>;
}

const styles = join(import.meta.dirname, '../../styles');
const { resolve } = createRequire(import.meta.url);

/** The files of src/styles/fonts/ that a typeface replaces; `fonts.css` has the letters of each. */
const defaults: Record<TypefaceScript, { family: string; file: string }> = {
  latin: { family: 'Newsreader', file: 'newsreader' },
  arabic: { family: 'Noto Naskh Arabic', file: 'noto-naskh-arabic' },
};
/** The family of the default Arabic typeface’s Latin letters, digits and marks. */
const latinFamily = `${defaults.arabic.family} Latin`;
/** The family of all letters that are not in the files that pages preload. */
const rareFamily = 'rare letters';
/** The default file of Latin letters, digits and marks between Arabic letters; an own typeface has digits and marks in the files of its letters. */
const latinOfArabic = 'noto-naskh-arabic-latin.woff2';
const variants = [
  { of: 'regular', ending: '', style: [] },
  { of: 'bold', ending: '-bold', style: ['font-weight: 600'] },
  { of: 'italic', ending: '-italic', style: ['font-style: italic'] },
] as const;

/**
 * Writes the fonts of the publication’s typefaces to a folder: of each the letters that src/styles/fonts.css gives to its default, a file
 * with its rarer letters, and the style sheet that loads them. Returns undefined for a publication that keeps the defaults.
 */
export async function generateFonts(folder: string): Promise<GeneratedFonts | undefined> {
  const chosen = chosenTypefaces();
  if (Object.keys(chosen).length === 0) return undefined;
  await mkdir(folder, { recursive: true });
  const [sheet, standIns] = await Promise.all(
    ['fonts.css', 'stand-ins.css'].map((name) => readFile(join(styles, name), 'utf8')),
  );
  const { cuts, rare, kept, fallbackRules, families } = planOf(`${sheet}${standIns}`, chosen);
  const sizes = new Map(await Promise.all(cuts.map((cut) => write(folder, cut))));
  const css = [
    ...Object.values(chosen).map(
      ({ name, license }) => `/*! ${`${name}: ${license}`.replaceAll('*/', '')} */\n`,
    ),
    ...cuts.map(ruleOf),
    ...rare.filter(({ letters }) => letters.length > 0).map(({ text }) => text),
    ...kept,
    rootRules(families, chosen.latin?.fallback ?? 'serif'),
  ].join('');
  await Promise.all([
    writeFile(join(folder, 'fonts.css'), css),
    writeFile(join(folder, 'stand-ins.css'), fallbackRules.join('')),
  ]);
  const files = new Map(
    cuts.flatMap(({ replaces, name }) =>
      replaces === undefined ? [] : [[replaces, join(folder, name)] as const],
    ),
  );
  const withLatin = files.get(`${defaults.arabic.file}.woff2`);
  if (withLatin !== undefined) files.set(latinOfArabic, withLatin);
  return { css: join(folder, 'fonts.css'), standIns: join(folder, 'stand-ins.css'), files, sizes };
}

/** Decides which letters of which font go into which file, and which rules of the default style sheet stay. */
function planOf(sheet: string, chosen: ReturnType<typeof chosenTypefaces>) {
  const defaultRules = rulesIn(sheet);
  const cuts: Cut[] = [];
  const kept: string[] = [];
  const fallbackRules: string[] = [];
  let rare = defaultRules.filter(({ family }) => family === rareFamily);
  const families: Families = { latin: [], arabic: [] };
  for (const script of typefaceScripts) {
    const typeface = chosen[script];
    const { family, file } = defaults[script];
    if (!typeface) {
      const ofFamily = defaultRules.filter((rule) => rule.family.startsWith(family));
      for (const { url, text } of ofFamily) (url === '' ? fallbackRules : kept).push(text);
      families[script].push(...new Set(ofFamily.map((rule) => rule.family)));
      continue;
    }
    const font = openFont(typeface.regular);
    if (!font) continue;
    const own = new Set(font.characterSet);
    const isOfScript = ({ url }: Rule) => url.includes(file);
    const ownRare = rare
      .filter(isOfScript)
      .flatMap(({ letters }) => letters.filter((letter) => own.has(letter)));
    rare = rare.map((rule) => (isOfScript(rule) ? withoutLetters(rule, new Set(ownRare)) : rule));
    cuts.push(...cutsOf(sheet, script, typeface, own));
    if (ownRare.length > 0)
      cuts.push({
        family: rareFamily,
        from: typeface.regular,
        name: `${script}-rare.woff2`,
        letters: ownRare,
        style: [],
      });
    families[script].push(typeface.name);
    if (script === 'latin') {
      const [bold, italic] = [openFont(typeface.bold), openFont(typeface.italic ?? '')];
      const { rules, names } = fallbacks(
        typeface.name,
        { regular: font, bold: bold ?? font, italic },
        typeface.fallback,
      );
      fallbackRules.push(...rules);
      families.latin.push(...names);
    }
  }
  return { cuts, rare, kept, fallbackRules, families };
}

/** Part of a font, in a file of its own. */
interface Cut {
  family: string;
  /** The path of the whole font. */
  from: string;
  name: string;
  letters: readonly number[];
  style: readonly string[];
  /** The file of src/styles/fonts/ that it replaces. */
  replaces?: string;
}

const cutsOf = (sheet: string, script: TypefaceScript, typeface: Typeface, own: ReadonlySet<number>): Cut[] =>
  variants.flatMap(({ of, ending, style }) => {
    const from = typeface[of];
    const replaces = `${defaults[script].file}${ending}.woff2`;
    // Arabic has no italics.
    if (from === undefined || !sheet.includes(replaces)) return [];
    const all = [replaces, ...(script === 'arabic' ? [latinOfArabic] : [])].flatMap((file) =>
      lettersOf(sheet, `./fonts/${file}`),
    );
    const isLatinOfArabic = (letter: number) =>
      script === 'arabic' && /\p{Script=Latin}/u.test(String.fromCodePoint(letter));
    const letters = all.filter((letter) => own.has(letter) && !isLatinOfArabic(letter));
    return [{ family: typeface.name, from, name: `${script}${ending}.woff2`, letters, style, replaces }];
  });

async function write(folder: string, { from, name, letters }: Cut): Promise<[name: string, size: number]> {
  const font = await subset(await readFile(from), letters);
  await writeFile(join(folder, name), font);
  return [name, font.length];
}

const ruleOf = ({ family, name, letters, style }: Cut) =>
  fontFace(family, [
    ...style,
    'font-display: optional',
    `src: url('./${name}')`,
    `unicode-range: ${rangeOf(letters)}`,
  ]);

/** The families of each script, the typeface first, then those of Latin letters between Arabic ones and stand-ins. */
type Families = Record<TypefaceScript, string[]>;

/**
 * Returns the rules by which pages and embeds use the families; twice `:root`, because that outranks the style of either, wherever it is
 * in the sheets. The typeface of the direction comes first (tokens.css has the same for the defaults).
 */
function rootRules({ latin, arabic }: Families, generic: string): string {
  const isStandIn = (name: string) => name.includes(' fallback');
  const ofText = (names: string[]) => names.filter((name) => !isStandIn(name));
  const list = (names: readonly string[]) => [...names.map(quoted), generic].join(', ');
  const [ltr, rtl] = [
    list([
      ...ofText(latin),
      rareFamily,
      ...latin.filter(isStandIn),
      ...arabic.filter((name) => name !== latinFamily),
    ]),
    list([
      ...ofText(arabic),
      rareFamily,
      ...arabic.filter(isStandIn),
      ...(arabic.includes(latinFamily) ? latin.filter(isStandIn) : latin),
    ]),
  ];
  return [
    `:root:root {\n  --fallback-font: ${list(latin.filter(isStandIn))};\n  font-family: var(--text-font);\n}\n`,
    `:root:root,\n[dir='ltr']:not(a, bdi, cite, i, span) {\n  --text-font: ${ltr};\n}\n`,
    `:root:root[dir='rtl'],\n[dir='rtl'] {\n  --text-font: ${rtl};\n}\n`,
  ].join('');
}

/** A rule of src/styles/fonts.css, with paths that any style sheet can use. */
interface Rule {
  family: string;
  url: string;
  letters: readonly number[];
  text: string;
}

function rulesIn(sheet: string): Rule[] {
  const [, ...rules] = sheet.replace(/\/\*[\s\S]*?\*\//g, '').split(/(?=@font-face)/);
  return rules.map((rule) => {
    const [, url = ''] = /url\('([^']+)'\)/.exec(rule) ?? [];
    const path = url.startsWith('./') ? join(styles, url) : url && resolve(url);
    return {
      family: /font-family: '?([^';]+)/.exec(rule)?.[1] ?? '',
      url,
      letters: url === '' ? [] : lettersOf(sheet, url),
      text: rule.replace(url, path.replaceAll('\\', '/')),
    };
  });
}

/** Returns a rule that serves only the other letters. */
function withoutLetters(rule: Rule, taken: ReadonlySet<number>): Rule {
  const letters = rule.letters.filter((letter) => !taken.has(letter));
  return {
    ...rule,
    letters,
    text: rule.text.replace(/unicode-range:[^;]*/, `unicode-range: ${rangeOf(letters)}`),
  };
}
