import { hash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtPaths, readBuiltFiles } from './built-files.ts';

/** The folder of src/, and the one that it is in. */
export const source = join(import.meta.dirname, '..');
export const software = join(source, '..');
/** npm’s list of all installed packages, with their versions. */
const list = join(software, 'node_modules/.package-lock.json');
/** The files of the software apart from src/ that what it makes depends on. */
const ownFiles = ['astro.config.mjs', 'package.json', 'tsconfig.json'];

/** What everything that this software makes depends on, apart from content and settings. */
export interface InstalledSoftware {
  /** The SHA-256 of all its files, independent of the folder that it is in. */
  code: string;
  /** The SHA-256 of npm’s list of packages; undefined if there is none, so that nothing can be kept for other processes. */
  packages: string | undefined;
  /** The version of Node. */
  node: string;
}

let known: InstalledSoftware | undefined;

/** Returns what is installed. It is read once, because the code of a running process does not change. */
export const installedSoftware = (): InstalledSoftware =>
  (known ??= { code: codeHash(), packages: installedPackages(), node: process.version });

/** Returns the SHA-256 of npm’s list of packages; undefined if there is none. */
export const installedPackages = (): string | undefined =>
  existsSync(list) ? hash('sha256', readFileSync(list)) : undefined;

function codeHash(): string {
  const paths = [...ownFiles, ...builtPaths(source).map((path) => `src/${path}`)];
  return hash('sha256', JSON.stringify([...readBuiltFiles(software, paths)]));
}
