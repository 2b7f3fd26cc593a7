import { statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { BuiltFiles } from '../content/built-files.ts';
import type { Reading } from '../content/read-content.ts';
import { writeRelease } from '../content/release.ts';
import { fileAt, releasePath } from '../model/routes.ts';
import { builtSizes, noteSizes } from './built-sizes.ts';

/** Writes `/.well-known/verbatim.json`. Runs last, because it has a hash of all other files. */
export function release(read: () => Promise<Reading>, files: () => BuiltFiles): AstroIntegration {
  return {
    name: 'release',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const { published, ledger } = await read();
        const dist = fileURLToPath(dir);
        const { release: id } = await writeRelease(dist, published, ledger, files());
        const own = fileAt(releasePath);
        noteSizes(new Map([...builtSizes(), [own, statSync(join(dist, own)).size]]));
        logger.info(`release ${id.slice(0, 12)}`);
      },
    },
  };
}
