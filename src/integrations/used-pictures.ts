import { join } from 'node:path';
import { dayOfMachine } from '../content/clock.ts';
import { counted } from '../text/counted.ts';
import { readChecked, writeChecked } from './checked-file.ts';
import { PictureCache, usedName } from './picture-cache.ts';

/** Pictures stay until no build has used them on so many days with builds: days without any do not count, such as a holiday. */
const mostDays = 30;

/** When the pictures of a cache were used. */
interface Uses {
  /** The last days with builds, the newest first. */
  days: string[];
  /** The last day of each picture. */
  last: Map<string, string>;
}

/** What is no longer in a cache. */
export interface Tidied {
  /** How many pictures were removed because no build had used them for long. */
  removed: number;
  /** Names of files that could not be used, as in {@link PictureCache}. */
  dropped: readonly string[];
}

/**
 * Notes that a build uses these pictures of the cache in a folder, before it counts on them, and returns what was removed from it. All publications, previews and branches
 * with the same copy of the software share the folder, so each of their builds notes its own pictures, those of the previous output, too. The folder is only looked at by the
 * first build of a day.
 */
export function noteUse(folder: string, files: Iterable<string>, day = dayOfMachine()): Tidied {
  const { days, last } = usesIn(folder);
  const isNewDay = days[0] !== day;
  const added = [...files].filter((file) => last.get(file) !== day);
  let tidied: Tidied = { removed: 0, dropped: [] };
  if (!isNewDay && added.length === 0) return tidied;
  for (const file of added) last.set(file, day);
  const kept = [...new Set([day, ...days])].slice(0, mostDays);
  try {
    const uses: Uses = { days: kept, last };
    if (isNewDay) tidied = removeOthers(folder, uses);
    writeChecked(join(folder, usedName), uses);
  } catch {
    // The next build tries again.
  }
  return tidied;
}

/** Removes pictures whose last day is none of these. Those of which no use is known were made since the last look, or by older software: they count as used. */
function removeOthers(folder: string, { days, last }: Uses): Tidied {
  const cache = new PictureCache(folder);
  const [day = ''] = days;
  for (const file of cache.files()) if (!last.has(file)) last.set(file, day);
  let removed = 0;
  for (const [file, used] of last)
    if (!days.includes(used)) {
      last.delete(file);
      if (cache.remove(file)) removed++;
    }
  return { removed, dropped: cache.dropped };
}

/** Returns a line about the pictures of a kind that were removed. */
export const unusedLine = (count: number, kind: string): string =>
  `${counted(count, kind)} removed from the cache: no build on the last ${mostDays} days with builds used them`;

/** Returns the lines about what is no longer in a cache of pictures of a kind; none if everything is still there. */
export const tidiedLines = ({ removed, dropped }: Tidied, kind: string): string[] => [
  ...(removed > 0 ? [unusedLine(removed, kind)] : []),
  ...(dropped.length > 0
    ? [
        `${counted(dropped.length, 'file')} dropped from the cache, damaged or of another version, such as ${dropped[0] ?? ''}`,
      ]
    : []),
];

/** Returns what was noted; nothing if that is missing or damaged. */
function usesIn(folder: string): Uses {
  try {
    const uses = readChecked(join(folder, usedName)) as Uses | undefined;
    if (uses) return uses;
  } catch {
    // The first build.
  }
  return { days: [], last: new Map() };
}
