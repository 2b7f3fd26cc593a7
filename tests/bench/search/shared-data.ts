import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The collections are not part of the project: they are in `../shared/data`, or in the folder that VERBATIM_DATA names. */
export const dataFolder = resolve(
  process.env.VERBATIM_DATA ?? fileURLToPath(new URL('../../../../shared/data', import.meta.url)),
);

/** Ends the bench, without failing, where a collection is not there. */
export function sharedData(name: string): string {
  const path = join(dataFolder, name);
  if (existsSync(path)) return path;
  console.log(
    `There is no ${path}, so there is nothing to measure on. Set VERBATIM_DATA to the folder of the data.`,
  );
  process.exit(0);
}
