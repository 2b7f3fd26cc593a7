import { writeBundle } from '../build/bundle.ts';
import { keepNewBundle } from '../build/bundling.ts';
import { makeOnlyBundle } from '../integrations/only-bundle.ts';
import type { astroFolders } from './astro-folders.ts';
import { machineFailure } from './failure.ts';

/** What the process gets. */
export interface BundleOrder {
  /** How many articles are published. */
  articles: number;
  /** The folders that Astro works with, and one for what it writes. */
  folders: ReturnType<typeof astroFolders>;
  outDir: string;
  /** Where the bundle goes. */
  bundle: string;
}

/**
 * A process that has Astro make a bundle, and ends: the bundler and the compiler take some 400 MB, which would be in memory until the site is finished.
 * `own-bundle.ts` starts it.
 */
const { articles, folders, outDir, bundle } = JSON.parse(process.argv[2] ?? '') as BundleOrder;
// The build was ended.
process.on('disconnect', () => process.exit(1));
if (!process.connected) process.exit(1);
process.on('uncaughtException', stop);
makeOnlyBundle({ articles });
keepNewBundle((...made) => {
  writeBundle(bundle, ...made);
});
try {
  const { build } = await import('astro');
  await build({ ...folders, outDir, force: true });
} catch (error) {
  stop(error);
}
// Helpers that the bundler started would keep it waiting.
process.exit();

function stop(error: unknown): never {
  console.error(machineFailure(error, outDir) ?? error);
  process.exit(1);
}
