import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { AstroIntegration } from 'astro';
import type { Library } from '../model/library.ts';
import { pageFileAt, searchIndexPath, withoutBase } from '../model/routes.ts';
import { siteRecords, spellingGroups } from '../search/site-records.ts';
import { base, site } from '../site.ts';
import { counted } from '../text/counted.ts';
import type { IndexMessage, IndexOrder } from './index-thread.ts';
import { fileKeeper } from './kept-files.ts';
import { formerFiles } from './known-files.ts';
import { onRenderedPage } from './rendered-pages.ts';
import { type ResultCaches, resultsCaches, resultsVersion } from './result-cache.ts';
import type { Share } from './share.ts';
import { takenFiles } from './site-files.ts';

/**
 * Builds the search index from the built pages, in dist/pagefind/. A thread builds it, because it takes as long as all other files together: it gets
 * the pages of articles as soon as they are rendered, `start` has it write, `finish` waits for it. Integrations in between must not need its files.
 * A part of a build only prepares its share of it.
 */
export function searchIndex(
  published: () => Promise<Library>,
  share?: Share,
): {
  start: AstroIntegration;
  finish: AstroIntegration;
} {
  let thread: IndexThread | undefined;
  let work: Promise<unknown> = Promise.resolve();
  const started = () => (thread ??= new IndexThread({ caches: resultsCaches(), version: resultsVersion() }));
  return {
    start: {
      name: 'search-index-start',
      hooks: {
        'astro:build:start': async () => {
          // Pages that get the policy afterwards are not as they were rendered.
          if (availableParallelism() === 1 || site.policyInPages) return;
          const library = await published();
          const urls = new Map(library.articles.map(({ path }) => [pageFileAt(path), path]));
          onRenderedPage((file, _, path) => {
            const url = urls.get(file);
            if (url === undefined) return;
            // A part of a build writes the parts of the index that are all its own, from the pages that it has in the end. Where pages of the previous build are
            // taken, not all pages of a part are rendered.
            if (!thread && !share && !fileKeeper()?.hasFormer) started().expect(library);
            started().prepare(path, url);
          });
        },
        'astro:build:done': async ({ dir }) => {
          const dist = fileURLToPath(dir);
          const folder = join(dist, withoutBase(searchIndexPath));
          const library = await published();
          const pages = { dist, hashes: knownPages(library, dist), elsewhere: takenPages(library) };
          work = started().write(library, folder, pages, share);
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
          const { articles, quotes } = share?.library ?? (await published());
          logger.info(
            `${counted(articles.length, 'article')} and ${counted(quotes.length, 'quote')} ${share ? 'prepared for the search' : 'can be found'}`,
          );
        },
      },
    },
  };
}

/** Returns the hashes of those pages of articles in a folder that are those of the previous build, by URL. */
function knownPages({ articles }: Library, dist: string): Map<string, string> {
  const former = formerFiles();
  return new Map(
    articles.flatMap(({ path }) => {
      const hash = former.hashOf(dist, pageFileAt(path));
      return hash === undefined ? [] : [[path, hash]];
    }),
  );
}

/** Returns the files of those pages of articles that are not in the folder of the site yet, by URL. */
function takenPages({ articles }: Library): Map<string, string> {
  const taken = takenFiles();
  return new Map(
    articles.flatMap(({ path }) => {
      const page = pageFileAt(path);
      const folder = taken.get(page)?.folder;
      return folder === undefined ? [] : [[path, join(folder, page)]];
    }),
  );
}

/** A thread that writes one search index. */
export class IndexThread {
  readonly #worker: Worker;
  readonly #end: Promise<unknown>;
  /** The library of which the thread has the records. */
  #expected: Library | undefined;

  constructor(caches: ResultCaches) {
    this.#worker = new Worker(new URL('index-thread.ts', import.meta.url), { workerData: caches });
    this.#end = once(this.#worker, 'exit');
    // `write` returns the error; without a handler here, Node would end the process.
    this.#end.catch(() => undefined);
  }

  /** Has it write each part of the index of a library as soon as it has got all pages of it. */
  expect(library: Library): void {
    this.#expected = library;
    this.#send({ early: { records: siteRecords(library), languages: site.languages } });
  }

  /** Has it prepare the page of an article, which is in a file. */
  prepare(page: string, url: string): void {
    this.#send({ page, url });
  }

  /**
   * Has it write the index of a library into a folder, from the pages in `dist`, of which it need not read those with a known hash; of a share only what its pages
   * are enough for. Rejects with its error.
   */
  write(
    library: Library,
    folder: string,
    { dist, hashes, elsewhere }: Pick<IndexOrder, 'dist' | 'hashes' | 'elsewhere'>,
    share?: Share,
  ): Promise<unknown> {
    const order: IndexOrder = {
      records: library === this.#expected ? undefined : siteRecords(library),
      names: spellingGroups(library),
      languages: site.languages,
      ...{ folder, dist, hashes, elsewhere, base },
      own: share && [...share.library.articles, ...share.library.quotes].map(({ path }) => path),
    };
    this.#send({ order });
    return this.#end;
  }

  #send(message: IndexMessage): void {
    this.#worker.postMessage(message);
  }
}
