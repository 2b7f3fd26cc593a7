import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { notePhase } from '../integrations/phases.ts';
import { provideLibrary } from '../library.ts';
import type { BundleFacts } from './bundle.ts';
import type { KeptPages } from './kept-pages.ts';
import { type App, pagesOf, rendererOf, samePath, writeOwnPages } from './pages.ts';
import { recordPictures } from './pictures.ts';

/** What this build leaves for the next one. */
let leaving: Leaving | undefined;

interface Leaving {
  /** Where to record what pages read. */
  kept: KeptPages;
  keep: KeepBundle;
}

/** Keeps a bundle: the folder of the code, that of the assets, and facts. */
export type KeepBundle = (server: string, assets: string, facts: Omit<BundleFacts, 'files'>) => void;

/** Tells the integration below what to leave. Without this, it does nothing. */
export function leaveForNextBuild(what: Leaving): void {
  leaving = what;
}

/**
 * Keeps the bundle that Astro makes, so that the next build with the same code and settings needs no bundler, and writes the pages as that build will: Astro
 * would wait for the disk after each, log it and parse a dozen URLs for it.
 */
export function bundling(): AstroIntegration {
  let app: App | undefined;
  let pictures: ReadonlyMap<string, string> | undefined;
  let dist = '';
  return {
    name: 'bundling',
    hooks: {
      'astro:config:done': ({ config }) => {
        dist = fileURLToPath(config.outDir);
      },
      'astro:build:start': ({ setPrerenderer }) => {
        notePhase('bundle');
        if (!leaving) return;
        const { kept } = leaving;
        setPrerenderer((own) => ({
          ...own,
          name: 'verbatim',
          setup: async () => {
            notePhase('pages');
            await own.setup?.();
            ({ app } = own as unknown as { app: App });
            pictures = recordPictures();
            provideLibrary(() => Promise.resolve(kept.library.library));
          },
          // Astro gets no paths, so that there is nothing left to render.
          getStaticPaths: async () => {
            const paths = await own.getStaticPaths();
            if (!app) return paths;
            const pages = pagesOf(app, paths, kept.library);
            // Astro reports them.
            if (samePath(pages) !== undefined) return paths;
            // Astro makes the pictures of the pages that are rendered here, and only those: a bundle must have all.
            await writeOwnPages({ pages, render: rendererOf(app) }, kept, dist, { reuse: false });
            return [];
          },
        }));
      },
      // All pages are there, and the code that rendered them still is.
      'astro:build:generated': () => {
        notePhase('other');
        if (!leaving || !app || !pictures) return;
        // Where Astro writes code, which must be below the folder it runs in.
        const server = join(dist.startsWith(process.cwd()) ? dist : '.astro', '.prerender');
        leaving.keep(server, join(dist, 'assets'), {
          styles: Object.entries(app.getOptions().allPages).map(([page, { styles }]) => [page, styles]),
          pictures: [...pictures],
        });
      },
    },
  };
}
