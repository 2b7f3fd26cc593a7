import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { buildFromBundle, loggerOf } from '../build/build-from-bundle.ts';
import { dropBundle, keptBundle } from '../build/bundle.ts';
import { bundleKey } from '../build/bundle-key.ts';
import { leaveForNextBuild } from '../build/bundling.ts';
import { forgetPages, KeptPages } from '../build/kept-pages.ts';
import { ContentSource } from '../content/content-source.ts';
import { keepFiles } from '../integrations/kept-files.ts';
import { notePhase } from '../integrations/phases.ts';
import { checkContent, provideContent, publication, stop as stopWith } from '../integrations/publication.ts';
import { useResultsOf } from '../integrations/result-cache.ts';
import { countsOf, shortages, thisMachine } from '../integrations/shortages.ts';
import type { Library } from '../model/library.ts';
import { astroFolders } from './astro-folders.ts';
import { machineFailure } from './failure.ts';

/**
 * The half of `npm run build` that builds, into the folder it is given; `build.ts` starts it and looks after what it leaves. If an earlier
 * build had the same code and settings, the site is built with its bundle; otherwise Astro makes one.
 */
const [, , outDir = '', dist = ''] = process.argv;
process.on('uncaughtException', stop);
await build().catch(stop);
// Helpers that the build started would keep it waiting.
process.exit();

async function build(): Promise<void> {
  const content = new ContentSource(process.cwd());
  provideContent(content);
  const folders = astroFolders();
  notePhase('read content');
  await checkContent(content, loggerOf('publication'));
  notePhase('other');
  const shown = await content.shown();
  foresee(shown);
  const isClean = process.env.VERBATIM_CLEAN === '1';
  if (isClean) forgetPages(dist);
  const key = bundleKey(shown, folders.root);
  if (key !== undefined && !isClean) useResultsOf(key);
  const kept = key === undefined ? undefined : new KeptPages(shown, dist, key);
  if (kept?.dropped !== undefined)
    loggerOf('pages').info(`no page of the previous build is used: ${kept.dropped}`);
  if (kept) keepFiles(kept.keeper());
  if (key === undefined || kept === undefined || isClean || !(await hasBuiltFromBundle(key, kept))) {
    if (key !== undefined && kept !== undefined) leaveForNextBuild(key, kept);
    const { build } = await import('astro');
    await build({ ...folders, outDir, force: true });
  }
  kept?.keep(outDir);
}

/** Ends the build if the machine has far too little memory or disk for the site, and warns if it may have too little. */
function foresee(shown: Library): void {
  const found = shortages(countsOf(shown), thisMachine(dirname(outDir)));
  const certain = found.filter(({ isCertain }) => isCertain);
  if (certain.length > 0) stopWith(certain.map(({ text }) => text).join('\n\n'));
  for (const { text } of found)
    loggerOf('publication').warn(`the build may need more than there is\n\n${text}\n`);
}

/** Builds with the kept bundle, and returns true, if there is one and it works. */
async function hasBuiltFromBundle(key: string, kept: KeptPages): Promise<boolean> {
  const bundle = keptBundle(key);
  if (bundle === undefined) return false;
  try {
    await buildFromBundle(bundle, publication(), kept, outDir);
    return true;
  } catch (error) {
    console.warn(`The kept bundle is dropped: ${String(error)}`);
    dropBundle(key);
    rmSync(outDir, { recursive: true, force: true });
    return false;
  }
}

function stop(error: unknown): never {
  console.error(machineFailure(error, outDir) ?? error);
  process.exit(1);
}
