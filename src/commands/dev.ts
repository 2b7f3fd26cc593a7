import './publication-folder.ts';
import { readArguments, readPort } from './arguments.ts';
import { astroFolders } from './astro-folders.ts';

/** `npm run dev -- [--content <folder>] [--port <number>]`: serves the publication on this machine while it is being written. */
const usage = `npm run dev -- [--content <folder>] [--port <number>]
  --content  the publication to serve; the default is the folder the command runs in
  --port     the default is the environment variable PORT, or 4321`;
const { values } = readArguments({ usage, options: { port: { type: 'string' } } });
const port = readPort(values.port ?? process.env.PORT, usage);

// Loaded here, so that wrong arguments are refused at once.
const { dev } = await import('astro');
const { writeSchemas } = await import('../desk/schemas/write-schemas.ts');
// Text editors complete the ids that there are now. Without the schemas everything else works.
await writeSchemas(process.cwd()).catch(() => undefined);
process.env.ASTRO_TELEMETRY_DISABLED = '1';
// For the pages, which this process renders (src/preview.ts).
process.env.VERBATIM_PREVIEW = 'dev';
await dev({ ...astroFolders(), server: { host: '127.0.0.1', port } });
