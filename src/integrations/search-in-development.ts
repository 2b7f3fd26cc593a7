import { randomUUID } from 'node:crypto';
import { createReadStream, existsSync, statSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, extname, join, normalize, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { Library } from '../model/library.ts';
import { searchIndexPath, withoutBase } from '../model/routes.ts';
import { counted } from '../text/counted.ts';
import { messageOf } from '../text/message-of.ts';
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
        let articles = 0;
        const pages = new RenderedPages(join(root, '.astro/search-in-development'));
        const make = async (address: string) => {
          const library = await preview();
          articles = library.articles.length;
          await pages.renew(library, address);
          await makeIndex(library, folder, pages);
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
        const content = join(process.cwd(), 'content') + sep;
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

/** Pages of articles, as the server rendered them, in a folder for the thread that makes the index. */
class RenderedPages {
  readonly folder: string;
  /** For results of the thread, which this start of the dev server alone uses. */
  readonly version: string = randomUUID();
  /** Slugs of articles whose pages are right. */
  #known = new Set<string>();

  constructor(folder: string) {
    this.folder = folder;
  }

  /** Notes that a file of content/ has changed: pages of all articles may show a topic or a person, but not the text of another article. */
  changed(file: string): void {
    const [, slug] = /^articles[\\/](.*)\.md$/.exec(file) ?? [];
    if (slug === undefined) this.#known = new Set();
    else this.#known.delete(slug);
  }

  /** Renders the pages that are missing or have changed. */
  async renew({ articles }: Library, address: string): Promise<void> {
    for (const { slug, path } of articles) {
      if (this.#known.has(slug)) continue;
      // Before it is rendered, so that a change in the meantime counts.
      this.#known.add(slug);
      try {
        const response = await fetch(new URL(path, address));
        if (!response.ok) throw new Error(`${path} was answered with ${response.status}`);
        const page = await response.text();
        const file = join(this.folder, 'pages', withoutBase(path), 'index.html');
        await mkdir(dirname(file), { recursive: true });
        await writeFile(file, page);
      } catch (error) {
        this.#known.delete(slug);
        throw error;
      }
    }
  }
}

/** Builds the index from rendered pages. The previous index stays until the new one is complete. */
async function makeIndex(library: Library, folder: string, pages: RenderedPages): Promise<void> {
  const draft = `${folder}.draft`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { recursive: true });
  const thread = new IndexThread({ caches: pages.folder, version: pages.version });
  await thread.write(library, draft, join(pages.folder, 'pages'));
  await rm(folder, { recursive: true, force: true });
  await rename(draft, folder);
}
