import { rm, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import * as pagefind from 'pagefind';

/** Makes the Pagefind index of the built pages; only what is inside `data-pagefind-body` is found. */
export function searchIndex(): AstroIntegration {
  return {
    name: 'search-index',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const { index, errors } = await pagefind.createIndex({ writePlayground: false });
        if (!index) throw new Error(`Pagefind could not start: ${errors.join('; ')}`);
        const dist = fileURLToPath(dir);
        const added = await index.addDirectory({ path: dist, glob: 'articles/**/*.html' });
        const written = await index.writeFiles({ outputPath: join(dist, 'pagefind') });
        await pagefind.close();
        const faults = [...added.errors, ...written.errors];
        if (faults.length > 0) throw new Error(`Pagefind: ${faults.join('; ')}`);
        await removeStockUi(join(dist, 'pagefind'));
        logger.info(`${added.page_count} articles can be found`);
      },
    },
  };
}

/** Pagefind's own search boxes and highlighter: ours stand in their place, so they are not published. */
async function removeStockUi(folder: string): Promise<void> {
  const stock = /^pagefind-(ui|modular-ui|component-ui|highlight)\./;
  for (const name of await readdir(folder)) if (stock.test(name)) await rm(join(folder, name));
}
