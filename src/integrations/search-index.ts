import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { Library } from '../model/library.ts';
import { searchIndexPath } from '../model/routes.ts';
import { siteRecords, spellingGroups } from '../search/site-records.ts';
import { writeIndex } from '../search/write-index.ts';
import { site } from '../site.ts';
import { counted } from '../text/counted.ts';

/** Builds the search index from the built pages, in dist/pagefind/. */
export function searchIndex(published: () => Promise<Library>): AstroIntegration {
  return {
    name: 'search-index',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const dist = fileURLToPath(dir);
        const library = await published();
        const records = await siteRecords(library, (path) =>
          readFile(join(dist, path, 'index.html'), 'utf8'),
        );
        await writeIndex(records, spellingGroups(library), join(dist, searchIndexPath), site.languages);
        logger.info(
          `${counted(library.articles.length, 'article')} and ${counted(library.quotes.length, 'quote')} can be found`,
        );
      },
    },
  };
}
