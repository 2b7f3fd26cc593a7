import { lstatSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { areSameAt, type FileState, isInState, isStateAt } from '../integrations/file-state.ts';
import { linkFile } from '../integrations/link-files.ts';
import type { TakenFile } from '../integrations/site-files.ts';
import { rowsOf, type WalkedSite } from './walk-site.ts';

/**
 * The site before the previous one. It has nearly all files of the next one as links to the same files, in folders that take as long to make again as
 * all pages take to compare. So the next site is made of it in the end: what the new site does not have is removed, the rest is put into it.
 */
export class SpareSite {
  readonly folder: string;
  readonly #rows: ReadonlyMap<string, number>;
  readonly #states: Float64Array;
  readonly #empty: readonly string[];

  constructor(folder: string, walked: WalkedSite) {
    this.folder = folder;
    this.#rows = rowsOf(walked);
    this.#states = walked.states;
    this.#empty = walked.empty.filter((path) => path !== '');
  }

  /**
   * Takes the site in a folder, under the name `own`, so that no other build does, and looks at every file of it in a thread. Resolves with undefined if there is none, or it has more
   * than files and folders.
   */
  static async open(folder: string, own: string): Promise<SpareSite | undefined> {
    try {
      if (!lstatSync(folder).isDirectory()) return undefined;
      mkdirSync(dirname(own), { recursive: true });
      renameSync(folder, own);
      const worker = new Worker(new URL('walk-thread.ts', import.meta.url), { workerData: own });
      return await new Promise<SpareSite>((resolve, reject) => {
        worker.once('message', (walked: WalkedSite) => {
          resolve(new SpareSite(own, walked));
        });
        worker.once('error', reject);
      });
    } catch {
      return undefined;
    }
  }

  /** True if it has a file in this state. */
  has(path: string, state: FileState): boolean {
    const row = this.#rows.get(path);
    return row !== undefined && isStateAt(this.#states, row, state);
  }

  /** True if it has a file in the state in a row of stored ones. */
  hasAt(path: string, states: Float64Array, at: number): boolean {
    const row = this.#rows.get(path);
    return row !== undefined && areSameAt(this.#states, row, states, at);
  }

  /**
   * Makes it the new site, under the name of the folder that has what the build wrote, `draft`. `taken` are the files of the previous site that the new one
   * has, too. What is replaced or removed is moved into `trash` where that is a whole folder. Throws if another build has replaced the previous site.
   */
  become(draft: string, taken: ReadonlyMap<string, TakenFile>, trash: string): void {
    const { folder } = this;
    const kept = foldersAbove(taken.keys());
    this.#removeOthers(taken, kept, trash);
    for (const [path, file] of taken)
      if (!this.#isThere(path, file)) {
        const { state } = file;
        const from = join(file.folder, path);
        // Another build may have replaced the site.
        if (!isInState(from, state))
          throw new Error(`${from} was changed while the site was built: build again`);
        const to = join(folder, path);
        mkdirSync(dirname(to), { recursive: true });
        linkFile(from, to);
      }
    const move = (below: string) => {
      for (const entry of readdirSync(join(draft, below), { withFileTypes: true })) {
        const path = below + entry.name;
        if (entry.isDirectory() && kept.has(path)) move(`${path}/`);
        else renameSync(join(draft, path), join(folder, path));
      }
    };
    move('');
    rmSync(draft, { recursive: true });
    renameSync(folder, draft);
  }

  /** True if it has a file that is taken. */
  #isThere(path: string, { folder, state }: TakenFile): boolean {
    return folder === this.folder || this.has(path, state);
  }

  /** Removes all files that are not taken: a folder without such files is moved away as a whole, so that nothing is in the place of what is new. */
  #removeOthers(taken: ReadonlyMap<string, TakenFile>, kept: ReadonlySet<string>, trash: string): void {
    for (const path of this.#empty) rmdirSync(join(this.folder, path));
    mkdirSync(trash, { recursive: true });
    const moved = new Set<string>();
    for (const path of this.#rows.keys()) {
      const file = taken.get(path);
      if (file && this.#isThere(path, file)) continue;
      const above = foldersOf(path).find((folder) => !kept.has(folder));
      if (above === undefined) rmSync(join(this.folder, path), { force: true });
      else if (!moved.has(above)) {
        renameSync(join(this.folder, above), join(trash, String(moved.size)));
        moved.add(above);
      }
    }
  }
}

/** Returns all folders that files are in. */
function foldersAbove(paths: Iterable<string>): Set<string> {
  const folders = new Set<string>();
  for (const path of paths)
    for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
      const folder = path.slice(0, end);
      // Those above it are known, too.
      if (folders.has(folder)) break;
      folders.add(folder);
    }
  return folders;
}

/** Returns the folders that a file is in, the outermost first. */
function foldersOf(path: string): string[] {
  const names = path.split('/').slice(0, -1);
  return names.map((_, index) => names.slice(0, index + 1).join('/'));
}
