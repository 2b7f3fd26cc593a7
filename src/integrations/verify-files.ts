import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { ContentSource } from '../content/content-source.ts';
import { verifyFilesPath, withoutBase } from '../model/routes.ts';
import { counted } from '../text/counted.ts';
import { verifyFiles as filesOf } from '../verify/publish.ts';

/** Writes the files with which readers verify quotations. */
export function verifyFiles({ shown, read }: Pick<ContentSource, 'shown' | 'read'>): AstroIntegration {
  return {
    name: 'verify-files',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const folder = join(fileURLToPath(dir), withoutBase(verifyFilesPath));
        mkdirSync(folder, { recursive: true });
        const { ledger } = await read();
        const files = filesOf(await shown(), ledger);
        for (const [name, text] of files) writeFileSync(join(folder, name), text);
        logger.info(`${counted(files.size, 'file')} to verify quotations`);
      },
    },
  };
}
