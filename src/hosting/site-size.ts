import { readdirSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Limited } from './limits.ts';
import { hiddenFiles } from './requests.ts';

/** The size of a built site in the numbers that hosts limit, and which file or folder the largest of each is. */
export type SiteSize = Readonly<Record<Limited, { amount: number; where?: string }>>;

/** Returns the size of the site in a folder. Files that only configure hosts are not counted. `sizes` are those of all files, by their paths, if they are known. */
export async function measureSite(
  folder: string,
  sizes: ReadonlyMap<string, number> = sizesIn(folder),
): Promise<SiteSize> {
  const size = { files: 0, bytes: 0, bytesInFile: largest(), filesInFolder: largest() };
  const inFolder = new Map<string, number>();
  for (const [path, bytes] of sizes) {
    if (hiddenFiles.includes(path)) continue;
    size.files++;
    size.bytes += bytes;
    size.bytesInFile.add(bytes, path);
    const below = path.slice(0, path.lastIndexOf('/') + 1) || '/';
    inFolder.set(below, (inFolder.get(below) ?? 0) + 1);
  }
  for (const [below, files] of inFolder) size.filesInFolder.add(files, below);
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

/** Returns the size of each file below a folder, by its path. (Node’s own `recursive` takes five times as long.) */
function sizesIn(folder: string): Map<string, number> {
  const sizes = new Map<string, number>();
  const measure = (below: string) => {
    const entries = readdirSync(join(folder, below), { withFileTypes: true });
    for (const entry of entries) {
      const path = below + entry.name;
      if (entry.isFile()) sizes.set(path, statSync(join(folder, path)).size);
      else if (entry.isDirectory()) measure(`${path}/`);
    }
  };
  measure('');
  return sizes;
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
