import { lstatSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { z } from 'astro/zod';

/** Which versions stay, and which folders are versions. */
interface Limits {
  /** Versions other than the current one that stay: those of the other branch, of previews, and of settings that are tried and taken back. */
  mostOthers: number;
  /** The most bytes that these may have together. */
  mostBytes: number;
  /** False for the name of a folder next to the versions that is none: it stays. */
  isVersion: (name: string) => boolean;
}
const usual: Limits = { mostOthers: 3, mostBytes: 2 ** 29, isVersion: () => true };

/** The list of versions, next to the folder that has them: the last one used first, each other one with the bytes it has. */
const listOf = (parent: string): string => `${parent}-versions.json`;
const listSchema = z.array(z.object({ name: z.string(), bytes: z.number().optional() }));
type Versions = z.infer<typeof listSchema>;

/**
 * Makes the folder of one version of a cache, the current one, and removes the versions that were used least recently: there are at most four, and
 * all but the current have at most half a gigabyte. Returns true if the version is new and there were others.
 * Throws if the folder cannot be written.
 */
export function enterVersion(folder: string, of: Partial<Limits> = {}): boolean {
  const limits = { ...usual, ...of };
  const [parent, name] = [dirname(folder), basename(folder)];
  mkdirSync(parent, { recursive: true });
  const folders = foldersIn(parent).filter(limits.isVersion);
  const known = listIn(parent).filter((version) => folders.includes(version.name));
  const isNew = !folders.includes(name) && folders.length > 0;
  mkdirSync(folder, { recursive: true });
  const isCurrent = known[0]?.name === name && known.length === folders.length;
  if (isCurrent) return false;
  // Folders that are not in the list are from a process that ran at the same time, or from older software.
  const unlisted = folders.filter((one) => known.every((version) => version.name !== one));
  const others = [...known, ...unlisted.map((one) => ({ name: one, bytes: undefined }))]
    .filter((version) => version.name !== name)
    .map((version, index) => ({
      name: version.name,
      bytes: index < limits.mostOthers ? (version.bytes ?? bytesIn(join(parent, version.name))) : 0,
    }));
  let bytes = 0;
  const kept = others.filter((version, index) => {
    bytes += version.bytes;
    return index < limits.mostOthers && bytes <= limits.mostBytes;
  });
  for (const version of others)
    if (!kept.includes(version)) rmSync(join(parent, version.name), { recursive: true, force: true });
  writeList(parent, [{ name }, ...kept]);
  return isNew;
}

/** Returns the names of the folders in a folder, sorted. Throws if it does not exist. */
export const foldersIn = (parent: string): string[] =>
  readdirSync(parent, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();

/** Returns the list; an empty one if it is missing or damaged. */
function listIn(parent: string): Versions {
  try {
    return listSchema.parse(JSON.parse(readFileSync(listOf(parent), 'utf8')));
  } catch {
    return [];
  }
}

/** Renamed only when complete: processes read it at the same time. */
function writeList(parent: string, versions: Versions): void {
  const draft = `${listOf(parent)}.${process.pid}.draft`;
  writeFileSync(draft, `${JSON.stringify(versions)}\n`);
  renameSync(draft, listOf(parent));
}

function bytesIn(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).reduce(
    (sum, entry) =>
      entry.isFile()
        ? sum + (lstatSync(join(entry.parentPath, entry.name), { throwIfNoEntry: false })?.size ?? 0)
        : sum,
    0,
  );
}
