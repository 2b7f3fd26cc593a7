import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { parse, stringify } from 'yaml';
import { siteFile } from '../../src/model/site.ts';

export const fixtures = join(import.meta.dirname, '../fixtures');

/** Writes the settings of the good content into the project in `root`, without links to pages that only the good content has. */
export function writeSiteFile(root: string): void {
  mkdirSync(join(root, 'content'), { recursive: true });
  const settings = parse(readFileSync(join(fixtures, 'good', siteFile), 'utf8')) as Record<string, unknown>;
  const { navigation: _navigation, policies: _policies, ...rest } = settings;
  writeFileSync(join(root, siteFile), stringify(rest));
}

/** A folder of its own with the good content, over which the files of a bad case are laid; gone after the tests. */
export function layOut(badCase?: string): string {
  const root = mkdtempSync(join(tmpdir(), 'verbatim-'));
  after(() => {
    rmSync(root, { recursive: true, force: true });
  });
  cpSync(join(fixtures, 'good'), root, { recursive: true });
  const bad = join(fixtures, 'bad', badCase ?? '');
  if (badCase !== undefined)
    cpSync(bad, root, { recursive: true, filter: (path) => path !== join(bad, 'expected.txt') });
  return root;
}
