import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { Library } from '../model/library.ts';
import { libraryCards } from '../outputs/cards/card.ts';
import { drawCards } from './draw-cards.ts';

/** Draws the share cards when all pages are built. Pages know their cards’ addresses without waiting for this. */
export function cards(published: () => Promise<Library>): AstroIntegration {
  let root = process.cwd();
  return {
    name: 'cards',
    hooks: {
      'astro:config:done': ({ config }) => {
        root = fileURLToPath(config.root);
      },
      'astro:build:done': async ({ dir, logger }) => {
        const started = performance.now();
        const { drawn, cached } = await drawCards([...libraryCards(await published()).values()].flat(), {
          folder: join(fileURLToPath(dir), 'cards'),
          cache: join(root, 'node_modules/.cache/verbatim-cards'),
        });
        const took = Math.round(performance.now() - started);
        logger.info(`${drawn} cards drawn, ${cached} taken from the cache (${took} ms)`);
      },
    },
  };
}
