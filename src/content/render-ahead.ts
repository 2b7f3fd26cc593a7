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
/** Articles that a thread gets at a time. It has two such batches, so that it never waits for the next. */
const batch = 8;

/**
 * Renders the articles that are not in the cache on all processors, and caches them for the reader. Does nothing if they are few or there is one
 * processor. The reader itself renders articles with problems, and everything that a thread that fails leaves. Returns the keys of the files that
 * were in the cache, so that the reader does not open them again.
 */
export async function renderAhead(
  { root, excluded, cache }: ContentRoot,
  threads = availableParallelism() - 1,
): Promise<ReadonlyMap<string, string>> {
  const { missing, keys } = await lookUp(root, excluded, cache);
  if (threads === 0 || missing.length < worthThreads) return keys;
  const queue = missing.values();
  const length = Math.min(threads, mostThreads, Math.floor(missing.length / worthThreads));
  const workers = Array.from({ length }, () => inThread(queue, cache));
  for (const { file, path } of queue) {
    const { bytes } = readBytes(path, file);
    if (bytes) await readFile(bytes, { file, path }, articleSchema, cache, renderBody);
    // Lets answers of the threads in.
    await new Promise(setImmediate);
  }
  await Promise.all(workers);
  return keys;
}

/** Returns the articles that are not in the cache, and the keys of those that are. */
async function lookUp(root: string, excluded: ReadonlySet<string>, cache: ContentCache) {
  const keys = new Map<string, string>();
  const articles = (await filesIn(join(root, 'content/articles')))
    .map((path): NamedArticle => ({ file: pathFrom(root, path), path }))
    .filter(({ file }) => file.endsWith('.md') && !excluded.has(file));
  const missing = articles.filter(({ file, path }) => {
    const { bytes } = readBytes(path, file);
    if (!bytes) return false;
    const key = keyOfFile(file, bytes);
    if (!cache.has(key)) return true;
    keys.set(file, key);
    return false;
  });
  return { missing, keys };
}

/** Has a thread render articles of the queue, until there are none. */
function inThread(queue: Iterator<NamedArticle>, cache: ContentCache): Promise<void> {
  const worker = new Worker(new URL('render-thread.ts', import.meta.url), { workerData: site });
  let open = 0;
  return new Promise((resolve) => {
    const end = () => {
      void worker.terminate().then(() => {
        resolve();
      });
    };
    const send = () => {
      const articles = take(queue, batch);
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

function take<T>(queue: Iterator<T>, count: number): T[] {
  const taken: T[] = [];
  while (taken.length < count) {
    const next = queue.next();
    if (next.done) break;
    taken.push(next.value);
  }
  return taken;
}
