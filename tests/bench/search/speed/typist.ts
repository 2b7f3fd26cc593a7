import type { Browser, Page } from 'playwright-core';
import { bytesOf, type CountingServer } from './server.ts';

/** What happened at a key. */
interface Answer {
  /** From the key to the list laid out, in milliseconds. */
  took: number;
  found: number;
}

/** What it took until a reader who just came had a first result, and until the first query was typed. */
export interface FirstTime {
  ms: number;
  keys: number;
  bytes: number;
  /** What was fetched until then, in order, with the bytes of each. */
  files: [path: string, bytes: number][];
  queryBytes: number;
}

/** Opens the page in a browser context that has nothing in its cache. */
export async function arrive(browser: Browser, server: CountingServer): Promise<Page> {
  const context = await browser.newContext();
  const page = await context.newPage();
  page.on('pageerror', (error) => {
    throw error;
  });
  await page.goto(server.url, { waitUntil: 'networkidle' });
  await page.locator('input').focus();
  server.reset();
  return page;
}

/** Types a query key by key, the next when the last was answered. */
async function* type(page: Page, query: string): AsyncGenerator<Answer> {
  for (const letter of query) {
    const before = await page.evaluate(() => Number(document.body.dataset.answered ?? 0));
    await page.keyboard.type(letter);
    yield await page.evaluate(
      async (wanted) => {
        const told = document.body.dataset;
        while (told.answered !== wanted) await new Promise((resolve) => setTimeout(resolve, 4));
        return { took: Number(told.took), found: Number(told.found) };
      },
      String(before + 1),
    );
  }
}

/** Types a query into a page at which somebody has just arrived. */
export async function typeFirst(page: Page, server: CountingServer, query: string): Promise<FirstTime> {
  let first: Omit<FirstTime, 'queryBytes'> | undefined;
  let [ms, keys] = [0, 0];
  for await (const { took, found } of type(page, query)) {
    ms += took;
    keys++;
    if (found > 0) first ??= { ms, keys, bytes: bytesOf(server.sent), files: [...server.sent] };
  }
  if (!first) throw new Error(`“${query}” found nothing`);
  return { ...first, queryBytes: bytesOf(server.sent) };
}

/** Types each query into the emptied field; the milliseconds of every key. */
export async function typeAll(page: Page, queries: readonly string[]): Promise<number[]> {
  const times: number[] = [];
  for (const query of queries) {
    await page.evaluate(() => {
      const field = document.querySelector('input');
      if (field) field.value = '';
    });
    for await (const { took } of type(page, query)) times.push(took);
  }
  return times;
}
