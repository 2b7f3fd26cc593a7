import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { readSite } from '../content/site-file.ts';
import { siteFile } from '../model/site.ts';
import { site } from '../site.ts';

const module = fileURLToPath(new URL('../content/settings.ts', import.meta.url));

/**
 * Gives Astro the URL of the site, and modules that Vite bundles the values of content/site.yaml instead of the code that reads
 * them. `npm run dev` starts again when the file changes.
 */
export function siteSettings(): AstroIntegration {
  return {
    name: 'site-settings',
    hooks: {
      'astro:config:setup': ({ addWatchFile, updateConfig }) => {
        addWatchFile(join(process.cwd(), siteFile));
        // A development server that starts again has the modules of its process, with the values of before.
        Object.assign(site, readSite(process.cwd()).site);
        updateConfig({
          site: site.url,
          vite: {
            plugins: [
              {
                name: 'site-settings',
                enforce: 'pre',
                load: (id) =>
                  id.split('?')[0] === module
                    ? `export const settings = ${JSON.stringify(site)};`
                    : undefined,
              },
            ],
          },
        });
      },
    },
  };
}
