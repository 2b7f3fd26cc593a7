import { cp, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { type Redirect, redirectFile } from '../hosting/redirects.ts';
import type { Library } from '../model/library.ts';
import { fileAt } from '../model/routes.ts';
import { pageUrls } from '../model/urls.ts';
import { nextToPages } from '../outputs/published-files.ts';
import { hasSiteFile, siteFile, siteNames } from './site-files.ts';

/**
 * Keeps former URLs working, including every file below them. Redirect pages are ordinary pages of the site; every other file under the
 * new URL (feeds, legacy files) or next to it (`.md`, `.epub`) is copied to the former one, for hosts that cannot redirect. For hosts that
 * can, `dist/_redirects` has a line for each page and file. Runs after all integrations that write files.
 */
export function formerUrls(published: () => Promise<Library>): AstroIntegration {
  return {
    name: 'former-urls',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const dist = fileURLToPath(dir);
        const redirects: Redirect[] = [];
        for (const { path, to } of pageUrls(await published())) {
          // A page that became a part of another one has no files, and its page is enough: hosts limit the number of redirects.
          if (to === undefined || to.path.includes('#')) continue;
          redirects.push({ from: path, to: to.path });
          for (const name of filesUnder(dist, to.path)) {
            const file = { from: path.slice(0, -1) + name, to: to.path.slice(0, -1) + name };
            redirects.push(file);
            const copy = join(dist, fileAt(file.from));
            await mkdir(dirname(copy), { recursive: true });
            await cp(siteFile(dist, fileAt(file.to)), copy);
          }
        }
        if (redirects.length > 0) await writeFile(join(dist, '_redirects'), redirectFile(redirects));
      },
    },
  };
}

/** Returns the suffixes of the files of a page, whose path ends in a slash: `/citation.ris`, `.md`. Leaves out pages. */
function filesUnder(dist: string, page: string): string[] {
  const names = siteNames(dist, fileAt(page)).filter((name) => !name.endsWith('.html'));
  return [
    ...names.map((name) => `/${name}`),
    ...nextToPages.filter((ending) => hasSiteFile(dist, fileAt(page).slice(0, -1) + ending)),
  ];
}
