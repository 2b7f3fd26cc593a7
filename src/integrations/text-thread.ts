import { readFileSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import { type PageTexts, pageTexts, type TextOrder } from '../outputs/exports/page-texts.ts';
import type { Numbered } from './in-threads.ts';

/** An article’s page: on disk, or its bytes. */
export interface PageOrder extends TextOrder {
  page: string | Uint8Array;
}

/** A thread that takes the texts of articles from their pages. It needs neither the settings nor the library. */
parentPort?.on('message', (orders: Numbered<PageOrder>) => {
  const results: Numbered<PageTexts> = orders.map(([number, order]) => [number, textsOf(order)]);
  parentPort?.postMessage(results);
});

/** Returns the texts of an article’s page. */
export const textsOf = (order: PageOrder): PageTexts => {
  const { page } = order;
  return pageTexts(Buffer.from(typeof page === 'string' ? readFileSync(page) : page).toString('utf8'), order);
};
