import { hash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { ContentSource } from '../content/content-source.ts';
import { fileAt, verifyFilesPath, withoutBase } from '../model/routes.ts';
import { verifyFilePaths } from '../model/verify-files.ts';
import { counted } from '../text/counted.ts';
import { verifyFiles as filesOf } from '../verify/publish.ts';
import { fileKeeper, keepTogether } from './kept-files.ts';

/** Writes the files with which readers verify quotations. They are taken from the previous build if no quote has changed. */
export function verifyFiles({ shown, read }: Pick<ContentSource, 'shown' | 'read'>): AstroIntegration {
  return {
    name: 'verify-files',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const dist = fileURLToPath(dir);
        const folder = join(dist, withoutBase(verifyFilesPath));
        const library = await shown();
        const { ledger } = await read();
        const sealed = [...ledger].map(([path, { since, words }]) => [path, since, words]);
        const files = verifyFilePaths(library).map(fileAt);
        await keepTogether(files, hash('sha256', JSON.stringify(sealed)), dist, () => {
          mkdirSync(folder, { recursive: true });
          for (const [name, text] of filesOf(fileKeeper()?.library ?? library, ledger))
            writeFileSync(join(folder, name), text);
        });
        logger.info(`${counted(files.length, 'file')} to verify quotations`);
      },
    },
  };
}
