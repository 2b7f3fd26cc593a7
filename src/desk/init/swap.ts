import { existsSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isOtherProcess } from '../../content/other-process.ts';

/** Where `npm run init` moves the example publication. It can still be built: `npm start -- --content examples/dossier`. */
export const exampleFolder = 'examples/dossier';
/** The folders of a publication. */
export const parts = ['content', 'public'] as const;

/** The temporary folder for prepared files: on the same disk, and ignored by git, lint and builds. */
const temporary = '.astro';
const name = /^init-(\d+)$/;

/** Writes the files of a publication into a temporary folder of `root`, and returns it. */
export function prepare(root: string, files: ReadonlyMap<string, string | Buffer>): string {
  const folder = join(root, temporary, `init-${process.pid}`);
  rmSync(folder, { recursive: true, force: true });
  for (const [path, data] of files) {
    const target = join(folder, 'new', path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, data);
  }
  return folder;
}

/**
 * Moves the publication in `root` to examples/dossier and replaces it with the prepared one. Each step is a rename, and `recover` undoes or
 * completes them if the process is killed between two.
 */
export function swap(root: string, folder: string): void {
  try {
    mkdirSync(join(folder, 'old'), { recursive: true });
    if (existsSync(join(root, 'content'))) {
      mkdirSync(join(root, dirname(exampleFolder)), { recursive: true });
      for (const part of parts)
        if (existsSync(join(root, part))) renameSync(join(root, part), join(folder, 'old', part));
    }
    renameSync(join(folder, 'new/content'), join(root, 'content'));
    complete(root, folder);
  } catch (error) {
    recover(root, folder);
    throw error;
  }
}

/** The second half of `swap`; safe to repeat. */
function complete(root: string, folder: string): void {
  const old = join(folder, 'old');
  if (existsSync(join(old, 'content'))) renameSync(old, join(root, exampleFolder));
  rmSync(folder, { recursive: true, force: true });
}

/** What `recover` found: nothing, or a killed `npm run init` that it undid or completed. */
export type Recovery = 'none' | 'undone' | 'completed';

/** Restores what a killed `npm run init` left in `root`: either the former publication or the new one. */
export function recoverAll(root: string): Recovery {
  const folder = join(root, temporary);
  if (!existsSync(folder)) return 'none';
  return readdirSync(folder)
    .filter((entry) => name.test(entry) && !isOtherProcess(Number(name.exec(entry)?.[1])))
    .map((entry) => recover(root, join(folder, entry)))
    .reduce<Recovery>((worst, one) => (one === 'completed' || worst === 'none' ? one : worst), 'none');
}

function recover(root: string, folder: string): Recovery {
  const old = join(folder, 'old');
  const wasSwapped =
    !existsSync(join(folder, 'new/content')) &&
    existsSync(join(root, 'content')) &&
    (existsSync(old) || existsSync(join(root, exampleFolder)));
  if (wasSwapped) {
    complete(root, folder);
    return 'completed';
  }
  for (const part of [...parts].reverse())
    if (existsSync(join(old, part)) && !existsSync(join(root, part)))
      renameSync(join(old, part), join(root, part));
  rmSync(folder, { recursive: true, force: true });
  const examples = join(root, dirname(exampleFolder));
  if (existsSync(examples) && readdirSync(examples).length === 0) rmdirSync(examples);
  return 'undone';
}
