import { existsSync, lstatSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { threadId } from 'node:worker_threads';
import { builtPaths } from '../content/built-files.ts';
import { enterVersion } from '../content/cache-versions.ts';
import { isOtherProcess } from '../content/other-process.ts';
import type { IndexKey, KeptIndex, KeptIndexes, WrittenPart } from '../search/index-part.ts';
import { linkOrCopy } from '../search/place-part.ts';
import { readChecked, writeChecked } from './checked-file.ts';

/** What is stored of an index: what was written with it, and each file as it was left. */
interface Kept {
  written: WrittenPart;
  files: readonly (readonly [path: string, size: number, changed: number])[];
}

const listName = 'list.bin';
/** The key of an index, apart from the rest, which is large. */
const keyName = 'key.bin';
/** The kind of result that written indexes are. */
export const keptIndexesKind = 'search-parts';

/**
 * Returns the written indexes of earlier builds with the same version of the software and settings, as hard links to the files of the site; undefined if
 * results of earlier builds must not be used. An index with a file that has changed is reported and counts as missing. `prune` removes what this build has neither asked for nor written,
 * and of other versions those that were not used for longest.
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
      return keptIn(join(folder, key));
    },
    like: (shape) => {
      for (const name of existsSync(folder) ? readdirSync(folder) : []) {
        const own = join(folder, name);
        const kept = keyOf(own)?.shape === shape ? keptIn(own) : undefined;
        if (kept) return kept;
      }
      return undefined;
    },
    set: (of, from, written) => {
      used.add(of.key);
      const own = join(folder, of.key);
      try {
        const paths = builtPaths(from);
        for (const below of new Set(paths.map(dirname)))
          mkdirSync(join(own, 'files', below), { recursive: true });
        const files = paths.map((path) => {
          const target = join(own, 'files', path);
          linkOrCopy(join(from, path), target);
          return [path, ...stateOf(target)] as const;
        });
        const kept: Kept = { written, files };
        writeChecked(join(own, listName), kept);
        // The key comes last: a build that runs at the same time takes an index with a key for a complete one.
        writeChecked(join(own, keyName), of);
      } catch {
        // The next build indexes these texts again.
        rmSync(own, { recursive: true, force: true });
      }
    },
    prune: () => {
      if (!existsSync(root)) return;
      for (const name of readdirSync(root).filter(isDraft))
        if (!isOfOtherBuild(name)) rmSync(join(root, name), { recursive: true, force: true });
      if (!existsSync(folder)) return;
      enterVersion(folder, { isVersion: (name) => !isDraft(name) });
      for (const key of readdirSync(folder))
        if (!used.has(key)) rmSync(join(folder, key), { recursive: true, force: true });
    },
  };
}

/** Returns the name of the folder for drafts of this thread, next to those of the versions: a build that starts over starts a second thread. */
export const draftsName = (): string => `draft-${process.pid}-${threadId}`;

/** True for the name of such a folder, which is not a version. */
export const isDraft = (name: string): boolean => name.startsWith('draft-');

/** True for the drafts of a build that runs at the same time, such as a preview. */
function isOfOtherBuild(name: string): boolean {
  const [, pid] = /^draft-(\d+)\b/.exec(name) ?? [];
  return pid !== undefined && isOtherProcess(Number(pid));
}

/** Returns the index in a folder; undefined if there is none. Drops one that has changed. */
function keptIn(own: string): KeptIndex | undefined {
  if (!existsSync(own)) return undefined;
  const kept = read(join(own, listName)) as Kept | undefined;
  const of = keyOf(own);
  if (of && kept?.files.every((file) => isAsLeft(own, file)))
    return { folder: join(own, 'files'), written: kept.written, of };
  console.warn(`A part of an earlier search index is dropped, because it has changed: ${own}`);
  rmSync(own, { recursive: true, force: true });
  return undefined;
}

const keyOf = (own: string) => read(join(own, keyName)) as IndexKey | undefined;

/** Returns the value of a file; undefined if it is missing or damaged. */
function read(file: string): unknown {
  try {
    return readChecked(file);
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
