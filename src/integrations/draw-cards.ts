import { constants } from 'node:fs';
import { copyFile, mkdir, readdir } from 'node:fs/promises';
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

/** Draws cards into a folder, each under its own name; those in the cache are only copied. */
export async function drawCards(
  cards: readonly Card[],
  { folder, cache, workers = 2 }: Studio,
): Promise<{ drawn: number; copied: number }> {
  const named = cards.map((card) => ({ card, file: cardFile(card) }));
  await Promise.all([folder, cache].map((path) => mkdir(path, { recursive: true })));
  const there = new Set(await readdir(cache));
  const orders = named.filter(({ file }) => !there.has(file));
  // One number that all workers count up: whoever is free takes the next card.
  const next = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
  const hands = Array.from({ length: Math.min(workers, orders.length) }, () => work({ orders, cache, next }));
  await Promise.all(hands);
  await Promise.all(
    named.map(({ file }) => copyFile(join(cache, file), join(folder, file), constants.COPYFILE_FICLONE)),
  );
  return { drawn: orders.length, copied: named.length - orders.length };
}

const work = (order: Order): Promise<void> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./card-worker.ts', import.meta.url), { workerData: order });
    worker.on('error', reject);
    worker.on('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`a worker that draws cards ended with code ${code}`));
    });
  });
