import { parentPort } from 'node:worker_threads';
import type { PageTexts } from '../outputs/exports/page-texts.ts';
import type { Numbered } from './in-threads.ts';
import { type PageOrder, textsOf } from './texts-of-page.ts';

/** A thread that takes the texts of articles from their pages. It needs neither the settings nor the library. */
parentPort?.on('message', (orders: Numbered<PageOrder>) => {
  const results: Numbered<PageTexts> = orders.map(([number, order]) => [number, textsOf(order)]);
  parentPort?.postMessage(results);
});
