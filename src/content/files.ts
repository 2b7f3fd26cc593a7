import type { Dirent } from 'node:fs';
import { readdir, realpath } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { Problem } from '../model/problem.ts';

/** Returns the path from `folder` to another file or folder, with forward slashes. */
export const pathFrom = (folder: string, path: string): string => relative(folder, path).split(sep).join('/');

/** Returns every file below a folder that is not hidden, in a fixed order; an empty list where there is no folder. */
export async function filesIn(folder: string): Promise<string[]> {
  return (await entriesIn(folder))
    .filter((entry) => !entry.isDirectory() && !entry.name.startsWith('.'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** Returns everything below a folder. Throws where the folder may not be read: that is a fault of the machine. */
async function entriesIn(folder: string): Promise<Dirent[]> {
  return readdir(folder, { recursive: true, withFileTypes: true }).catch((error: unknown) => {
    if (['ENOENT', 'ENOTDIR'].includes(codeOf(error))) return [];
    throw error;
  });
}

/** Returns what in content/ is not a plain file or folder: links that lead out of it or nowhere, and folders named like an article. */
export async function strangeEntries(root: string): Promise<Problem[]> {
  const content = join(root, 'content');
  const home = await realpath(content);
  const problems: Problem[] = [];
  for (const entry of await entriesIn(content)) {
    const path = join(entry.parentPath, entry.name);
    const file = pathFrom(root, path);
    if (entry.isDirectory() && entry.name.endsWith('.md'))
      problems.push({
        name: 'folder-named-as-file',
        file,
        found: 'a folder with the name of a Markdown file',
        expected: 'a file',
        fix: 'rename the folder, and move its files to where they are read',
      });
    if (!entry.isSymbolicLink()) continue;
    const target = await realpath(path).catch(() => undefined);
    if (target === undefined)
      problems.push({
        name: 'file-unreadable',
        file,
        found: 'a broken symbolic link',
        expected: 'a file',
        fix: 'replace it with the file, or delete it',
      });
    else if (!target.startsWith(home + sep))
      problems.push({
        name: 'symlink-outside-content',
        file,
        found: 'a symbolic link that leads out of content/',
        expected: 'a file inside content/',
        fix: 'replace it with a copy of the file',
      });
  }
  return problems;
}

/** The code of a system error, such as `ENOENT`. */
export const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? 'unknown';
