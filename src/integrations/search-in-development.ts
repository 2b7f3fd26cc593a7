import { createReadStream, existsSync, statSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { Library } from '../model/library.ts';
import { searchIndexPath, withoutBase } from '../model/routes.ts';
import { siteRecords, spellingGroups } from '../search/site-records.ts';
import { writeIndex } from '../search/write-index.ts';
import { site } from '../site.ts';
import { counted } from '../text/counted.ts';

/** Delay after the last change of content, in milliseconds: editors save several times in a row. */
const pause = 800;

const types: Record<string, string> = {
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.txt': 'text/plain; charset=utf-8',
};

/**
 * Provides search in the dev server, which builds no site: the index is built from the rendered pages in the background, and again
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
          if (file === undefined) {
            next();
            return;
          }
          response.setHeader('content-type', types[extname(file)] ?? 'application/octet-stream');
          response.setHeader('cache-control', 'no-store');
          response.setHeader('last-modified', statSync(file).mtime.toUTCString());
          createReadStream(file).pipe(response);
        });

        let timer: ReturnType<typeof setTimeout> | undefined;
        let working: Promise<void> = Promise.resolve();
        const make = async (address: string) => {
          const library = await preview();
          await makeIndex(library, folder, address);
          logger.info(`search index of ${counted(library.articles.length, 'article')} built`);
        };
        const soon = () => {
          clearTimeout(timer);
          timer = setTimeout(() => {
            const address = server.resolvedUrls?.local[0];
            if (address === undefined) return;
            working = working
              .then(() => make(address))
              .catch((error: unknown) => {
                logger.warn(
                  `the search index was not built: ${error instanceof Error ? error.message : String(error)}`,
                );
              });
          }, pause);
        };
        server.httpServer?.once('listening', soon);
        for (const event of ['add', 'change', 'unlink'] as const)
          server.watcher.on(event, (file: string) => {
            if (file.startsWith(join(process.cwd(), 'content'))) soon();
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

/** Builds the index from the pages that the server at `address` renders. The previous index stays until the new one is complete. */
async function makeIndex(library: Library, folder: string, address: string): Promise<void> {
  const page = async (path: string) => (await fetch(new URL(path, address))).text();
  const draft = `${folder}.draft`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { recursive: true });
  await writeIndex(siteRecords(library), spellingGroups(library), draft, site.languages, { pageAt: page });
  await rm(folder, { recursive: true, force: true });
  await rename(draft, folder);
}
