import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Returns the path of every file in a folder and in the folders below it, in one order. */
export const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
