import { readdirSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Limited } from './limits.ts';
import { hiddenFiles } from './requests.ts';

/** The size of a built site in the numbers that hosts limit, and which file or folder the largest of each is. */
export type SiteSize = Readonly<Record<Limited, { amount: number; where?: string }>>;

/** Returns the size of the site in a folder. Files that only configure hosts are not counted. */
export async function measureSite(folder: string): Promise<SiteSize> {
  const size = { files: 0, bytes: 0, bytesInFile: largest(), filesInFolder: largest() };
  const measure = (below: string) => {
    const entries = readdirSync(join(folder, below), { withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile() && !hiddenFiles.includes(below + entry.name));
    for (const { name } of files) {
      const { size: bytes } = statSync(join(folder, below, name));
      size.bytes += bytes;
      size.bytesInFile.add(bytes, below + name);
    }
    size.files += files.length;
    size.filesInFolder.add(files.length, below || '/');
    for (const entry of entries) if (entry.isDirectory()) measure(`${below}${entry.name}/`);
  };
  // (Node’s own `recursive` takes five times as long.)
  measure('');
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
