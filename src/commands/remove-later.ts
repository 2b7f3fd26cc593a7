import { spawn } from 'node:child_process';
import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { messageOf } from '../text/message-of.ts';

/** A folder with fewer files and folders is removed at once: a small site leaves no work for another process. */
const fewEntries = 2000;

/**
 * Removes a folder that nothing uses any more. A large one is left to a process for which nobody waits: a site of 36,000 files takes seconds. Services that run builds (`CI`)
 * end such processes with the build, so there all is removed at once. Until it is gone, the folder is `<prefix><id of the process that removes it>`: a later
 * build removes what a process left that was killed.
 */
export function removeLater(
  folder: string,
  prefix: string,
  { isWaiting = Boolean(process.env.CI), few = fewEntries } = {},
): void {
  try {
    if (!existsSync(folder)) return;
    const own = `${prefix}${process.pid}`;
    // Half a site must not be taken for one that was moved aside.
    if (own !== folder) {
      rmSync(own, { recursive: true, force: true });
      renameSync(folder, own);
    }
    if (isWaiting || !hasMore(own, few)) rmSync(own, { recursive: true, force: true });
    else handOver(own, prefix);
  } catch (error) {
    console.warn(`A former site could not be removed; the next build tries again. ${messageOf(error)}`);
  }
}

/** True if a folder has more files and folders in it. */
function hasMore(folder: string, than: number): boolean {
  let count = 0;
  const look = (inside: string): boolean =>
    readdirSync(inside, { withFileTypes: true }).some(
      (entry) => ++count > than || (entry.isDirectory() && look(join(inside, entry.name))),
    );
  return look(folder);
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
