import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { pagefindOptions, type Pagefind } from '../../src/search/engine.ts';
import { serve } from '../site/serve.ts';

/**
 * Pagefind’s browser module on a real index, in Node. Its files are fetched, so they are served;
 * without a document it speaks no language and takes the largest of the index, and without a window it starts no worker.
 */
export async function openIndex(folder: string): Promise<{ pagefind: Pagefind; close: () => Promise<void> }> {
  const served = await serve(folder);
  // The module keeps one index for good: each gets a copy under a name of its own.
  const own = await mkdtemp(join(tmpdir(), 'verbatim-pagefind-'));
  const script = join(own, 'pagefind.mjs');
  await copyFile(join(folder, 'pagefind.js'), script);
  const pagefind = (await import(pathToFileURL(script).href)) as Pagefind;
  await pagefind.options({ basePath: `${served.url}/`, baseUrl: '/', ...pagefindOptions });
  await pagefind.init();
  return {
    pagefind,
    close: async () => {
      await pagefind.destroy();
      await served.close();
      await rm(own, { recursive: true });
    },
  };
}
