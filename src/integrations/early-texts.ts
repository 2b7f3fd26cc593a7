import { Worker } from 'node:worker_threads';
import type { PageTexts } from '../outputs/exports/page-texts.ts';
import type { EarlyOrder, EarlyResult } from './early-text-thread.ts';
import type { ResultCaches } from './result-cache.ts';
import type { PageOrder } from './texts-of-page.ts';

/** Pages that are not worth a thread, which takes as long to start as the texts of some twenty pages. */
const fewPages = 16;

/**
 * A thread that takes the texts out of pages while others are still rendered, so that two processors are busy. Each result is kept on disk under the
 * key of its page, because all of them would take more memory than the library; a page without one, for whatever reason, is read after the build. So are all
 * if they are few, as after an edit.
 */
export class EarlyTexts {
  readonly #texts = new Map<string, PageTexts>();
  readonly #caches: ResultCaches;
  readonly #few: number;
  /** Pages that wait until they are worth a thread. */
  #waiting: EarlyOrder[] = [];
  #worker: Worker | undefined;
  #open = 0;
  #isEnded = false;
  #finished: () => void = () => undefined;

  /** `caches` is where texts are kept; `few` is how many pages are left to the build if there are no more. */
  constructor(caches: ResultCaches, few = fewPages) {
    this.#caches = caches;
    this.#few = few;
  }

  /** Sends a page to the thread. */
  take(key: string, order: PageOrder): void {
    if (this.#isEnded) return;
    this.#waiting.push({ key, order });
    if (!this.#worker && this.#waiting.length <= this.#few) return;
    this.#worker ??= this.#start();
    for (const each of this.#waiting) this.#worker.postMessage(each);
    this.#open += this.#waiting.length;
    this.#waiting = [];
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
