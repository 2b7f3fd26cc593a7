import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { readSite } from '../content/site-file.ts';
import { storagePrefix } from '../hosting/inline-script.ts';
import { siteFile } from '../model/site.ts';
import { base, site } from '../site.ts';

const module = fileURLToPath(new URL('../content/settings.ts', import.meta.url));

/**
 * Passes the URL of the site to Astro, and the values of content/site.yaml to modules that Vite bundles, instead of the code that
 * reads them. `npm run dev` restarts when the file changes, and redirects the root of its host to a site in a folder.
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
      'astro:config:setup': ({ addWatchFile, logger, updateConfig }) => {
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
                    ? `export const settings = ${JSON.stringify(site)};\nexport const base = ${JSON.stringify(site.base)};`
                    : undefined,
              },
            ],
          },
        });
      },
    },
  };
}
