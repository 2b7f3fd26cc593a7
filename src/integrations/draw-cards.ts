import { copyFileSync, linkSync } from 'node:fs';
import { mkdir, readdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Card } from '../outputs/cards/card.ts';
import { cardFile } from '../outputs/cards/names.ts';
import { openCardRenderer } from '../outputs/cards/renderer.ts';

export interface DrawOptions {
  /** The folder to write to. */
  folder: string;
  /** The folder of cards from earlier runs, with the same names: the hash in a name is the cache key. */
  cache: string;
  /** How many cards are drawn at the same time. The renderer has its own threads; while it draws two, this thread compresses the third. */
  atOnce?: number;
}

/** Draws cards into a folder, each under its own name. Cards in the cache are not drawn again. */
export async function drawCards(
  cards: readonly Card[],
  { folder, cache, atOnce = 3 }: DrawOptions,
): Promise<{ drawn: number; cached: number }> {
  const named = cards.map((card) => ({ card, file: cardFile(card) }));
  await Promise.all([folder, cache].map((path) => mkdir(path, { recursive: true })));
  const there = new Set(await readdir(cache));
  const orders = named.filter(({ file }) => !there.has(file));
  if (orders.length > 0) await draw(orders, cache, atOnce);
  for (const { file } of named) place(join(cache, file), join(folder, file));
  return { drawn: orders.length, cached: named.length - orders.length };
}

async function draw(orders: readonly { card: Card; file: string }[], cache: string, atOnce: number) {
  const renderer = await openCardRenderer();
  // All workers share one queue.
  const list = orders.values();
  const worker = async () => {
    for (const { card, file } of list) {
      const picture = await renderer.render(card).catch((error: unknown) => {
        throw new Error(`the card of ${card.address} cannot be drawn`, { cause: error });
      });
      // Renamed only when complete: an interrupted run must not leave half a picture under a name that later runs trust.
      const draft = join(cache, `.${file}.${process.pid}`);
      await writeFile(draft, picture);
      await rename(draft, join(cache, file));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

/** Links the file if both folders are on one disk: copying takes twenty times as long. */
function place(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch (error) {
    // Already there: equal names mean equal pictures.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') copyFileSync(from, to);
  }
}
