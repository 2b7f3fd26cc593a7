import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { today } from '../content/clock.ts';
import { seal } from '../content/ledger.ts';
import type { Reading } from '../content/read-content.ts';
import type { Library } from '../model/library.ts';
import { cardsPath, withoutBase } from '../model/routes.ts';
import { libraryCards } from '../outputs/cards/card.ts';
import { isPreview } from '../preview.ts';
import { site } from '../site.ts';
import { counted } from '../text/counted.ts';
import { drawCards } from './draw-cards.ts';

/** Draws the share cards after all pages are built. Pages know the URLs of their cards without waiting for this. */
export function cards(
  published: () => Promise<Library>,
  read: () => Promise<Pick<Reading, 'ledger' | 'published'>>,
): AstroIntegration {
  return {
    name: 'cards',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const started = performance.now();
        const { drawn, cached } = await drawCards([...libraryCards(await published()).values()].flat(), {
          folder: join(fileURLToPath(dir), withoutBase(cardsPath)),
          cache: join(import.meta.dirname, '../../node_modules/.cache/verbatim-cards'),
        });
        const took = Math.round(performance.now() - started);
        logger.info(`${counted(drawn, 'card')} drawn, ${cached} taken from the cache (${took} ms)`);
        // The ledger is about what is published.
        if (isPreview) return;
        for (const warning of await unsealedOrMissing(await read(), fileURLToPath(dir))) logger.warn(warning);
      },
    },
  };
}

/** Returns warnings about URLs that are not sealed, and about cards that the ledger lists and the site lacks: old posts link to them. */
async function unsealedOrMissing(
  { ledger, published }: Pick<Reading, 'ledger' | 'published'>,
  dist: string,
): Promise<string[]> {
  const unsealed = [...seal(ledger, published, today()).keys()].filter((path) => !ledger.has(path));
  const there = new Set(await readdir(join(dist, withoutBase(cardsPath))).catch(() => []));
  const missing = [...ledger.values()]
    .flatMap((entry) => entry.cards ?? [])
    .filter((card) => !there.has(card));
  return [
    ...(unsealed.length > 0
      ? [
          `${counted(unsealed.length, 'URL is', 'URLs are')} not sealed, such as ${unsealed[0] ?? ''}: run npm run seal when ${unsealed.length === 1 ? 'it is' : 'they are'} published`,
        ]
      : []),
    ...(missing.length > 0
      ? [
          `${counted(missing.length, 'card that the ledger names is', 'cards that the ledger names are')} not in dist/cards, such as ${missing[0] ?? ''}: run npm run restore-cards -- ${site.url}, so that old posts keep their pictures`,
        ]
      : []),
  ];
}
