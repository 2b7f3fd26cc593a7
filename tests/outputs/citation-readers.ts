import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
import { spawnSync } from 'node:child_process';
import { Cite } from '@citation-js/core';

/** What a reader that nobody here wrote makes of a file: items of CSL-JSON, or undefined where the reader is not installed. */
type Reader = (text: string) => ReadItem[] | undefined;
export interface ReadName {
  family?: string;
  given?: string;
  literal?: string;
  'dropping-particle'?: string;
  'non-dropping-particle'?: string;
}
export interface ReadItem {
  id: string;
  type: string;
  title: string;
  author?: ReadName[];
  /** What Citation.js makes of the authors of a newspaper’s article in RIS. */
  reporter?: string | string[];
  editor?: ReadName[];
  translator?: ReadName[];
  'container-title'?: string;
  issued?: { 'date-parts': (number | string)[][] };
  URL: string;
  language?: string;
  abstract?: string;
}

/** Runs a program of the system on a text; undefined where there is none of that name. */
export function system(program: string, args: string[], input: string): string | undefined {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    input,
    encoding: 'utf8',
    maxBuffer: 2 ** 27,
  });
  if ((error as NodeJS.ErrnoException | undefined)?.code === 'ENOENT') return undefined;
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${stderr}`);
  return stdout;
}

/** Pandoc (Debian’s package `pandoc`). */
export const pandoc =
  (format: 'bibtex' | 'biblatex' | 'csljson'): Reader =>
  (text) => {
    const json = system('pandoc', ['-f', format, '-t', 'csljson'], text);
    return json === undefined ? undefined : (JSON.parse(json) as ReadItem[]);
  };

/** Citation.js, for BibTeX, BibLaTeX and RIS. */
export const citationJs = (text: string): ReadItem[] => new Cite(text).data as unknown as ReadItem[];

/** A name on one line, whatever parts a reader made of it. */
export const nameOf = (name: ReadName | string): string =>
  typeof name === 'string'
    ? name.replace(/,$/, '')
    : (name.literal ??
      [name.given, name['dropping-particle'], name['non-dropping-particle'], name.family]
        .filter(Boolean)
        .join(' '));

/** Text without the marks that keep capitals, and with one kind of apostrophe: readers make curly ones. */
export const plainText = (text: string | undefined): string =>
  (text ?? '')
    .replace(/<\/?span[^>]*>/g, '')
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/\s+/g, ' ');
