import { Worker } from 'node:worker_threads';

/** Orders that a thread gets at a time. It has two such batches, so that it never waits for the next. */
const batch = 8;

/** What a thread gets, and what it returns: each order or result with its number. */
export type Numbered<T> = readonly (readonly [number: number, one: T])[];

/** Has threads of a module carry out orders, and passes on each result with the number of its order. Rejects with the error of a thread. */
export async function inThreads<Exchange extends { order: unknown; result: unknown }>(
  module: URL,
  orders: readonly Exchange['order'][],
  threads: number,
  use: (result: Exchange['result'], number: number) => void,
): Promise<void> {
  const batches = Array.from(
    { length: Math.ceil(orders.length / batch) },
    (_, index) => index * batch,
  ).values();
  const work = () =>
    new Promise<void>((resolve, reject) => {
      const worker = new Worker(module);
      let open = 0;
      const send = () => {
        const { value: from } = batches.next();
        if (from !== undefined) {
          open++;
          worker.postMessage(orders.slice(from, from + batch).map((order, index) => [from + index, order]));
        } else if (open === 0)
          void worker.terminate().then(() => {
            resolve();
          });
      };
      worker.on('message', (results: Numbered<Exchange['result']>) => {
        try {
          for (const [number, result] of results) use(result, number);
        } catch (error) {
          reject(error instanceof Error ? error : new Error(String(error)));
        }
        open--;
        send();
      });
      worker.on('error', reject);
      send();
      send();
    });
  await Promise.all(Array.from({ length: threads }, work));
}
