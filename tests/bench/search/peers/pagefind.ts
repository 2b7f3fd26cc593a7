import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { serve } from '../../../site/serve.ts';
import { bytesIn, type Engine } from '../engine.ts';
import { idOf, makePagefindIndex } from '../pagefind-index.ts';
import { isTelling, wordsOf } from '../words.ts';

interface Result {
  id: string;
  score: number;
  data: () => Promise<{ url: string }>;
}
interface Plain {
  options(options: Record<string, unknown>): Promise<void>;
  init(): Promise<void>;
  search(term: string): Promise<{ results: Result[] }>;
  destroy(): Promise<void>;
}

/** Stock Pagefind: the only option is where its files are. */
const engine = (name: string, find: (pagefind: Plain, query: string) => Promise<Result[]>): Engine => ({
  name,
  open: async (documents) => {
    const { folder, remove } = await makePagefindIndex(documents);
    const served = await serve(folder);
    // Its module keeps one index permanently: each gets a copy under a name of its own.
    const own = await mkdtemp(join(tmpdir(), 'verbatim-bench-'));
    const script = join(own, 'pagefind.mjs');
    await copyFile(join(folder, 'pagefind.js'), script);
    const pagefind = (await import(pathToFileURL(script).href)) as Plain;
    await pagefind.options({ basePath: `${served.url}/`, baseUrl: '/' });
    await pagefind.init();
    return {
      bytes: bytesIn(folder),
      search: async (query, limit) => {
        const results = await find(pagefind, query);
        const shown = await Promise.all(results.slice(0, limit).map(({ data }) => data()));
        return shown.map(({ url }) => idOf(url));
      },
      close: async () => {
        await pagefind.destroy();
        await served.close();
        await Promise.all([remove(), rm(own, { recursive: true })]);
      },
    };
  },
});

export const pagefindAsTyped = engine(
  'Pagefind as typed',
  async (pagefind, query) => (await pagefind.search(query)).results,
);

/** One search a telling word, scores added. */
export const pagefindByWord = engine('Pagefind, sum of words', async (pagefind, query) => {
  const found = new Map<string, Result>();
  for (const word of new Set(wordsOf(query).filter(isTelling)))
    for (const { id, score, data } of (await pagefind.search(word)).results)
      found.set(id, { id, score: score + (found.get(id)?.score ?? 0), data });
  return [...found.values()].sort((a, b) => b.score - a.score);
});
