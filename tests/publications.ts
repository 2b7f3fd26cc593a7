import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { after } from 'node:test';
import { parse, stringify } from 'yaml';
import { siteFile } from '../src/model/site.ts';

/** The publications that the tests of the software read. `builds.ts` builds them. */
export const fixtures = join(import.meta.dirname, 'fixtures');

/** Returns the folder of a publication in tests/fixtures/sites, which no test may change. */
export const publicationOf = (name: string): string => join(fixtures, 'sites', name);

/** Returns a new temporary folder, which is removed after the tests of the file or the suite that calls this. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-'));
  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

/** Returns a copy of a publication in a temporary folder. */
export function copyOf(name: string): string {
  const root = temporaryFolder();
  // A build of the original keeps its own files in .astro/.
  cpSync(publicationOf(name), root, { recursive: true, filter: (path) => basename(path) !== '.astro' });
  return root;
}

/** Returns a copy of the valid publication, overlaid with the files of a case of tests/fixtures/bad. */
export function copyWith(badCase: string): string {
  const root = copyOf('good');
  layOver(root, badCase);
  return root;
}

/** Lays the files of a case of tests/fixtures/bad over a copy of the valid publication. */
export function layOver(root: string, badCase: string): void {
  const bad = join(fixtures, 'bad', badCase);
  cpSync(bad, root, { recursive: true, filter: (path) => path !== join(bad, 'expected.txt') });
}

/** Writes the settings of the valid publication into another, without links to pages that the other lacks. */
export function writeSiteFile(root: string): void {
  mkdirSync(join(root, 'content'), { recursive: true });
  const settings = parse(readFileSync(join(publicationOf('good'), siteFile), 'utf8')) as Record<
    string,
    unknown
  >;
  const { navigation: _navigation, policies: _policies, ...rest } = settings;
  writeFileSync(join(root, siteFile), stringify(rest));
}

const lines = 'The first line\n\nThe town paid once\nfor *two bridges* that stand today.\n\nA last line.\n';

/** Returns the temporary folder of a publication of one article with these pull-quotes, whose body has three numbered lines. */
export function publicationWith(quotes: [id: string, text: string][], body = lines): string {
  const root = temporaryFolder();
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(root, 'content', path)), { recursive: true });
    writeFileSync(join(root, 'content', path), text);
  };
  writeSiteFile(root);
  write('sources.yaml', '{}\n');
  write('topics/bridges.md', '---\ntitle: Bridges\nsummary: What stands over rivers.\n---\n');
  write('people/desk.md', '---\nname: The desk\nrole: Newsroom\n---\n');
  write(
    'articles/two-bridges.md',
    [
      '---',
      'title: Two bridges',
      'standfirst: About them.',
      'date: 2026-01-02',
      'author: desk',
      'topics: [bridges]',
      'pullQuotes:',
      ...quotes.flatMap(([id, text]) => [`  - id: ${id}`, `    text: ${text}`]),
      '---',
      body,
    ].join('\n'),
  );
  return root;
}
