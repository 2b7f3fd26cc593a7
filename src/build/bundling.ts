import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { notePhase } from '../integrations/phases.ts';
import { pageRendered } from '../integrations/rendered-pages.ts';
import { ownShare } from '../integrations/share.ts';
import { provideLibrary } from '../library.ts';
import type { BundleFacts } from './bundle.ts';
import type { KeptPages } from './kept-pages.ts';
import { type App, type Page, pagesOf } from './pages.ts';
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

/** Keeps the bundle that Astro makes, so that the next build with the same code and settings needs no bundler. */
export function bundling(): AstroIntegration {
  let app: App | undefined;
  let pictures: ReadonlyMap<string, string> | undefined;
  return {
    name: 'bundling',
    hooks: {
      'astro:build:start': ({ setPrerenderer }) => {
        notePhase('bundle');
        if (!leaving) return;
        const { kept } = leaving;
        let pages: ReadonlyMap<string, Page> | undefined;
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
          getStaticPaths: async () => {
            const paths = await own.getStaticPaths();
            if (!app) return paths;
            const found = pagesOf(app, paths, kept.library);
            pages = new Map(found.map((page) => [page.path, page]));
            const share = ownShare();
            return paths.filter((_, number) => share?.hasPage(found[number]?.file ?? '') ?? true);
          },
          render: async (request, options) => {
            const page = pages?.get(new URL(request.url).pathname);
            if (!page) throw new Error(`no page has the URL ${request.url}`);
            const { bytes, response } = await kept.record(page.file, page.props, async () => {
              const rendered = await own.render(request, options);
              const response = rendered instanceof Response ? rendered : rendered.response;
              return { bytes: await response.arrayBuffer(), response };
            });
            pageRendered(page.file, new Uint8Array(bytes));
            return new Response(bytes, response);
          },
        }));
      },
      // All pages are there, and the code that rendered them still is.
      'astro:build:generated': ({ dir }) => {
        notePhase('other');
        if (!leaving || !app || !pictures) return;
        const dist = fileURLToPath(dir);
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
