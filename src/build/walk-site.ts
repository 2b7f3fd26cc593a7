import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { stateLength } from '../integrations/file-state.ts';

/** The files of a site, in columns: their paths from its folder, one to a line, and their states. */
export interface WalkedSite {
  paths: string;
  states: Float64Array<ArrayBuffer>;
  /** Folders without anything in them. */
  empty: readonly string[];
}

/** Looks at every file of a site. Throws if its folder does not exist, or has anything but files and folders. */
export function walk(folder: string): WalkedSite {
  const paths: string[] = [];
  const states: number[] = [];
  const empty: string[] = [];
  const look = (below: string) => {
    const entries = readdirSync(join(folder, below), { withFileTypes: true });
    if (entries.length === 0) empty.push(below);
    for (const entry of entries) {
      const path = below + entry.name;
      if (entry.isDirectory()) look(`${path}/`);
      else if (entry.isFile()) {
        const { ino, size, mtimeMs } = lstatSync(join(folder, path));
        paths.push(path);
        states.push(ino, size, mtimeMs);
      } else throw new Error(`${path} is neither a file nor a folder`);
    }
  };
  look('');
  return { paths: paths.join('\n'), states: new Float64Array(states), empty };
}

/** Returns the number of the row of each file in the columns, by its path. */
export function rowsOf({ paths, states }: Pick<WalkedSite, 'paths' | 'states'>): Map<string, number> {
  const rows = new Map(states.length === 0 ? [] : paths.split('\n').map((path, row) => [path, row]));
  // A name with a line break would make one more.
  if (rows.size * stateLength !== states.length) throw new Error('a name of a file has a line break');
  return rows;
}
