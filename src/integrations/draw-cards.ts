import { copyFileSync, linkSync } from 'node:fs';
import { mkdir, readdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Card } from '../outputs/cards/card.ts';
import { cardFile } from '../outputs/cards/names.ts';
import { openCardRenderer } from '../outputs/cards/renderer.ts';

export interface Studio {
  /** Where the pictures go. */
  folder: string;
  /** Pictures of earlier runs, under the same names: the hash in a name is the key. */
  cache: string;
  /** How many cards are on the easel. The renderer has threads of its own; while it draws two, this one packs the third. */
  atOnce?: number;
}

/** Draws cards into a folder, each under its own name; those in the cache are only taken from there. */
export async function drawCards(
  cards: readonly Card[],
  { folder, cache, atOnce = 3 }: Studio,
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
  // All hands take from one list: whoever is free takes the next card.
  const list = orders.values();
  const hand = async () => {
    for (const { card, file } of list) {
      const picture = await renderer.render(card).catch((error: unknown) => {
        throw new Error(`the card of ${card.address} cannot be drawn`, { cause: error });
      });
      // A run that is broken off leaves no half picture under a name that later runs trust.
      const draft = join(cache, `.${file}.${process.pid}`);
      await writeFile(draft, picture);
      await rename(draft, join(cache, file));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, hand));
}

/** Cache and folder share a picture where they are on one disk: writing copies takes twenty times as long. */
function place(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch (error) {
    // Under one name there is one picture.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') copyFileSync(from, to);
  }
}
