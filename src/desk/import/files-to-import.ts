import { existsSync, statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';

/** A file to import; `bytes` only for what was piped in. */
export interface ImportFile {
  path: string;
  /** As reports show it. */
  name: string;
  bytes?: Uint8Array;
}

/** Files that come with texts: pictures, styles and scripts of saved pages. */
const companions =
  /\.(?:avif|bmp|css|gif|ico|jpe?g|js|m4a|map|mp3|mp4|png|svg|tiff?|ttf|wav|webm|webp|woff2?)$/iu;

/** Returns the files that arguments name: files, all texts in folders and their folders, `-` for the standard input. */
export async function filesToImport(names: readonly string[], from: string): Promise<ImportFile[]> {
  const files: ImportFile[] = [];
  for (const name of names) {
    const path = resolve(from, name);
    if (name === '-')
      files.push({ path: join(from, 'pasted.txt'), name: 'pasted text', bytes: await standardInput() });
    else if (existsSync(path) && statSync(path).isDirectory()) files.push(...(await textsIn(path, from)));
    else files.push({ path, name });
  }
  return files;
}

async function textsIn(folder: string, from: string): Promise<ImportFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !companions.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter(
      (path) =>
        !/(?:^|[/\\])(?:\.(?!~lock)|node_modules[/\\]|[^/\\]+_files[/\\])/u.test(relative(folder, path)),
    )
    .sort((a, b) => (a < b ? -1 : 1))
    .map((path) => ({ path, name: relative(from, path) }));
}

async function standardInput(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks);
}
