import { copyFileSync, cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { siteFile } from '../../src/model/site.ts';

export const fixtures = join(import.meta.dirname, '../fixtures');

/** Writes the settings of the good content into the project in `root`. */
export function writeSiteFile(root: string): void {
  mkdirSync(join(root, 'content'), { recursive: true });
  copyFileSync(join(fixtures, 'good', siteFile), join(root, siteFile));
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
