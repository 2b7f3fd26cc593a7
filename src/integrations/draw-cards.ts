import { mkdirSync } from 'node:fs';
import type { Card } from '../outputs/cards/card.ts';
import { cardFile } from '../outputs/cards/names.ts';
import { openCardRenderer } from '../outputs/cards/renderer.ts';
import { PictureCache } from './picture-cache.ts';

/** How many cards were drawn, how many were in the cache, and the names of the files in the cache that could not be used. */
export interface DrawnCards {
  drawn: number;
  cached: number;
  dropped: readonly string[];
}

/**
 * Draws the cards that are not in the cache, into the cache. `atOnce` is how many are drawn at the same time: the renderer has its own
 * threads; while it draws two, this thread lays out the third.
 */
export async function drawCards(cards: readonly Card[], cache: string, atOnce = 3): Promise<DrawnCards> {
  const pictures = new PictureCache(cache);
  const missing = cards
    .map((card) => ({ card, file: cardFile(card) }))
    .filter(({ file }) => !pictures.get(file));
  if (missing.length > 0) {
    const renderer = await openCardRenderer();
    // All workers share one queue.
    const queue = missing.values();
    const worker = async () => {
      for (const { card, file } of queue) {
        const picture = await renderer.render(card).catch((error: unknown) => {
          throw new Error(`the card of ${card.address} cannot be drawn`, { cause: error });
        });
        pictures.set(file, picture);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, worker));
  }
  return { drawn: missing.length, cached: cards.length - missing.length, dropped: pictures.dropped };
}

/** Writes cards that are in the cache into a folder, each under its own name. */
export function placeCards(cards: readonly Card[], cache: string, folder: string): void {
  const place = placingCards(cache, folder);
  for (const card of cards) place(cardFile(card));
}

/** Returns a function that writes a card that is in the cache into a folder. */
export function placingCards(cache: string, folder: string): (file: string) => void {
  let pictures: PictureCache | undefined;
  return (file) => {
    if (!pictures) mkdirSync(folder, { recursive: true });
    pictures ??= new PictureCache(cache);
    pictures.place(file, folder);
  };
}
