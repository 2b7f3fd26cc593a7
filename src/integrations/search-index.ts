import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { AstroIntegration } from 'astro';
import type { Library } from '../model/library.ts';
import { searchIndexPath, withoutBase } from '../model/routes.ts';
import { siteRecords, spellingGroups } from '../search/site-records.ts';
import { base, site } from '../site.ts';
import { counted } from '../text/counted.ts';
import type { IndexOrder } from './index-thread.ts';
import { resultsVersion } from './result-cache.ts';

/**
 * Builds the search index from the built pages, in dist/pagefind/. A thread builds it, because it takes as long as all other files together:
 * `start` begins, `finish` waits for it. Integrations in between must not need its files.
 */
export function searchIndex(published: () => Promise<Library>): {
  start: AstroIntegration;
  finish: AstroIntegration;
} {
  let work: Promise<unknown> = Promise.resolve();
  return {
    start: {
      name: 'search-index-start',
      hooks: {
        'astro:build:done': async ({ dir }) => {
          work = indexed(await published(), fileURLToPath(dir));
          // `finish` throws the error; without a handler here, Node would end the process.
          work.catch(() => undefined);
        },
      },
    },
    finish: {
      name: 'search-index',
      hooks: {
        'astro:build:done': async ({ logger }) => {
          await work;
          const { articles, quotes } = await published();
          logger.info(
            `${counted(articles.length, 'article')} and ${counted(quotes.length, 'quote')} can be found`,
          );
        },
      },
    },
  };
}

/** Resolves when the index is written; rejects with the error of the thread. */
function indexed(library: Library, dist: string): Promise<unknown> {
  const order: IndexOrder = {
    records: siteRecords(library),
    names: spellingGroups(library),
    folder: join(dist, withoutBase(searchIndexPath)),
    languages: site.languages,
    dist,
    base,
    version: resultsVersion(),
  };
  return once(new Worker(new URL('index-thread.ts', import.meta.url), { workerData: order }), 'exit');
}
