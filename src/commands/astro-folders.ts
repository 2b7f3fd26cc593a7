import { createHash } from 'node:crypto';
import { lstatSync, mkdirSync, symlinkSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import type { AstroInlineConfig } from 'astro';
import { software } from '../content/installed-software.ts';

/** Returns the folder below the software’s `.astro/` that Astro has as the root of a publication in another folder. */
export function astroRoot(publication: string): string {
  const hash = createHash('sha256').update(publication).digest('hex').slice(0, 8);
  return join(software, '.astro/publications', `${basename(publication)}-${hash}`);
}

/**
 * Returns the folders Astro works with for the publication in the working directory. Astro expects `src/` near its root and keeps
 * generated modules there, so a publication in another folder gets a root of its own below the software's `.astro/`.
 */
export function astroFolders(): Pick<AstroInlineConfig, 'configFile' | 'srcDir' | 'publicDir'> & {
  root: string;
} {
  const publication = process.cwd();
  if (publication === software) return { root: software };
  linkPackages(join(publication, '.astro'));
  const root = astroRoot(publication);
  mkdirSync(root, { recursive: true });
  return {
    root,
    configFile: relative(root, join(software, 'astro.config.mjs')),
    srcDir: join(software, 'src'),
    publicDir: join(publication, 'public'),
  };
}

/** Astro writes the code that renders pages to `.astro/` of the working directory and runs it there. */
function linkPackages(folder: string): void {
  mkdirSync(folder, { recursive: true });
  const link = join(folder, 'node_modules');
  try {
    if (!lstatSync(link, { throwIfNoEntry: false }))
      symlinkSync(join(software, 'node_modules'), link, 'junction');
  } catch (error) {
    // Another process, which builds another part, was faster.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}
