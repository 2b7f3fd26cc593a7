import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { threadId, workerData } from 'node:worker_threads';
import type { Card } from '../outputs/cards/card.ts';
import { openPainter } from '../outputs/cards/painter.ts';

/** What a worker is given: all cards to draw, and the number of the next one, which the workers share. */
export interface Order {
  orders: readonly { card: Card; file: string }[];
  cache: string;
  next: SharedArrayBuffer;
}

const { orders, cache, next } = workerData as Order;
const counter = new Int32Array(next);
const painter = await openPainter();
for (let order = take(); order; order = take()) {
  const picture = await painter.paint(order.card).catch((error: unknown) => {
    throw new Error(`the card of ${order.card.address} cannot be drawn`, { cause: error });
  });
  // A run that is broken off leaves no half picture under a name that later runs trust.
  const draft = join(cache, `.${order.file}.${process.pid}-${threadId}`);
  await writeFile(draft, picture);
  await rename(draft, join(cache, order.file));
}

function take() {
  return orders[Atomics.add(counter, 0, 1)];
}
