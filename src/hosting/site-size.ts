import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Limited } from './limits.ts';
import { hiddenFiles } from './requests.ts';

/** The size of a built site in the numbers that hosts limit, and which file or folder the largest of each is. */
export type SiteSize = Readonly<Record<Limited, { amount: number; where?: string }>>;

/** Returns the size of the site in a folder. Files that only configure hosts are not counted. */
export async function measureSite(folder: string): Promise<SiteSize> {
  const size = { files: 0, bytes: 0, bytesInFile: largest(), filesInFolder: largest() };
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const counts = new Map<string, number>();
  for (const { parentPath, name } of files) {
    const path = join(parentPath, name).slice(folder.length + 1);
    if (hiddenFiles.includes(path)) continue;
    const { size: bytes } = await stat(join(parentPath, name));
    size.files += 1;
    size.bytes += bytes;
    size.bytesInFile.add(bytes, path);
    counts.set(parentPath, (counts.get(parentPath) ?? 0) + 1);
  }
  for (const [path, count] of counts) size.filesInFolder.add(count, `${path.slice(folder.length + 1)}/`);
  const redirects = await linesOf(join(folder, '_redirects'));
  const headers = await linesOf(join(folder, '_headers'));
  return {
    files: { amount: size.files },
    bytes: { amount: size.bytes },
    bytesInFile: size.bytesInFile.found,
    filesInFolder: size.filesInFolder.found,
    redirects: { amount: redirects.length },
    redirectLength: longest(redirects),
    headerRules: { amount: headers.filter((line) => line.startsWith('/')).length },
    headerLength: longest(headers.filter((line) => !line.startsWith('#'))),
  };
}

/** Keeps the largest of the amounts that it is given. */
function largest() {
  const found: { amount: number; where?: string } = { amount: 0 };
  return {
    found,
    add: (amount: number, where: string) => {
      if (amount > found.amount) Object.assign(found, { amount, where });
    },
  };
}

function longest(lines: readonly string[]): { amount: number; where?: string } {
  const { found, add } = largest();
  for (const line of lines) add(line.length, line.length > 60 ? `${line.slice(0, 59)}…` : line);
  return found;
}

/** Returns the lines of a text file that are not empty; none if it does not exist. */
async function linesOf(file: string): Promise<string[]> {
  const text = await readFile(file, 'utf8').catch(() => '');
  return text.split('\n').filter((line) => line.trim() !== '');
}
