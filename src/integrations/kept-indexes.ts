import { copyFileSync, existsSync, linkSync, lstatSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { threadId } from 'node:worker_threads';
import { isOtherProcess } from '../content/other-process.ts';
import type { KeptIndexes, WrittenPart } from '../search/index-part.ts';
import { readChecked, writeChecked } from './checked-file.ts';

/** What is stored of an index: what was written with it, and each file as it was left. */
interface Kept {
  written: WrittenPart;
  files: readonly (readonly [path: string, size: number, changed: number])[];
}

const listName = 'list.bin';
/** The kind of result that written indexes are. */
export const keptIndexesKind = 'search-parts';

/**
 * Returns the written indexes of earlier builds with the same version of the software and settings, as hard links to the files of the site; undefined if
 * results of earlier builds must not be used. An index with a file that has changed is reported and counts as missing. `prune` removes what this build has neither asked for nor written.
 */
export function keptIndexes(
  version: string | undefined,
  caches = '.astro',
): (KeptIndexes & { prune: () => void }) | undefined {
  if (version === undefined) return undefined;
  const root = join(caches, keptIndexesKind);
  const folder = join(root, version);
  const used = new Set<string>();
  return {
    get: (key) => {
      used.add(key);
      const own = join(folder, key);
      if (!existsSync(own)) return undefined;
      const kept = listOf(own);
      if (kept?.files.every((file) => isAsLeft(own, file)))
        return { folder: join(own, 'files'), written: kept.written };
      console.warn(`A part of an earlier search index is dropped, because it has changed: ${own}`);
      rmSync(own, { recursive: true, force: true });
      return undefined;
    },
    set: (key, from, written) => {
      used.add(key);
      const own = join(folder, key);
      try {
        const files = readdirSync(from, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => {
            const path = join(entry.parentPath, entry.name).slice(from.length + 1);
            const target = join(own, 'files', path);
            mkdirSync(dirname(target), { recursive: true });
            linkOrCopy(join(from, path), target);
            return [path, ...stateOf(target)] as const;
          });
        const kept: Kept = { written, files };
        writeChecked(join(own, listName), kept);
      } catch {
        // The next build indexes these texts again.
        rmSync(own, { recursive: true, force: true });
      }
    },
    prune: () => {
      if (!existsSync(root)) return;
      for (const name of readdirSync(root))
        if (name !== version && !isOfOtherBuild(name))
          rmSync(join(root, name), { recursive: true, force: true });
      if (!existsSync(folder)) return;
      for (const key of readdirSync(folder))
        if (!used.has(key)) rmSync(join(folder, key), { recursive: true, force: true });
    },
  };
}

/** Returns the name of the folder for drafts of this thread, next to those of the versions: a build that starts over starts a second thread. */
export const draftsName = (): string => `draft-${process.pid}-${threadId}`;

/** True for the folder of a build that runs at the same time, such as a preview. */
function isOfOtherBuild(name: string): boolean {
  const [, pid] = /^draft-(\d+)\b/.exec(name) ?? [];
  return pid !== undefined && isOtherProcess(Number(pid));
}

/** Returns the list of an index; undefined if it is missing or damaged. */
function listOf(own: string): Kept | undefined {
  try {
    return readChecked(join(own, listName)) as Kept | undefined;
  } catch {
    return undefined;
  }
}

const stateOf = (file: string): [size: number, changed: number] => {
  const { size, mtimeMs } = lstatSync(file);
  return [size, mtimeMs];
};

function isAsLeft(own: string, [path, size, changed]: Kept['files'][number]): boolean {
  try {
    const now = stateOf(join(own, 'files', path));
    return now[0] === size && now[1] === changed;
  } catch {
    return false;
  }
}

/** Files on another disk cannot be linked. */
function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
  }
}
