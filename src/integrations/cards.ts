import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { AstroIntegration } from 'astro';
import { unsealedPaths } from '../content/ledger.ts';
import type { Reading } from '../content/read-content.ts';
import type { Library } from '../model/library.ts';
import { cardsPath, fileAt, withoutBase } from '../model/routes.ts';
import type { Card } from '../outputs/cards/card.ts';
import { publishedCards } from '../outputs/cards/names.ts';
import { isPreview } from '../preview.ts';
import { site } from '../site.ts';
import { counted } from '../text/counted.ts';
import type { CardOrder } from './card-thread.ts';
import { type DrawnCards, placingCards } from './draw-cards.ts';
import { fileKeeper } from './kept-files.ts';
import { siteNames } from './site-files.ts';
import { noteUse, tidiedLines } from './used-pictures.ts';

/** Cards from earlier builds. */
export const cardCache = join(import.meta.dirname, '../../node_modules/.cache/verbatim-cards');

/**
 * Draws the share cards in a thread while pages are rendered, and puts them into the site after that. Pages know the URLs of their cards
 * without waiting for this. `read` is for warnings about cards of the whole site, and missing in a part of a build.
 */
export function cards(
  published: () => Promise<Library>,
  read?: () => Promise<Pick<Reading, 'ledger' | 'published'>>,
): AstroIntegration {
  let work: Promise<DrawnCards> | undefined;
  const all = async () => publishedCards(await published());
  return {
    name: 'cards',
    hooks: {
      'astro:build:start': async ({ logger }) => {
        const keeper = fileKeeper();
        const files = await all();
        for (const line of tidiedLines(noteUse(cardCache, files.keys()), 'card')) logger.info(line);
        const others = [...files].filter(([file]) => !keeper?.has(fileOf(file), made));
        if (others.length === 0) return;
        work = inThread(others.map(([, card]) => card));
        // The end of the build throws the error; without a handler here, Node would end the process.
        work.catch(() => undefined);
      },
      'astro:build:done': async ({ dir, logger }) => {
        const dist = fileURLToPath(dir);
        const { drawn, dropped } = (await work) ?? { drawn: 0, dropped: [] };
        const files = await all();
        takeOrPlace([...files.keys()], dist);
        const cached = files.size - drawn;
        logger.info(`${counted(drawn, 'card')} drawn, ${cached} taken from the cache`);
        for (const line of tidiedLines({ removed: 0, dropped }, 'card')) logger.info(line);
        // The ledger is about what is published.
        if (isPreview || !read) return;
        for (const warning of unsealedOrMissing(await read(), dist)) logger.warn(warning);
      },
    },
  };
}

/** What a card was made from, for the next build: its name has a hash of everything. */
const made = 'card';

/** Returns the path of a card from the folder of the site. */
const fileOf = (file: string) => fileAt(cardsPath) + file;

/** Puts cards into the site: those that the previous build had, which need not be looked at, and all others from the cache. */
function takeOrPlace(files: readonly string[], dist: string): void {
  const keeper = fileKeeper();
  const others = files.filter((file) => !keeper?.reuse(fileOf(file), made, dist));
  const place = placingCards(cardCache, join(dist, withoutBase(cardsPath)));
  for (const file of others)
    if (keeper)
      keeper.record(fileOf(file), made, () => {
        place(file);
      });
    else place(file);
}

/** Resolves when all cards are in the cache; rejects with the error of the thread. */
async function inThread(cards: readonly Card[]): Promise<DrawnCards> {
  const order: CardOrder = { settings: site, cards, cache: cardCache };
  const [drawn] = (await once(
    new Worker(new URL('card-thread.ts', import.meta.url), { workerData: order }),
    'message',
  )) as [DrawnCards];
  return drawn;
}

/** Returns warnings about URLs that are not sealed, and about cards that the ledger lists and the site lacks: old posts link to them. */
function unsealedOrMissing(
  { ledger, published }: Pick<Reading, 'ledger' | 'published'>,
  dist: string,
): string[] {
  const unsealed = unsealedPaths(ledger, published);
  const sealed = [...ledger.values()].flatMap((entry) => entry.cards ?? []);
  const there = new Set(sealed.length > 0 ? siteNames(dist, fileAt(cardsPath)) : []);
  const missing = sealed.filter((card) => !there.has(card));
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
