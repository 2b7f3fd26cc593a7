import { createReadStream, existsSync, statSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { Library } from '../model/library.ts';
import { searchIndexPath, withoutBase } from '../model/routes.ts';
import { counted } from '../text/counted.ts';
import { messageOf } from '../text/message-of.ts';
import { AuthorFirst } from './author-first.ts';
import { codeOfPages, PagesForSearch } from './pages-for-search.ts';
import type { ResultCaches } from './result-cache.ts';
import { IndexThread } from './search-index.ts';

/** Delay after the last change of content, in milliseconds: editors save several times in a row, and the index of many articles takes longer. */
const pause = { always: 800, article: 2 };

const types: Record<string, string> = {
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.txt': 'text/plain; charset=utf-8',
};

/**
 * Provides search in the dev server, which builds no site: the index is built from the rendered pages in the background, in a thread, and again
 * after each change of content. The search page shows how old it is.
 */
export function searchInDevelopment(preview: () => Promise<Library>): AstroIntegration {
  let root = process.cwd();
  return {
    name: 'search-in-development',
    hooks: {
      'astro:config:done': ({ config }) => {
        root = fileURLToPath(config.root);
      },
      'astro:server:setup': ({ server, logger }) => {
        const folder = join(root, '.astro/search');
        // Astro removes the base from URLs of requests.
        server.middlewares.use(withoutBase(searchIndexPath), (request, response, next) => {
          const file = fileOf(folder, request.url);
          if (file === undefined) next();
          else sendFile(response, file);
        });

        let timer: ReturnType<typeof setTimeout> | undefined;
        let working: Promise<void> = Promise.resolve();
        let articles = 0;
        const content = join(process.cwd(), 'content') + sep;
        const caches = join(root, '.astro/search-in-development');
        const pages = new PagesForSearch(caches, content, codeOfPages);
        const author = new AuthorFirst();
        server.middlewares.use(author.note);
        const make = async (address: string) => {
          const library = await preview();
          articles = library.articles.length;
          await pages.renew(library.articles, (path) => author.fetch(new URL(path, address)));
          await makeIndex(library, folder, pages.folder, { caches, version: codeOfPages() });
          logger.info(`search index of ${counted(articles, 'article')} built`);
        };
        const soon = () => {
          clearTimeout(timer);
          timer = setTimeout(
            () => {
              const address = server.resolvedUrls?.local[0];
              if (address === undefined) return;
              working = working
                .then(() => make(address))
                .catch((error: unknown) => {
                  logger.warn(`the search index was not built: ${messageOf(error)}`);
                });
            },
            pause.always + articles * pause.article,
          );
        };
        server.httpServer?.once('listening', soon);
        for (const event of ['add', 'change', 'unlink'] as const)
          server.watcher.on(event, (file: string) => {
            if (!file.startsWith(content)) return;
            pages.changed(file.slice(content.length));
            soon();
          });
      },
    },
  };
}

/** Returns the file of the index for a URL below its folder; undefined if there is none. */
function fileOf(folder: string, url = '/'): string | undefined {
  const path = normalize(decodeURIComponent(new URL(url, 'http://here.invalid').pathname));
  const file = join(folder, path);
  return file.startsWith(folder) && existsSync(file) && path !== '/' ? file : undefined;
}

function sendFile(response: ServerResponse, file: string): void {
  response.setHeader('content-type', types[extname(file)] ?? 'application/octet-stream');
  response.setHeader('cache-control', 'no-store');
  response.setHeader('last-modified', statSync(file).mtime.toUTCString());
  createReadStream(file).pipe(response);
}

/** Builds the index from rendered pages. The previous index stays until the new one is complete. */
async function makeIndex(
  library: Library,
  folder: string,
  pages: string,
  caches: ResultCaches,
): Promise<void> {
  const draft = `${folder}.draft`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { recursive: true });
  await new IndexThread(caches).write(library, draft, {
    dist: pages,
    hashes: new Map(),
    elsewhere: new Map(),
  });
  await rm(folder, { recursive: true, force: true });
  await rename(draft, folder);
}
