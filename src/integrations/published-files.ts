import { open, readdir, readFile, rm } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { pathFrom } from '../content/files.ts';
import { show } from '../model/problem.ts';
import { citationFiles, withBase } from '../model/routes.ts';
import { favicon } from '../outputs/icons.ts';
import { pictureMetadata } from '../outputs/picture-metadata.ts';
import { isPreview } from '../preview.ts';
import { counted } from '../text/counted.ts';
import { stop } from './publication.ts';

/**
 * Checks every file of the finished site, and fails the build if one must not be published: a picture with metadata, or a file that
 * no page and no file for programs links to. Runs last.
 */
export function publishedFiles(): AstroIntegration {
  let publicFolder = '';
  return {
    name: 'published-files',
    hooks: {
      'astro:config:done': ({ config }) => {
        publicFolder = fileURLToPath(config.publicDir);
      },
      'astro:build:done': async ({ dir, logger }) => {
        const dist = fileURLToPath(dir);
        const files = await filesIn(dist);
        const copied = new Set(await filesIn(publicFolder).catch(() => []));
        const unnamed = await unnamedFiles(dist, files, copied);
        // Styles of blocks that no article of this site uses.
        const spare = unnamed.filter((file) => /^assets\/.*\.css$/.test(file));
        for (const file of spare) await rm(join(dist, file));
        const faults = [
          // A preview has cards and icons that only sharing and feeds would name.
          ...(isPreview ? [] : unnamed.filter((file) => !spare.includes(file)).map(unnamedFault)),
          ...(await metadataFaults(
            dist,
            files.filter((file) => !spare.includes(file)),
            copied,
          )),
        ];
        if (faults.length > 0) stop(faults.join('\n\n'));
        logger.info(
          `${counted(files.length - spare.length, 'file')}, each of them named, no picture with metadata`,
        );
      },
    },
  };
}

/** Returns the paths of all files below a folder, with forward slashes, sorted. */
const filesIn = async (folder: string): Promise<string[]> =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => pathFrom(folder, join(entry.parentPath, entry.name)))
    .sort();

/** Files that can link to other files. */
const isText = (file: string) => /\.(?:html|css|js|json|xml|txt|md|webmanifest)$/.test(file);

/**
 * Files that nothing has to link to: pages are compared with the list of URLs (`publication.ts`), files for programs have fixed or
 * former names, Pagefind’s loader finds its index, and browsers request /favicon.ico unasked. The rest are assets, pictures, cards and
 * whatever a plugin adds.
 */
const mustBeNamed = (file: string) =>
  !file.startsWith('pagefind/') && !file.startsWith('_') && (file.startsWith('assets/') || !isText(file));

async function unnamedFiles(
  dist: string,
  files: readonly string[],
  copied: ReadonlySet<string>,
): Promise<string[]> {
  const waiting = new Map(
    files
      .filter(
        (file) =>
          mustBeNamed(file) &&
          !copied.has(file) &&
          withBase(`/${file}`) !== favicon.path &&
          !citationFiles.some((format) => file.endsWith(`.${format}`)),
      )
      .map((file) => [basename(file), file]),
  );
  const endings = new Set([...waiting.keys()].map((name) => extname(name)));
  // Nearly all names are in pages.
  const texts = files.filter((file) => isText(file) && !file.startsWith('pagefind/'));
  const isPage = (file: string) => file.endsWith('.html');
  for (const file of [...texts.filter(isPage), ...texts.filter((text) => !isPage(text))]) {
    if (waiting.size === 0) break;
    const text = await readFile(join(dist, file), 'latin1');
    for (const name of namesIn(text, endings)) if (waiting.get(name) !== file) waiting.delete(name);
  }
  return [...waiting.values()];
}

/** Returns the words of a text that end as names of files do; looking at every word takes eight times as long. */
function* namesIn(text: string, endings: ReadonlySet<string>): Generator<string> {
  for (const ending of endings)
    for (let at = text.indexOf(ending); at !== -1; at = text.indexOf(ending, at + 1)) {
      const end = at + ending.length;
      // `site.js` is not in `site.json`, and not in `site.js.map`.
      if (/^\.?\w/.test(text.slice(end, end + 2))) continue;
      const [name = ''] = /[\w.~%@-]*$/.exec(text.slice(Math.max(0, at - longestName), at)) ?? [];
      yield name + ending;
    }
}

/** Characters of the longest name that file systems allow. */
const longestName = 255;

const unnamedFault = (file: string) =>
  [
    `dist/${file}`,
    '  found     a file that nothing on the site links to',
    '  expected  only files that readers can reach',
    '  fix       find the plugin or import in src/ that writes it, and write only what a page shows; put files for other uses into public/',
  ].join('\n');

async function metadataFaults(
  dist: string,
  files: readonly string[],
  copied: ReadonlySet<string>,
): Promise<string[]> {
  const faults: string[] = [];
  for (const file of files) {
    if (isText(file) || !(await looksLikePicture(join(dist, file)))) continue;
    const metadata = pictureMetadata(await readFile(join(dist, file)));
    if (metadata === undefined || metadata.found.length === 0) continue;
    const { format, found } = metadata;
    faults.push(
      [
        copied.has(file) ? `public/${file}` : `dist/${file}`,
        `  found     a picture (${format}) with ${found.join(', ')}`,
        '  expected  pictures without metadata, which can reveal where somebody lives',
        `  fix       ${copied.has(file) ? fixOf(file, format) : 'find the code in src/ that writes it, and write the picture without metadata'}`,
      ].join('\n'),
    );
  }
  return faults;
}

const fixOf = (file: string, format: string) => {
  if (format === 'SVG') return `remove the metadata in a text editor, or export it as “plain SVG”`;
  if (['JPEG', 'PNG', 'WebP', 'AVIF', 'GIF'].includes(format))
    return `npm run strip -- ${shellWord(`public/${file}`)}`;
  return `save ${show(file)} as PNG, JPEG, WebP or AVIF`;
};

const shellWord = (path: string) =>
  /^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", String.raw`'\''`)}'`;

/** Returns true if the first bytes are those of a picture, so that large files of other kinds are not read. */
async function looksLikePicture(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4096), 0, 4096, 0);
    return pictureMetadata(buffer.subarray(0, bytesRead)) !== undefined;
  } finally {
    await file.close();
  }
}
