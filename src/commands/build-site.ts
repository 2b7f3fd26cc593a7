import { build } from 'astro';
import { astroFolders } from './astro-folders.ts';
import { machineFailure } from './failure.ts';

/** The half of `npm run build` that builds, into the folder it is given; `build.ts` starts it and looks after what it leaves. */
const [, , outDir = ''] = process.argv;
process.on('uncaughtException', stop);
await build({ ...astroFolders(), outDir, force: true }).catch(stop);
// Helpers that the build started would keep it waiting.
process.exit();

function stop(error: unknown): never {
  console.error(machineFailure(error, outDir) ?? error);
  process.exit(1);
}
