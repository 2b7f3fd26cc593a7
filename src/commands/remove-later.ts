import { spawn } from 'node:child_process';
import { existsSync, lstatSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { messageOf } from '../text/message-of.ts';

/** A folder with fewer files and folders is removed at once: a small site leaves no work for another process. */
const fewEntries = 2000;
/** A site with fewer is made again as fast as it is compared. */
const worthKeeping = 500;

/**
 * Removes a folder that nothing uses any more. A large one is left to a process for which nobody waits: a site of 36,000 files takes seconds. Services that run builds (`CI`)
 * end such processes with the build, so there all is removed at once. Until it is gone, the folder is `<prefix><id of the process that removes it>`: a later
 * build removes what a process left that was killed.
 */
export function removeLater(
  folder: string,
  prefix: string,
  { atOnce = Boolean(process.env.CI), few = fewEntries } = {},
): void {
  try {
    const own = renamed(folder, prefix);
    if (own === undefined) return;
    if (atOnce || !hasMore(own, few)) remove(own);
    else handOver(own, prefix);
  } catch (error) {
    console.warn(cannotRemove(error));
  }
}

/**
 * Leaves a former site under the name of a spare one, which the next build turns into its own site (`build/spare-site.ts`), in place of the spare one that is there. A small one is
 * removed, which takes no longer than to keep it, and so are all where services run builds: they start the next one elsewhere.
 */
export function keepSpare(
  former: string,
  spare: string,
  prefix: string,
  { atOnce = Boolean(process.env.CI), few = worthKeeping } = {},
): void {
  try {
    removeLater(spare, prefix, { atOnce });
    const found = lstatSync(former, { throwIfNoEntry: false });
    if (!atOnce && found?.isDirectory() && hasMore(former, few)) renameSync(former, spare);
    else removeLater(former, prefix, { atOnce });
  } catch (error) {
    console.warn(cannotRemove(error));
  }
}

/** The name of a spare site in the folder for the work of the build that has taken it. */
export const spareName = 'spare';

/** Gives back a spare site that a build has taken and not used; removes it if the build left another one. */
export function giveBack(taken: string, spare: string, prefix: string): void {
  if (!existsSync(taken)) return;
  if (existsSync(spare)) removeLater(taken, prefix);
  else renameSync(taken, spare);
}

const cannotRemove = (error: unknown) =>
  `A former site could not be removed; the next build tries again. ${messageOf(error)}`;

/** Removes a folder that nothing uses any more, under such a name, before it returns. Throws if that is not possible. */
export function removeAtOnce(folder: string, prefix: string): void {
  const own = renamed(folder, prefix);
  if (own !== undefined) remove(own);
}

/** Renames a folder to that which this process removes, and returns its path; undefined if it does not exist. */
function renamed(folder: string, prefix: string): string | undefined {
  // A link is removed itself, wherever it leads.
  if (!lstatSync(folder, { throwIfNoEntry: false })) return undefined;
  const own = `${prefix}${process.pid}`;
  if (own === folder) return own;
  remove(own);
  // Half a site must not be taken for one that was moved aside.
  renameSync(folder, own);
  return own;
}

const remove = (folder: string): void => {
  rmSync(folder, { recursive: true, force: true });
};

/** True if a folder has more files and folders in it. A file or a link has none. */
function hasMore(folder: string, than: number): boolean {
  let count = 0;
  const look = (inside: string): boolean =>
    readdirSync(inside, { withFileTypes: true }).some(
      (entry) => ++count > than || (entry.isDirectory() && look(join(inside, entry.name))),
    );
  return lstatSync(folder).isDirectory() && look(folder);
}

/** Starts a process that removes a folder, and does not wait for it. */
function handOver(folder: string, prefix: string): void {
  const remover = spawn(process.execPath, [join(import.meta.dirname, 'remover.ts'), prefix], {
    detached: true,
    stdio: 'ignore',
    windowsHide: true,
  });
  // The next build removes what no process does.
  remover.on('error', () => undefined);
  remover.unref();
  if (remover.pid !== undefined) renameSync(folder, `${prefix}${remover.pid}`);
}
