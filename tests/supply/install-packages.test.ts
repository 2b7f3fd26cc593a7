import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { isInstalled } from '../install-packages.ts';

const wanted = {
  '': { version: '1.0.0' },
  'node_modules/reader': { version: '2.0.0', integrity: 'sha512-a' },
  'node_modules/reader-for-windows': { version: '2.0.0', integrity: 'sha512-b', optional: true },
};
const { 'node_modules/reader': reader } = wanted;

/** A folder with a lock file, and npm’s list of the packages that are installed. */
function folderWith(installed?: Record<string, unknown>): string {
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-packages-'));
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ packages: wanted }));
  if (installed) {
    mkdirSync(join(folder, 'node_modules'));
    writeFileSync(join(folder, 'node_modules/.package-lock.json'), JSON.stringify({ packages: installed }));
  }
  return folder;
}

describe('the packages of a folder', () => {
  test('are installed if npm lists every one that is not optional', () => {
    assert.ok(isInstalled(folderWith({ 'node_modules/reader': reader })));
    assert.ok(isInstalled(folderWith(wanted)));
  });

  test('are not installed before npm has run', () => {
    assert.ok(!isInstalled(folderWith()));
  });

  test('are installed again if the lock file has a new package, another version or another hash', () => {
    for (const installed of [
      {},
      { 'node_modules/reader': { ...reader, version: '1.9.0' } },
      { 'node_modules/reader': { ...reader, integrity: 'sha512-c' } },
      { ...wanted, 'node_modules/reader-for-windows': { version: '1.9.0', integrity: 'sha512-b' } },
    ])
      assert.ok(!isInstalled(folderWith(installed)), JSON.stringify(installed));
  });
});
