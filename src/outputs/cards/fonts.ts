import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { scriptOfLanguage } from '../../text/scripts.ts';

/** A font file that the painter knows. */
export interface Face {
  family: string;
  weight: 400 | 600;
  style: 'normal' | 'italic';
  /** Which letters: fontsource’s `arabic` and `hebrew` lack digits and marks, so `latin` stands beside them. */
  subset: string;
  /** Path of the .woff2 file. */
  file: string;
}

const { resolve } = createRequire(import.meta.url);

const family = (name: string, id: string, subsets: string[], styles: Pick<Face, 'weight' | 'style'>[]) =>
  styles.flatMap(({ weight, style }) =>
    subsets.map((subset): Face => {
      const file = resolve(`@fontsource/${id}/files/${id}-${subset}-${String(weight)}-${style}.woff2`);
      return { family: name, weight, style, subset, file };
    }),
  );
const regular = { weight: 400, style: 'normal' } as const;
const strong = { weight: 600, style: 'normal' } as const;
const italic = { weight: 400, style: 'italic' } as const;

/**
 * All subsets of a family bear one name, so that a line of mixed letters keeps one face. `latin-ext` comes before `latin`,
 * whose loose marks would otherwise make an ī of an i that keeps its dot.
 */
export const faces: Face[] = [
  ...family('Newsreader', 'newsreader', ['latin-ext', 'latin'], [regular, strong, italic]),
  ...family('Noto Naskh Arabic', 'noto-naskh-arabic', ['arabic', 'latin-ext', 'latin'], [regular, strong]),
  ...family('Frank Ruhl Libre', 'frank-ruhl-libre', ['hebrew', 'latin-ext', 'latin'], [regular, strong]),
];

export type Script = 'latin' | 'arabic' | 'hebrew';

/** The script a language is written in, as far as the cards know. */
export const scriptOf = (lang: string): Script => byScript[scriptOfLanguage(lang)] ?? 'latin';

const byScript: Partial<Record<string, Script>> = { Arab: 'arabic', Hebr: 'hebrew' };

/** The family of a script first; the others catch words of another script. */
export const stacks: Record<Script, string> = {
  latin: 'Newsreader, Noto Naskh Arabic, Frank Ruhl Libre',
  arabic: 'Noto Naskh Arabic, Newsreader, Frank Ruhl Libre',
  hebrew: 'Frank Ruhl Libre, Newsreader, Noto Naskh Arabic',
};

/** A face in the form in which the renderer takes it. */
export const asFont = ({ family, weight, style, subset, file }: Face) => ({
  name: family,
  weight,
  style,
  data: readFileSync(file),
  // Without the space that `latin-ext` has too: at each one the face would change, and lines take twice as long to set.
  ...(subset === 'latin-ext' ? { unicodeRange: [[0xa1, 0x10ffff]] as [number, number][] } : {}),
});

/** Digest of every font’s bytes, in order. */
export const facesDigest = (): string => (digest ??= computeDigest());
let digest: string | undefined;

function computeDigest(): string {
  const hash = createHash('sha256');
  for (const { file } of faces) hash.update(readFileSync(file));
  return hash.digest('hex');
}

/** Version of the installed renderer. */
export const rendererVersion = (): string => (version ??= readVersion());
let version: string | undefined;

function readVersion(): string {
  const home = resolve('@takumi-rs/core').replace(/dist[\\/].*$/, 'package.json');
  return (JSON.parse(readFileSync(home, 'utf8')) as { version: string }).version;
}
