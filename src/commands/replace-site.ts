import { existsSync, renameSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { keepSpare } from './remove-later.ts';
import type { BuildOrder } from './run-build.ts';

/** Returns how a build replaces the site in a folder: between its two renames there is none for a moment. */
export function replacingSite(
  dist: string,
  names: string,
): Pick<
  BuildOrder,
  'beside' | 'names' | 'dist' | 'spare' | 'restore' | 'finish' | 'unfinished' | 'afterFailure'
> {
  const beside = join(dirname(dist), '.astro');
  const spare = join(beside, `spare-${basename(dist)}`);
  return {
    beside,
    names,
    dist,
    spare,
    // If the process is killed between the renames, the next build restores the site that was moved aside.
    restore: (path, kind) => {
      if (kind !== 'former' || existsSync(dist)) return false;
      renameSync(path, dist);
      return true;
    },
    finish: (draft) => {
      const former = join(beside, `${names}former-${process.pid}`);
      swap(draft, dist, former);
      keepSpare(former, spare, join(beside, `${names}removed-`));
    },
    unfinished: 'The site was built, but dist/ could not be replaced',
    afterFailure: () =>
      existsSync(join(dist, 'index.html'))
        ? `${basename(dist)}/ holds the site as it was before.`
        : undefined,
  };
}

function swap(draft: string, dist: string, former: string): void {
  const existed = existsSync(dist);
  if (existed) renameSync(dist, former);
  try {
    renameSync(draft, dist);
  } catch (error) {
    if (existed) renameSync(former, dist);
    throw error;
  }
}
