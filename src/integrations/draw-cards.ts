import { copyFileSync, linkSync } from 'node:fs';
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Card } from '../outputs/cards/card.ts';
import { cardFile } from '../outputs/cards/names.ts';
import type { Order } from './card-worker.ts';

export interface Studio {
  /** Where the pictures go. */
  folder: string;
  /** Pictures of earlier runs, under the same names: the hash in a name is the key. */
  cache: string;
  workers?: number;
}

/** Draws cards into a folder, each under its own name; those in the cache are only taken from there. */
export async function drawCards(
  cards: readonly Card[],
  { folder, cache, workers = 2 }: Studio,
): Promise<{ drawn: number; cached: number }> {
  const named = cards.map((card) => ({ card, file: cardFile(card) }));
  await Promise.all([folder, cache].map((path) => mkdir(path, { recursive: true })));
  const there = new Set(await readdir(cache));
  const orders = named.filter(({ file }) => !there.has(file));
  // One number that all workers count up: whoever is free takes the next card.
  const next = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
  const hands = Array.from({ length: Math.min(workers, orders.length) }, () => work({ orders, cache, next }));
  await Promise.all(hands);
  for (const { file } of named) place(join(cache, file), join(folder, file));
  return { drawn: orders.length, cached: named.length - orders.length };
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

const work = (order: Order): Promise<void> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./card-worker.ts', import.meta.url), {
      workerData: order,
      // Node trees die young; without a limit each worker would let 20 MB of them gather.
      resourceLimits: { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 256 },
    });
    worker.on('error', reject);
    worker.on('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`a worker that draws cards ended with code ${code}`));
    });
  });
