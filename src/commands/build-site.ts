import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buildFromBundle, loggerOf } from '../build/build-from-bundle.ts';
import { type BuildKeys, buildKeys } from '../build/bundle-key.ts';
import { forgetPages, KeptPages } from '../build/kept-pages.ts';
import { PartMaker } from '../build/make-part.ts';
import { Pictures } from '../build/pictures.ts';
import { SpareSite } from '../build/spare-site.ts';
import { ContentSource } from '../content/content-source.ts';
import { builtSizes } from '../integrations/built-sizes.ts';
import { keepFiles } from '../integrations/kept-files.ts';
import { notePhase } from '../integrations/phases.ts';
import { checkContent, provideContent, publication, stop as stopWith } from '../integrations/publication.ts';
import { forgetRenderedPages } from '../integrations/rendered-pages.ts';
import { leaveResults, useResultsOf } from '../integrations/result-cache.ts';
import { type Share, shareOf, takeShare } from '../integrations/share.ts';
import { countsOf, shortages, thisMachine } from '../integrations/shortages.ts';
import { forgetTakenFiles, takenFiles } from '../integrations/site-files.ts';
import type { Library } from '../model/library.ts';
import { parsePart } from '../model/part.ts';
import { isPreview } from '../preview.ts';
import { messageOf, withCauses } from '../text/message-of.ts';
import { astroFolders } from './astro-folders.ts';
import { machineFailure } from './failure.ts';
import { OwnBundle } from './own-bundle.ts';
import { identityOrStop, type PartsToJoin, partsToJoin } from './parts-to-join.ts';
import { removeLater, spareName } from './remove-later.ts';
import { reportSize } from './report-size.ts';

/**
 * The half of `npm run build` that builds, into the folder it is given; `run-build.ts` starts it and looks after what it leaves. If an earlier
 * build had the same code, and the same settings that a bundle contains, the site is built with its bundle; otherwise another process makes one.
 */
const [, , outDir = '', dist = '', work = '', removed = '', spareFolder = ''] = process.argv;
const isClean = process.env.VERBATIM_CLEAN === '1';
process.on('uncaughtException', stop);
await build().catch(stop);
// Helpers that the build started would keep it waiting.
process.exit();

async function build(): Promise<void> {
  const content = new ContentSource(process.cwd());
  provideContent(content);
  // A clean build shares no file with it, so that it would only fill the disk.
  if (isClean && spareFolder !== '') removeLater(spareFolder, removed);
  // A thread looks at it while the content is read.
  const spare = spareFolder === '' ? undefined : SpareSite.open(spareFolder, join(work, spareName));
  const folders = astroFolders();
  const parts = partsToJoin(work);
  notePhase('read content');
  await checkContent(content, loggerOf('publication'));
  notePhase('other');
  const shown = await content.shown();
  const keys = buildKeys(shown, folders.root);
  const part = parsePart(process.env.VERBATIM_PART ?? '');
  const share = part && shareOf(shown, part);
  const left = await foresee(share?.library ?? shown, spare);
  // On the disk of the publication, where Astro has its code: the site may be on another.
  const bundled = join(process.cwd(), '.astro', `work-${process.pid}`);
  const order = { articles: shown.articles.length, folders, outDir: bundled };
  const bundle = keys && new OwnBundle(keys.bundle, order, { isClean });
  // The bundler works while this process compares the library with that of the previous build. Of parts, there is a bundle.
  if (!parts) void bundle?.folder();
  const pictures = await Pictures.of(shown, (await content.read()).pictures);
  if (share) await buildPart(content, share, { keys, bundle, pictures });
  else await buildWhole(shown, { keys, bundle, pictures, folders, parts, spare: left });
}

/** What a build is made of, apart from the library; without keys of packages that are not known. */
interface BuildOf {
  keys: BuildKeys | undefined;
  bundle: OwnBundle | undefined;
  pictures: Pictures;
}

/** What a build of the whole site is made with. */
interface Whole extends BuildOf {
  folders: ReturnType<typeof astroFolders>;
  parts: PartsToJoin | undefined;
  /** The site before the previous one, if it is there. */
  spare: SpareSite | undefined;
}

/** Builds the site with what the previous build has of it, or the given parts. */
async function buildWhole(
  shown: Library,
  { keys, bundle, folders, parts, pictures, spare }: Whole,
): Promise<void> {
  if (isClean) forgetPages(dist);
  // A clean build has a folder of its own for results, which it leaves for the next one.
  if (keys) useResultsOf(keys.results, isClean ? join(work, 'results') : undefined);
  const kept =
    keys && new KeptPages(shown, dist, keys.results, { parts: parts?.join(keys), pictures, spare });
  if (kept) parts?.compareTimes(kept.libraryHash());
  if (kept?.dropped !== undefined)
    loggerOf('pages').info(`no page of the previous build is used: ${kept.dropped}`);
  if (kept) keepFiles(kept.keeper());
  if (spare && !kept?.usesSpare) removeLater(spare.folder, removed);
  if (bundle === undefined || kept === undefined) await buildWithAstro(folders);
  else await render(bundle, kept);
  kept?.keep(outDir);
  leaveResults((folder) => {
    removeLater(folder, removed);
  });
  if (spare && kept?.usesSpare) {
    spare.become(outDir, takenFiles(), join(work, 'replaced'));
    removeLater(join(work, 'replaced'), removed);
  }
  if (!isPreview) await reportSize(outDir, builtSizes());
}

/** Writes a share of the site into a file. It uses no earlier pages and results, so that the file has all of its own. */
async function buildPart(
  content: ContentSource,
  share: Share,
  { keys, bundle, pictures }: BuildOf,
): Promise<void> {
  const identity = identityOrStop();
  if (keys === undefined || bundle === undefined) return;
  takeShare(share);
  const results = join(work, 'results');
  useResultsOf(keys.results, results);
  const kept = new KeptPages(await content.shown(), outDir, keys.results, { pictures });
  const maker = new PartMaker(work, dist, share, kept, identity);
  const folder = await render(bundle, kept);
  notePhase('part');
  console.log(await maker.end(folder, results, keys.results, await content.read()));
}

/** Renders pages and runs the integrations, with the bundle of an earlier build if it works. Returns the folder of the bundle. */
async function render(bundle: OwnBundle, kept: KeptPages): Promise<string> {
  notePhase('bundle');
  const folder = await bundle.folder();
  notePhase('other');
  try {
    await buildFromBundle(folder, publication(), kept, outDir);
    return folder;
  } catch (error) {
    // Without disk or memory, another one would fail, too.
    if (!bundle.isKept || machineFailure(error) !== undefined) throw error;
    console.warn(`The kept bundle is dropped: ${withCauses(error).map(messageOf).join(': ')}`);
    forgetRenderedPages();
    forgetTakenFiles();
    bundle.drop();
    rmSync(outDir, { recursive: true, force: true });
    return render(bundle, kept);
  }
}

/** Builds where it is not known which packages are installed, so that nothing can be kept. */
async function buildWithAstro(folders: ReturnType<typeof astroFolders>): Promise<void> {
  const { build } = await import('astro');
  await build({ ...folders, outDir, force: true });
}

/**
 * Ends the build if the machine has far too little memory or disk for the site, and warns if it may have too little. Removes the spare site, which can be a whole site that shares no
 * file with the present one, if that may help; otherwise returns it.
 */
async function foresee(
  shown: Library,
  spare: Promise<SpareSite | undefined> | undefined,
): Promise<SpareSite | undefined> {
  const look = () => shortages(countsOf(shown), thisMachine(dirname(outDir)));
  let found = look();
  let left = await spare;
  if (left && found.some(({ isOfDisk }) => isOfDisk)) {
    removeLater(left.folder, removed, { atOnce: true });
    left = undefined;
    found = look();
  }
  const certain = found.filter(({ isCertain }) => isCertain);
  if (certain.length > 0) stopWith(certain.map(({ text }) => text).join('\n\n'));
  for (const { text } of found)
    loggerOf('publication').warn(`the build may need more than there is\n\n${text}\n`);
  return left;
}

function stop(error: unknown): never {
  const reason = machineFailure(error, outDir);
  console.error(reason ?? error);
  try {
    // On a full disk, the spare site would leave the next build as little space.
    if (reason !== undefined) rmSync(join(work, spareName), { recursive: true, force: true });
  } catch {
    // It is given back.
  }
  process.exit(1);
}
