import type { IncomingMessage, ServerResponse } from 'node:http';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { readSite } from '../content/site-file.ts';
import { storagePrefix } from '../hosting/inline-script.ts';
import { siteFile } from '../model/site.ts';
import { base, site } from '../site.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const module = join(root, 'src/content/settings.ts');

/** Where `content/settings.ts` leaves the settings for the code of bundles, which runs in its process. */
const globalName = 'verbatimSettings';
/** The settings in the code of a bundle: read when it runs, so that a bundle can be kept when they change. Without effects, so that it is left out where unused. */
const inBundles = `/* @__PURE__ */ (() => globalThis.${globalName})()`;

/** Modules that pass the settings on. */
const passing = new Set([module, join(root, 'src/site.ts')]);

/** A script for browsers, with the code of each of its modules, without what the bundler left out. */
interface Script {
  fileName: string;
  modules: Readonly<Record<string, { code: string | null }>>;
}

/** Returns what to change if a script for browsers uses the settings: the modules that do. */
function usesSetting({ fileName, modules }: Script, importsOf: (id: string) => readonly string[]): string {
  const users = Object.entries(modules).flatMap(([id, { code }]) =>
    !passing.has(id) &&
    importsOf(id).some((imported) => passing.has(imported)) &&
    /\b(?:settings|site|siteText)(?:\$\d+)?\b/.test(code ?? '')
      ? [relative(root, id)]
      : [],
  );
  return `${users.join(', ') || fileName} uses a setting of the site, and is in a script for browsers, ${fileName}\n  expected  only the base of the site in scripts\n  fix       have the page pass the value, in an attribute of an element`;
}

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
                      throw new Error(usesSetting(file, (id) => this.getModuleInfo(id)?.importedIds ?? []));
                },
              },
            ],
          },
        });
      },
    },
  };
}
