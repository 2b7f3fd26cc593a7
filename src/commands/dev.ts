import './publication-folder.ts';
import { parseArgs } from 'node:util';
import { dev } from 'astro';
import { astroFolders } from './astro-folders.ts';

/** `npm run dev -- [--content <folder>] [--port <number>]`: serves the publication on this machine while it is being written. */
function portOrStop(): number {
  try {
    const { values } = parseArgs({ options: { port: { type: 'string' } } });
    const { port = '4321' } = values;
    if (/^\d{1,5}$/.test(port) && Number(port) <= 65_535) return Number(port);
    throw new Error(`--port is “${port}”: choose a number from 0 to 65535`);
  } catch (error) {
    console.error(
      `${error instanceof Error ? error.message : String(error)}\n\nnpm run dev -- [--content <folder>] [--port <number>]`,
    );
    process.exit(2);
  }
}

process.env.ASTRO_TELEMETRY_DISABLED = '1';
await dev({ ...astroFolders(), server: { host: '127.0.0.1', port: portOrStop() } });
