import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Returns the path of every file in a folder and in the folders below it, in one order, without links and without what builds of a publication keep in `.astro/`: both lead to
 * whole trees of other files, which change while tests run.
 */
export const filesIn = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return entry.name === '.astro' ? [] : filesIn(path);
      return entry.isFile() ? [path] : [];
    })
    .sort();
