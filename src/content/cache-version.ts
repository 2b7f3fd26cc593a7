import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { site } from '../site.ts';
import { ContentCache } from './content-cache.ts';
import { installedPackages, source } from './installed-software.ts';

/** The folders of src/ whose code determines how a content file is read and rendered, and how its maps are drawn. */
export const roomsOfReading = ['content', 'i18n', 'maps', 'markdown', 'model', 'text'] as const;

/** Hash of the code and the packages; computed once per process, because the code of a running process does not change. */
let code: string | undefined;

/**
 * Returns the cache of the publication in the folder `root`, in node_modules/.cache/verbatim-content/<version>. The version is a hash of
 * everything that a result depends on except the file itself: our code, the packages, Node and the settings of the site. If the packages
 * are unknown, the cache is in memory only.
 */
export function diskCache(root: string): ContentCache {
  const packages = installedPackages();
  if (!existsSync(join(root, 'node_modules')) || packages === undefined) return new ContentCache();
  code ??= ContentCache.keyOf(packages, ...codeFiles().map((file) => readFileSync(file)));
  const version = ContentCache.keyOf(code, process.version, JSON.stringify(site));
  return new ContentCache(join(root, 'node_modules/.cache/verbatim-content', version), (line) => {
    console.error(line);
  });
}

/** Returns the modules in the folders of `roomsOfReading` and those directly in src/, sorted. */
function codeFiles(): string[] {
  const inRooms = roomsOfReading.flatMap((room) =>
    readdirSync(join(source, room), { recursive: true, encoding: 'utf8' }).map((name) =>
      join(source, room, name),
    ),
  );
  const inSource = readdirSync(source).map((name) => join(source, name));
  return [...inRooms, ...inSource].filter((file) => file.endsWith('.ts')).sort();
}
