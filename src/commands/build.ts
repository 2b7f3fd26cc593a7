import './publication-folder.ts';
import { copyFileSync, existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isPreviewFolder, markerText, previewFolder, previewMarker } from '../hosting/preview-folder.ts';
import { mostParts, parsePart, type Part, partFile, partsFolder } from '../model/part.ts';
import { readArguments, refuseArguments } from './arguments.ts';
import { startFolder } from './publication-folder.ts';
import { replacingSite } from './replace-site.ts';
import { runBuild } from './run-build.ts';

/**
 * `npm run build -- [--content <folder>] [--out <folder>] [--drafts]`: builds the site into a folder next to dist/ and swaps it in only on
 * success. With `--part 3/8`, it makes a file that `npm run assemble` needs.
 */
const usage = `npm run build -- [--content <folder>] [--out <folder>] [--drafts] [--clean] [--part <number>/<parts>]
  --content  the publication to build; the default is the folder the command runs in
  --out      where the site goes; the default is dist/ of the publication, for a preview ${previewFolder}/, for a part ${partsFolder}/
  --drafts   a preview with drafts and scheduled articles, which must not be published
  --clean    uses nothing of earlier builds except what content files and pictures became
  --part     one part of the work, such as 3/8, into a file; npm run assemble makes a site of all parts`;
const { values } = readArguments({
  usage,
  options: {
    out: { type: 'string' },
    drafts: { type: 'boolean' },
    clean: { type: 'boolean' },
    part: { type: 'string' },
  },
});
const { drafts: isPreview = false } = values;
const part = partOrRefuse();
const out = values.out === undefined ? undefined : resolve(startFolder, values.out);
const env = { VERBATIM_PREVIEW: isPreview ? 'build' : '', VERBATIM_CLEAN: values.clean ? '1' : '' };
if (part) buildPart(part, out ?? join(process.cwd(), partsFolder));
else buildSite(out ?? join(process.cwd(), isPreview ? previewFolder : 'dist'));

function buildSite(dist: string): void {
  if (isPreview && existsSync(join(dist, 'index.html')) && !isPreviewFolder(dist))
    refuseArguments(`${dist} holds a site for readers, which a preview must not replace.`, usage);
  // Previews have their own folder names, so that a preview that a killed build left is never restored to dist/.
  const replacing = replacingSite(dist, isPreview ? 'preview-' : '');
  runBuild({
    ...replacing,
    env,
    finish: (draft, work) => {
      if (isPreview) writeFileSync(join(draft, previewMarker), markerText);
      replacing.finish(draft, work);
    },
  });
}

/** Drafts are in the folder of the publication, where Astro finds its packages. */
function buildPart(one: Part, folder: string): void {
  const file = join(folder, partFile(one));
  runBuild({
    beside: join(process.cwd(), '.astro'),
    names: 'part-',
    dist: file,
    env: { ...env, VERBATIM_PART: values.part },
    prepare: () => mkdirSync(folder, { recursive: true }),
    finish: (_, work) => {
      moveFile(join(work, partFile(one)), file);
    },
    unfinished: `The part was built, but ${file} could not be written`,
  });
}

/** Moves a file, also to another disk, so that nobody ever finds half of it under its name. */
function moveFile(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
    const draft = `${to}.draft`;
    copyFileSync(from, draft);
    renameSync(draft, to);
  }
}

function partOrRefuse(): Part | undefined {
  if (values.part === undefined) return undefined;
  if (isPreview) refuseArguments('A preview is not built in parts: leave out --part or --drafts.', usage);
  return (
    parsePart(values.part) ??
    refuseArguments(
      `--part is “${values.part}”: write the number of the part and how many there are, such as 3/8, at most ${mostParts}.`,
      usage,
    )
  );
}
