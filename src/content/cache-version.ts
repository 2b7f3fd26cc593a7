import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { site } from '../site.ts';
import { ContentCache } from './content-cache.ts';

const source = join(import.meta.dirname, '..');

/** The folders of src/ whose code decides what is made of a content file. */
export const roomsOfReading = ['content', 'i18n', 'markdown', 'model', 'text'] as const;

/** Written by npm: every package that is installed, with its version. */
const installed = join(source, '../node_modules/.package-lock.json');

/** Hash of the code and the packages. Made once a process, because a process keeps running the code that it started with. */
let code: string | undefined;

/**
 * Returns the cache of the publication in the folder `root`, in node_modules/.cache/verbatim-content/<version>. The version covers all
 * that a file's reading depends on besides the file: our code, the packages, Node and the settings of the site. Where packages are
 * unknown, nothing is kept on disk.
 */
export function diskCache(root: string): ContentCache {
  if (!existsSync(join(root, 'node_modules')) || !existsSync(installed)) return new ContentCache();
  code ??= ContentCache.keyOf(readFileSync(installed), ...codeFiles().map((file) => readFileSync(file)));
  const version = ContentCache.keyOf(code, process.version, JSON.stringify(site));
  return new ContentCache(join(root, 'node_modules/.cache/verbatim-content', version));
}

/** The modules in the folders of `roomsOfReading`, and those right in src/, in one order. */
function codeFiles(): string[] {
  const inRooms = roomsOfReading.flatMap((room) =>
    readdirSync(join(source, room), { recursive: true, encoding: 'utf8' }).map((name) =>
      join(source, room, name),
    ),
  );
  const inSource = readdirSync(source).map((name) => join(source, name));
  return [...inRooms, ...inSource].filter((file) => file.endsWith('.ts')).sort();
}
