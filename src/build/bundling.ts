import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { notePhase } from '../integrations/phases.ts';
import type { Library } from '../model/library.ts';
import type { App } from './app.ts';
import type { BundleFacts } from './bundle.ts';
import { Pictures } from './pictures.ts';

/** Keeps a bundle: the folder of the code, that of the assets, and facts. */
type KeepBundle = (server: string, assets: string, facts: Omit<BundleFacts, 'files'>) => void;

let keep: KeepBundle | undefined;

/** Has the integration below give the bundle to a function, and Astro render no page. Without this, it only makes the pictures of pages. */
export function keepNewBundle(of: KeepBundle): void {
  keep = of;
}

/** Keeps the bundle that Astro makes: this build renders its pages with it (`build-from-bundle.ts`), and so does the next one with the same code and settings. */
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
        setPrerenderer((own) => ({
          ...own,
          name: 'verbatim',
          setup: async () => {
            if (!keep) {
              notePhase('pages');
              pictures = await Pictures.of(await shown());
              // The bundler is done, which asks Astro’s own functions for pictures.
              pictures.provide();
            }
            await own.setup?.();
            ({ app } = own as unknown as { app: App });
          },
          getStaticPaths: () => (keep ? Promise.resolve([]) : own.getStaticPaths()),
        }));
      },
      // The code that renders pages is still there.
      'astro:build:generated': async ({ logger }) => {
        if (keep && app) {
          // Where Astro writes code, which must be below the folder it runs in.
          const server = join(dist.startsWith(process.cwd()) ? dist : '.astro', '.prerender');
          keep(server, join(dist, 'assets'), {
            styles: Object.entries(app.getOptions().allPages).map(([page, { styles }]) => [page, styles]),
          });
        }
        const made = await pictures?.place(dist);
        if (made !== undefined) logger.fork('pictures').info(made);
      },
    },
  };
}
