import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { articleSchema } from '../model/article.ts';
import { site } from '../site.ts';
import type { ContentCache, EncodedRecord } from './content-cache.ts';
import { filesIn, pathFrom } from './files.ts';
import { keyOfFile, readFile } from './read-file.ts';
import type { ContentRoot } from './read-folder.ts';
import { readBytes } from './read-text.ts';
import { renderBody } from './render-body.ts';
import type { NamedArticle } from './render-thread.ts';

/** Articles that are worth a thread, which takes a third of a second to start. */
const worthThreads = 60;
/** Each thread takes some 150 MB. */
const mostThreads = 7;
/**
 * The most articles that a thread gets at a time. It has two such batches, so that it does not wait for the next while this process is
 * busy. The last ones are smaller, so that all end together.
 */
const largestBatch = 32;

/** Articles that nobody has taken yet. */
class Queue {
  readonly #articles: readonly NamedArticle[];
  readonly #takers: number;
  #next = 0;

  /** `takers` is how many take from it. */
  constructor(articles: readonly NamedArticle[], takers: number) {
    this.#articles = articles;
    this.#takers = takers;
  }

  one = (): NamedArticle | undefined => this.#articles[this.#next++];

  batch(): readonly NamedArticle[] {
    const left = Math.max(0, this.#articles.length - this.#next);
    const count = Math.min(largestBatch, Math.ceil(left / (4 * this.#takers)));
    const taken = this.#articles.slice(this.#next, this.#next + count);
    this.#next += count;
    return taken;
  }
}

/**
 * Renders the articles that are not in the cache on all processors, and caches them for the reader. Does nothing if they are few or there is one
 * processor. The reader itself renders articles with problems, and everything that a thread that fails leaves. Returns the keys of the files that
 * are in the cache, so that the reader does not open them again.
 */
export async function renderAhead(
  { root, excluded, cache }: ContentRoot,
  threads = availableParallelism() - 1,
): Promise<ReadonlyMap<string, string>> {
  const { missing, keys } = await lookUp(root, excluded, cache);
  if (threads === 0 || missing.length < worthThreads) return keys;
  const length = Math.min(threads, mostThreads, Math.floor(missing.length / worthThreads));
  const queue = new Queue(
    missing.map(({ article }) => article),
    length + 1,
  );
  const workers = Array.from({ length }, () => inThread(queue, cache));
  for (let article = queue.one(); article; article = queue.one()) {
    const { bytes } = readBytes(article.path, article.file);
    if (bytes) await readFile(bytes, article, articleSchema, cache, renderBody);
    // Lets answers of the threads in.
    await new Promise(setImmediate);
  }
  await Promise.all(workers);
  for (const { article, key } of missing) if (cache.has(key)) keys.set(article.file, key);
  return keys;
}

/** Returns the articles that are not in the cache, with their keys, and the keys of those that are, by their files. */
async function lookUp(root: string, excluded: ReadonlySet<string>, cache: ContentCache) {
  const keys = new Map<string, string>();
  const articles = (await filesIn(join(root, 'content/articles')))
    .map((path): NamedArticle => ({ file: pathFrom(root, path), path }))
    .filter(({ file }) => file.endsWith('.md') && !excluded.has(file));
  const missing = articles.flatMap((article) => {
    const { bytes } = readBytes(article.path, article.file);
    if (!bytes) return [];
    const key = keyOfFile(article.file, bytes);
    if (!cache.has(key)) return [{ article, key }];
    keys.set(article.file, key);
    return [];
  });
  return { missing, keys };
}

/** Has a thread render articles of the queue, until there are none. */
function inThread(queue: Queue, cache: ContentCache): Promise<void> {
  const worker = new Worker(new URL('render-thread.ts', import.meta.url), { workerData: site });
  let open = 0;
  return new Promise((resolve) => {
    const end = () => {
      void worker.terminate().then(() => {
        resolve();
      });
    };
    const send = () => {
      const articles = queue.batch();
      if (articles.length === 0) return;
      open++;
      worker.postMessage(articles);
    };
    worker.on('message', (rendered: readonly EncodedRecord[]) => {
      for (const record of rendered) cache.add(record);
      open--;
      send();
      if (open === 0) end();
    });
    worker.on('error', end);
    send();
    send();
    if (open === 0) end();
  });
}
