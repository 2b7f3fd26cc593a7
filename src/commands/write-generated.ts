import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createTwoFilesPatch } from 'diff';
import { type GeneratedFile, stamped, stateOf } from '../hosting/generated-file.ts';

/**
 * Writes configuration files into the folder `root` and prints what happened to each. A file that was changed by hand stays, and the
 * difference is printed, unless `force` is true. Returns false if a file was not written.
 */
export function writeGenerated(root: string, files: readonly GeneratedFile[], force: boolean): boolean {
  let isComplete = true;
  for (const file of files) {
    const path = join(root, file.path);
    const existing = existsSync(path) ? readFileSync(path, 'utf8') : undefined;
    const state = existing === undefined ? 'new' : stateOf(existing, file);
    if (state === 'same') console.log(`unchanged  ${file.path}`);
    else if (state === 'changed' && !force) {
      isComplete = false;
      console.error(
        `kept       ${file.path}: it was changed by hand\n\n${difference(file, existing ?? '')}\n` +
          '  fix  take over the changes that you want, or run the command again with --force',
      );
    } else {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, stamped(file));
      console.log(`${state === 'new' ? 'written  ' : 'updated  '}  ${file.path}`);
    }
  }
  return isComplete;
}

/** Returns the lines that would change, as a patch from the existing file to the generated one. */
const difference = (file: GeneratedFile, existing: string) =>
  createTwoFilesPatch(file.path, `${file.path} (generated)`, existing, stamped(file));
