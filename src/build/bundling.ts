import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { notePhase } from '../integrations/phases.ts';
import { provideLibrary } from '../library.ts';
import type { Library } from '../model/library.ts';
import type { App } from './app.ts';
import type { BundleFacts } from './bundle.ts';
import type { KeptPages } from './kept-pages.ts';
import { pagesOf, rendererOf, samePath, writeOwnPages } from './pages.ts';
import { Pictures } from './pictures.ts';

/** What this build leaves for the next one. */
let leaving: Leaving | undefined;

interface Leaving {
  /** Where to record what pages read. */
  kept: KeptPages;
  keep: KeepBundle;
}

/** Keeps a bundle: the folder of the code, that of the assets, and facts. */
export type KeepBundle = (server: string, assets: string, facts: Omit<BundleFacts, 'files'>) => void;

/** Tells the integration below what to leave. Without this, it only makes the pictures of pages. */
export function leaveForNextBuild(what: Leaving): void {
  leaving = what;
}

/**
 * Keeps the bundle that Astro makes, so that the next build with the same code and settings needs no bundler, and writes the pages as that build will: Astro
 * would wait for the disk after each, log it and parse a dozen URLs for it.
 */
export function bundling(shown: () => Promise<Library>): AstroIntegration {
  let app: App | undefined;
  let pictures: Pictures | undefined;
  let dist = '';
  return {
    name: 'bundling',
    hooks: {
      'astro:config:done': ({ config }) => {
        dist = fileURLToPath(config.outDir);
      },
      'astro:build:start': ({ setPrerenderer }) => {
        notePhase('bundle');
        setPrerenderer((own) => ({
          ...own,
          name: 'verbatim',
          setup: async () => {
            notePhase('pages');
            pictures = leaving?.kept.pictures ?? (await Pictures.of(await shown()));
            // The bundler is done, which asks Astro’s own functions for pictures.
            pictures.provide();
            await own.setup?.();
            if (!leaving) return;
            const { kept } = leaving;
            ({ app } = own as unknown as { app: App });
            provideLibrary(() => Promise.resolve(kept.library.library));
          },
          // Astro gets no paths, so that there is nothing left to render.
          getStaticPaths: async () => {
            const paths = await own.getStaticPaths();
            if (!leaving || !app) return paths;
            const { kept } = leaving;
            const pages = pagesOf(app, paths, kept.library);
            // Astro reports them.
            if (samePath(pages) !== undefined) return paths;
            await writeOwnPages({ pages, render: rendererOf(app) }, kept, dist, { reuse: false });
            return [];
          },
        }));
      },
      // All pages are there, and the code that rendered them still is.
      'astro:build:generated': async ({ logger }) => {
        notePhase('other');
        if (leaving && app) {
          // Where Astro writes code, which must be below the folder it runs in.
          const server = join(dist.startsWith(process.cwd()) ? dist : '.astro', '.prerender');
          leaving.keep(server, join(dist, 'assets'), {
            styles: Object.entries(app.getOptions().allPages).map(([page, { styles }]) => [page, styles]),
          });
        }
        const made = await pictures?.place(dist);
        if (made !== undefined) logger.fork('pictures').info(made);
      },
    },
  };
}
