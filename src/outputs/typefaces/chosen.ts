import { createRequire } from 'node:module';
import { join } from 'node:path';
import { site } from '../../site.ts';
import { openFont } from './open-font.ts';

/** The scripts for which a publication can choose a typeface. */
export const typefaceScripts = ['latin', 'arabic'] as const;
export type TypefaceScript = (typeof typefaceScripts)[number];

/** A typeface other than the default of its script. */
export interface Typeface {
  name: string;
  license: string;
  /** Paths of .woff2 files. */
  regular: string;
  bold: string;
  italic?: string | undefined;
  fallback: 'serif' | 'sans-serif';
}

/** The folder of the fonts of a publication, from its root. */
export const fontsFolder = 'content/fonts';

const { resolve } = createRequire(import.meta.url);
const file = (weight: number) =>
  resolve(`@fontsource/frank-ruhl-libre/files/frank-ruhl-libre-latin-${weight}-normal.woff2`);

/** Returns the typefaces that come with the software and are not the default of their script. */
const bundled = (id: string): Typeface | undefined =>
  id === 'frank-ruhl-libre'
    ? {
        name: 'Frank Ruhl Libre',
        license: 'SIL Open Font License 1.1',
        regular: file(400),
        bold: file(600),
        fallback: 'serif',
      }
    : undefined;

/**
 * Returns the typefaces that this publication has chosen; nothing for a script that keeps its default, or whose files are not fonts, which
 * `npm run check` and the build report.
 */
export function chosenTypefaces(): Partial<Record<TypefaceScript, Typeface>> {
  const entries = typefaceScripts.flatMap((script) => {
    const chosen = site.typefaces?.[script];
    const typeface = typeof chosen === 'object' ? own(chosen) : bundled(chosen ?? '');
    if (typeface === undefined) return [];
    const files = [
      typeface.regular,
      typeface.bold,
      ...(typeface.italic === undefined ? [] : [typeface.italic]),
    ];
    return files.every((path) => openFont(path)) ? [[script, typeface] as const] : [];
  });
  return Object.fromEntries(entries);
}

type Own = Exclude<NonNullable<NonNullable<typeof site.typefaces>['latin']>, string>;

function own({ regular, bold, italic, ...others }: Own): Typeface {
  const at = (name: string) => join(process.cwd(), fontsFolder, name);
  return {
    ...others,
    regular: at(regular),
    bold: at(bold),
    ...(italic === undefined ? {} : { italic: at(italic) }),
  };
}
