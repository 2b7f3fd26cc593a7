import type { Dirent } from 'node:fs';
import { readdir, realpath } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { Problem } from '../model/problem.ts';

/** Returns the path from `folder` to another file or folder, with forward slashes. */
export const pathFrom = (folder: string, path: string): string =>
  // Most paths were joined to the folder, and relative() resolves both.
  (path.startsWith(folder + sep) ? path.slice(folder.length + 1) : relative(folder, path))
    .split(sep)
    .join('/');

/** Returns all files below a folder that are not hidden, sorted; an empty list if the folder does not exist. */
export async function filesIn(folder: string): Promise<string[]> {
  return (await entriesIn(folder))
    .filter((entry) => !entry.isDirectory() && !entry.name.startsWith('.'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** Returns everything below a folder. Throws if the folder cannot be read, because the machine is the cause, not the content. */
async function entriesIn(folder: string): Promise<Dirent[]> {
  return readdir(folder, { recursive: true, withFileTypes: true }).catch((error: unknown) => {
    if (['ENOENT', 'ENOTDIR'].includes(codeOf(error))) return [];
    throw error;
  });
}

/** Returns problems of symbolic links in content/ that are broken or lead out of it, and of folders named like a Markdown file. */
export async function invalidEntries(root: string): Promise<Problem[]> {
  const content = join(root, 'content');
  const home = await realpath(content);
  const problems: Problem[] = [];
  for (const entry of await entriesIn(content)) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isDirectory() && entry.name.endsWith('.md'))
      problems.push({
        name: 'folder-named-as-file',
        file: pathFrom(root, path),
        found: 'a folder with the name of a Markdown file',
        expected: 'a file',
        fix: 'rename the folder, and move its files to where they are read',
      });
    if (!entry.isSymbolicLink()) continue;
    const file = pathFrom(root, path);
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

/** Returns the code of a system error, such as `ENOENT`. */
export const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? 'unknown';
