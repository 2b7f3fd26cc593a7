import { Worker } from 'node:worker_threads';
import type { PageTexts } from '../outputs/exports/page-texts.ts';
import type { Numbered } from './in-threads.ts';
import type { PageOrder } from './text-thread.ts';

/** Pages that wait for the thread at most, some 25 KB each; what more there is waits on disk until all pages are rendered. */
const mostWaiting = 1000;

/**
 * A thread that takes the texts out of pages while others are still rendered, so that two processors are busy. Each result is kept under the
 * key of its page; a page without one, for whatever reason, is read after the build.
 */
export class EarlyTexts {
  readonly #texts = new Map<string, PageTexts>();
  readonly #keys: string[] = [];
  #worker: Worker | undefined;
  #open = 0;
  #isEnded = false;
  #finished: () => void = () => undefined;

  /** Sends a page to the thread. Does nothing if too many wait. */
  take(key: string, order: PageOrder): void {
    if (this.#isEnded || this.#open >= mostWaiting) return;
    this.#worker ??= this.#start();
    const number = this.#keys.push(key) - 1;
    this.#open++;
    this.#worker.postMessage([[number, order]] satisfies Numbered<PageOrder>);
  }

  /** Resolves with the texts by their keys, and ends the thread. */
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
    const worker = new Worker(new URL('text-thread.ts', import.meta.url));
    worker.on('message', (results: Numbered<PageTexts>) => {
      for (const [number, texts] of results) this.#texts.set(this.#keys[number] ?? '', texts);
      this.#open -= results.length;
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
