import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
import { spawnSync } from 'node:child_process';
import { Cite } from '@citation-js/core';

/** Parses a citation file with third-party software to CSL-JSON; undefined if the software is not installed. */
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
  /** Citation.js puts the authors of a newspaper article in RIS here. */
  reporter?: string | string[];
  editor?: ReadName[];
  translator?: ReadName[];
  'container-title'?: string;
  issued?: { 'date-parts': (number | string)[][] };
  URL: string;
  language?: string;
  abstract?: string;
}

/** Runs a system program with a text as input; undefined if it is not installed. */
export function system(program: string, args: string[], input: string): string | undefined {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    input,
    encoding: 'utf8',
    maxBuffer: 2 ** 27,
  });
  if (error && 'code' in error && error.code === 'ENOENT') return undefined;
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

/** Returns a name on one line, however it was split. In RIS, a name that ends in a comma is not split; others are family, given. */
export const nameOf = (name: ReadName | string): string =>
  typeof name === 'string'
    ? name.replace(/^([^,]+), ([^,]+)$/, '$2 $1').replace(/,$/, '')
    : (name.literal ??
      [name.given, name['dropping-particle'], name['non-dropping-particle'], name.family]
        .filter(Boolean)
        .join(' '));

/** Returns text without the markup that protects capitals, and with straight quotation marks: some readers make curly ones. */
export const plainText = (text: string | undefined): string =>
  (text ?? '')
    .replace(/<\/?span[^>]*>/g, '')
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/\s+/g, ' ');
