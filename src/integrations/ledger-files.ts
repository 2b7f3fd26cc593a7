import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { writeLedgerFiles } from '../content/published-ledger.ts';
import type { Reading } from '../content/read-content.ts';
import { counted } from '../text/counted.ts';

/** Writes the public ledger: `/ledger.json`, and its leaves. */
export function ledgerFiles(read: () => Promise<Reading>): AstroIntegration {
  return {
    name: 'ledger-files',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const { log } = await read();
        logger.info(`${counted(writeLedgerFiles(fileURLToPath(dir), log), 'file')} of the ledger`);
      },
    },
  };
}
