import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { builtPaths } from '../content/built-files.ts';
import { type FileState, stateOf } from './file-state.ts';

/** A file of the previous site that is one of this site, too. */
export interface TakenFile {
  /** The folder in which it has the same path until the build ends. */
  folder: string;
  state: FileState;
}

/**
 * Files of the site that are not in its folder until the build ends: those of the previous site that it has, too. Integrations that look for files that may
 * be among them use the functions below; what they write is in the folder, and replaces them.
 */
const taken = new Map<string, TakenFile>();
/** The names of the taken files in each folder; made when it is asked for. */
let namesByFolder: ReadonlyMap<string, readonly string[]> | undefined;

/** Notes a file of the previous site, by its path from the folder of the site. */
export const takeFile = (path: string, file: TakenFile): void => {
  taken.set(path, file);
  namesByFolder = undefined;
};

/** Notes that this build makes a file itself. */
export const makeFile = (path: string): void => {
  if (taken.delete(path)) namesByFolder = undefined;
};

/** Notes that no file is taken: the build starts over. */
export const forgetTakenFiles = (): void => {
  taken.clear();
  namesByFolder = undefined;
};

/** Returns all taken files. */
export const takenFiles = (): ReadonlyMap<string, TakenFile> => taken;

/** Returns where a file of the site is. */
export const siteFile = (dist: string, path: string): string => join(taken.get(path)?.folder ?? dist, path);

/** Returns the state of a file of the site, which is known where it is taken; undefined if the site has none. */
export const siteFileState = (dist: string, path: string): FileState | undefined =>
  taken.get(path)?.state ?? stateOf(join(dist, path));

/** True if the site has a file. */
export const hasSiteFile = (dist: string, path: string): boolean =>
  taken.has(path) || existsSync(join(dist, path));

/** Returns the paths of all files of the site, sorted. */
export function sitePaths(dist: string): string[] {
  const own = builtPaths(dist);
  return taken.size === 0 ? own : [...new Set([...taken.keys(), ...own])].sort();
}

/** Returns the names of the files in a folder of the site, sorted; none if it has none. `below` is its path, with a slash at its end. */
export function siteNames(dist: string, below: string): string[] {
  namesByFolder ??= Map.groupBy(taken.keys(), (path) => path.slice(0, path.lastIndexOf('/') + 1));
  const folder = join(dist, below);
  const own = existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isFile() ? entry.name : []))
    : [];
  const others = (namesByFolder.get(below) ?? []).map((path) => path.slice(below.length));
  return [...new Set([...own, ...others])].sort();
}
