import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { readSite } from '../content/site-file.ts';
import { storagePrefix } from '../hosting/inline-script.ts';
import { siteFile } from '../model/site.ts';
import { base, site } from '../site.ts';

const module = fileURLToPath(new URL('../content/settings.ts', import.meta.url));

/** Where `content/settings.ts` leaves the settings for the code of bundles, which runs in its process. */
const globalName = 'verbatimSettings';
/** The settings in the code of a bundle: read when it runs, so that a bundle can be kept when they change. Without effects, so that it is left out where unused. */
const inBundles = `/* @__PURE__ */ (() => globalThis.${globalName})()`;

/**
 * Passes the URL of the site to Astro, and the settings to modules that Vite bundles, instead of the code that reads them. `npm run dev`
 * restarts when the file changes, and redirects the root of its host to a site in a folder.
 */
export function siteSettings(): AstroIntegration {
  return {
    name: 'site-settings',
    hooks: {
      'astro:server:setup': ({ server }) => {
        if (base === '/') return;
        // When the server listens, Astro’s own middleware is there, which answers 404 to everything outside the folder.
        server.httpServer?.once('listening', () => {
          server.middlewares.stack.unshift({
            route: '',
            handle: (request: IncomingMessage, response: ServerResponse, next: () => void) => {
              const path = request.url?.replace(/\?.*$/, '') ?? '';
              if (path !== '/' && `${path}/` !== base) next();
              else response.writeHead(302, { location: base }).end();
            },
          });
        });
      },
      'astro:config:setup': ({ addWatchFile, command, logger, updateConfig }) => {
        addWatchFile(join(process.cwd(), siteFile));
        for (const file of [site.wordmark?.file, site.wordmark?.dark])
          if (file !== undefined) addWatchFile(join(process.cwd(), 'public', file));
        addWatchFile(join(process.cwd(), 'content/fonts'));
        const current = readSite(process.cwd()).site;
        // A dev server that restarts keeps the modules of its process, with the previous values. Paths are among them.
        const { url, origin } = current.base === base ? current : site;
        if (current.base !== base)
          logger.warn('the path in url has changed: restart npm run dev to apply it');
        Object.assign(site, current, { url, origin, base });
        updateConfig({
          site: site.origin,
          base: site.base,
          vite: {
            define: { storagePrefix: JSON.stringify(storagePrefix) },
            plugins: [
              {
                name: 'site-settings',
                enforce: 'pre',
                load: (id) =>
                  id.split('?')[0] === module
                    ? `export const settings = ${command === 'build' ? inBundles : JSON.stringify(site)};\nexport const base = ${JSON.stringify(site.base)};`
                    : undefined,
                // Their value would be one of the build that made the bundle.
                generateBundle(_, files) {
                  if (this.environment.name !== 'client') return;
                  for (const file of Object.values(files))
                    if (file.type === 'chunk' && file.code.includes(globalName))
                      throw new Error(
                        `${file.fileName} uses a setting of the site: scripts in browsers contain only its base; pages pass them anything else`,
                      );
                },
              },
            ],
          },
        });
      },
    },
  };
}
