import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { generateFonts } from '../outputs/typefaces/generate.ts';

const styles = fileURLToPath(new URL('../styles/', import.meta.url));

/** The most bytes of a font that pages preload, before the build warns about it: two windows of a new connection (RFC 6928). */
const largest = 28_000;

/**
 * Gives pages and embeds the publication’s typefaces: imports of src/styles/fonts.css, stand-ins.css and the files in src/styles/fonts/
 * lead to the generated files instead. Does nothing for a publication that keeps the defaults.
 */
export function ownFonts(): AstroIntegration {
  return {
    name: 'own-fonts',
    hooks: {
      'astro:config:setup': async ({ config, updateConfig, logger }) => {
        const fonts = await generateFonts(fileURLToPath(new URL('.astro/fonts/', config.root)));
        if (!fonts) return;
        for (const [name, size] of fonts.sizes)
          if (size > largest && !name.includes('-rare'))
            logger.warn(
              `${name}: ${(size / 1000).toFixed(0)} KB that every page preloads; most typefaces need less than ${largest / 1000} KB`,
            );
        const sheets = { 'fonts.css': fonts.css, 'stand-ins.css': fonts.standIns };
        const entries = Object.entries(sheets).map(
          ([name, path]) => [name, path.replaceAll('\\', '/')] as const,
        );
        updateConfig({
          vite: {
            plugins: [
              {
                name: 'own-fonts',
                enforce: 'pre',
                resolveId: (source, importer) => {
                  const [path = '', query] = source.split('?');
                  const sheet = entries.find(([name]) => path.endsWith(`styles/${name}`));
                  if (sheet && importer !== undefined) return sheet[1];
                  const file = /styles\/fonts\/[\w-]+\.woff2$/.test(path) && fonts.files.get(basename(path));
                  return file ? `${file}${query === undefined ? '' : `?${query}`}` : undefined;
                },
                transform: (code, id) =>
                  id.split('?')[0] === join(styles, 'site.css')
                    ? entries.reduce(
                        (text, [name, sheet]) => text.replace(`'./${name}'`, JSON.stringify(sheet)),
                        code,
                      )
                    : undefined,
              },
            ],
          },
        });
      },
    },
  };
}
