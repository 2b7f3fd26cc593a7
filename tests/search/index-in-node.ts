import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { SearchIndex } from '../../src/search/engine.ts';
import { openWhole } from '../../src/search/open-parts.ts';
import type { CreateInstance } from '../../src/search/pagefind.ts';
import type { PartedEntry } from '../../src/search/parts.ts';
import { serve } from '../site/serve.ts';

interface Module {
  createInstance: CreateInstance;
}

/**
 * Opens a published index in Node with Pagefind’s browser module. Its files are served, because the module fetches them;
 * without a document it detects no language and uses the only one, and without a window it starts no worker.
 */
export async function openIndex(folder: string): Promise<SearchIndex & { close: () => Promise<void> }> {
  const served = await serve(folder);
  // The module holds one index for its lifetime: each caller gets a copy under its own name.
  const own = await mkdtemp(join(tmpdir(), 'verbatim-pagefind-'));
  const script = join(own, 'pagefind.mjs');
  await copyFile(join(folder, 'pagefind.js'), script);
  const { createInstance } = (await import(pathToFileURL(script).href)) as Module;
  const basePath = `${served.url}/`;
  const request = async (name: string) => {
    const answer = await fetch(basePath + name);
    if (!answer.ok) throw new Error(`${answer.status} for ${name}`);
    return answer;
  };
  const file = async (name: string) => (await request(name)).arrayBuffer();
  const entry = (await (await request('pagefind-entry.json')).json()) as PartedEntry;
  return {
    ...openWhole(entry, { createInstance, basePath, fetch: request, file }),
    close: async () => {
      await served.close();
      await rm(own, { recursive: true });
    },
  };
}
