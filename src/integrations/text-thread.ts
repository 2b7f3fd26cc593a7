import { readFileSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import { type PageTexts, pageTexts, type TextOrder } from '../outputs/exports/page-texts.ts';
import type { Numbered } from './in-threads.ts';
import { type PageContent, pageText } from './rendered-pages.ts';

/** An article’s page: its file, or its content. */
export interface PageOrder extends TextOrder {
  page: { file: string } | { content: PageContent };
}

/** A thread that takes the texts of articles from their pages. It needs neither the settings nor the library. */
parentPort?.on('message', (orders: Numbered<PageOrder>) => {
  const results: Numbered<PageTexts> = orders.map(([number, order]) => [number, textsOf(order)]);
  parentPort?.postMessage(results);
});

/** Returns the texts of an article’s page. */
export const textsOf = (order: PageOrder): PageTexts => {
  const { page } = order;
  return pageTexts(pageText('file' in page ? readFileSync(page.file) : page.content), order);
};
