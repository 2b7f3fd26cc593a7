import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, statSync, utimesSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { cardsPath, withBase, withoutBase } from '../model/routes.ts';
import { headersFor } from './rules.ts';

/** How long a file stays after the last release that has it, in milliseconds: 30 days. */
const retention = 30 * 24 * 60 * 60 * 1000;

const cards = withoutBase(cardsPath).slice(1);

/**
 * True for a file whose name changes with its content, which pages in open tabs may still load. Share cards are none of these: the ledger
 * says which of them stay.
 */
const isHashed = (file: string) =>
  !file.startsWith(cards) && (headersFor(withBase(`/${file}`))['cache-control'] ?? '').includes('immutable');

/**
 * Adds the files of earlier releases from the folder `store` to the built site, so that pages in open tabs go on working, and puts those of
 * this release into the store. Files that no release of the last 30 days has are removed from it. Returns the number of added files.
 */
export function keepEarlierFiles(dist: string, store: string, now: number): number {
  const current = filesOf(dist).filter(isHashed);
  for (const file of current) {
    copy(join(dist, file), join(store, file));
    // The time in the store is that of the last release that has the file.
    utimesSync(join(store, file), now / 1000, now / 1000);
  }
  let added = 0;
  for (const file of filesOf(store)) {
    if (statSync(join(store, file)).mtimeMs < now - retention) rmSync(join(store, file));
    else if (!existsSync(join(dist, file))) {
      copy(join(store, file), join(dist, file));
      added += 1;
    }
  }
  return added;
}

function copy(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  cpSync(from, to);
}

/** Returns the files below a folder, with forward slashes; none if it does not exist. */
function filesOf(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) =>
      join(parentPath, name)
        .slice(folder.length + 1)
        .split(sep)
        .join('/'),
    );
}
