import { Worker } from 'node:worker_threads';
import type { PageTexts } from '../outputs/exports/page-texts.ts';
import type { EarlyOrder, EarlyResult } from './early-text-thread.ts';
import type { ResultCaches } from './result-cache.ts';
import type { PageOrder } from './texts-of-page.ts';

/**
 * A thread that takes the texts out of pages while others are still rendered, so that two processors are busy. Each result is kept on disk under the
 * key of its page, because all of them would take more memory than the library; a page without one, for whatever reason, is read after the build.
 */
export class EarlyTexts {
  readonly #texts = new Map<string, PageTexts>();
  readonly #caches: ResultCaches;
  #worker: Worker | undefined;
  #open = 0;
  #isEnded = false;
  #finished: () => void = () => undefined;

  /** `caches` is where texts are kept. */
  constructor(caches: ResultCaches) {
    this.#caches = caches;
  }

  /** Sends a page to the thread. */
  take(key: string, order: PageOrder): void {
    if (this.#isEnded) return;
    this.#worker ??= this.#start();
    this.#open++;
    this.#worker.postMessage({ key, order } satisfies EarlyOrder);
  }

  /** Resolves with the texts that could not be kept, by their keys, when there is no page left, and ends the thread. */
  async all(): Promise<Map<string, PageTexts>> {
    if (this.#open > 0)
      await new Promise<void>((finished) => {
        this.#finished = finished;
      });
    this.#isEnded = true;
    await this.#worker?.terminate();
    return this.#texts;
  }

  #start(): Worker {
    const worker = new Worker(new URL('early-text-thread.ts', import.meta.url), { workerData: this.#caches });
    worker.on('message', ({ key, texts }: EarlyResult) => {
      if (texts) this.#texts.set(key, texts);
      this.#open--;
      if (this.#open === 0) this.#finished();
    });
    // The build reads the page itself then, and reports why that fails.
    worker.on('error', () => {
      this.#isEnded = true;
      this.#open = 0;
      this.#finished();
    });
    return worker;
  }
}
