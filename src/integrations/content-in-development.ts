import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration, AstroIntegrationLogger } from 'astro';
import type { ContentSource } from '../content/content-source.ts';
import { provideLibrary } from '../library.ts';
import { formatProblems } from '../model/report.ts';
import { messageOf } from '../text/message-of.ts';
import { reloader } from './reloads.ts';
import { searchModules, searchSources } from './search-where-published.ts';

/** Code that the dev server loads only once, at start. */
const readersCode = ['content', 'markdown'].map((room) => join(import.meta.dirname, '..', room) + sep);

/**
 * Serves content while authors write: after each change in content/ the dev server reads the changed files, reports all problems and
 * reloads the page. Where a file is invalid, pages show its last valid version.
 */
export function contentInDevelopment(content: ContentSource): AstroIntegration {
  return {
    name: 'content-in-development',
    hooks: {
      'astro:config:setup': ({ command, config, updateConfig }) => {
        if (command !== 'dev') return;
        const results = join(fileURLToPath(config.root), '.astro') + sep;
        // The watcher opens each file: builds leave tens of thousands there, and the search index of the dev server is written there.
        const ignored = [(path: string) => path.startsWith(results)];
        updateConfig({ vite: { server: { watch: { ignored } } } });
      },
      'astro:server:setup': ({ server, logger }) => {
        provideLibrary(content.preview);
        const report = reporter(content, logger);
        const reloadPages = reloader(server);
        const folder = join(process.cwd(), 'content') + sep;
        let sources: string | undefined;
        const reload = async () => {
          content.changed();
          await report();
          const library = await content.preview();
          // Their modules stay: with them, Vite would load and run every page again. Astro forgets which pages there are.
          for (const [name, { hot }] of Object.entries(server.environments))
            if (name !== 'client') hot.send('astro:content-changed', {});
          const before = sources;
          sources = searchSources(library);
          if (sources !== before)
            for (const { moduleGraph } of Object.values(server.environments))
              for (const module of searchModules.flatMap((id) => moduleGraph.getModuleById(id) ?? []))
                moduleGraph.invalidateModule(module);
          reloadPages();
        };
        server.watcher.add(folder);
        for (const event of ['add', 'change', 'unlink'] as const)
          server.watcher.on(event, (path: string) => {
            if (path.startsWith(folder))
              reload().catch((error: unknown) => {
                logger.error(messageOf(error));
              });
            else if (readersCode.some((room) => path.startsWith(room)))
              logger.warn(`${path} has changed: restart npm run dev to apply it`);
          });
        void report()
          .then(content.preview)
          .then((library) => (sources ??= searchSources(library)))
          .catch((error: unknown) => {
            logger.error(messageOf(error));
          });
      },
    },
  };
}

/** Returns a function that logs the problems of the content if they differ from the last report. */
function reporter(content: ContentSource, logger: AstroIntegrationLogger): () => Promise<void> {
  let last = '';
  return async () => {
    const { problems } = await content.read();
    const report = problems.length > 0 ? formatProblems(problems, process.stderr) : '';
    if (report === last) return;
    last = report;
    if (report === '') logger.info('no problems found');
    else logger.warn(`\n${report}`);
  };
}
