import { parentPort, workerData } from 'node:worker_threads';
import type { PageTexts } from '../outputs/exports/page-texts.ts';
import { resultCache, type ResultCaches, textsKind, useResultsOf } from './result-cache.ts';
import { type PageOrder, textsOf } from './texts-of-page.ts';

/** A page with the key under which its texts are kept. */
export interface EarlyOrder {
  key: string;
  order: PageOrder;
}

/** A page of which the thread has the texts: only those that could not be kept are passed on. */
export interface EarlyResult {
  key: string;
  texts: PageTexts | undefined;
}

/** A thread that takes the texts of articles from their pages while others are rendered, and keeps them on disk. */
const { caches, version } = workerData as ResultCaches;
if (version !== undefined) useResultsOf(version, caches);
const results = resultCache(textsKind);

parentPort?.on('message', ({ key, order }: EarlyOrder) => {
  const texts = textsOf(order);
  const result: EarlyResult = { key, texts: results.set(key, texts) ? undefined : texts };
  parentPort?.postMessage(result);
});
