import { open, readdir, readFile, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { pathFrom } from '../content/files.ts';
import { show } from '../model/problem.ts';
import { citationFiles } from '../model/routes.ts';
import { favicon } from '../outputs/icons.ts';
import { pictureMetadata } from '../outputs/picture-metadata.ts';
import { counted } from '../text/counted.ts';
import { stop } from './publication.ts';

/**
 * Looks at every file of the finished site, on every build, and stops where one is published that nobody should get: a picture with
 * metadata, or a file that no page and no file for machines names. Runs last.
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
        // Styles of blocks that no article of this site has.
        const spare = unnamed.filter((file) => /^assets\/.*\.css$/.test(file));
        for (const file of spare) await rm(join(dist, file));
        const faults = [
          ...unnamed.filter((file) => !spare.includes(file)).map(unnamedFault),
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

/** Paths of all files below a folder, with forward slashes, in one order. */
const filesIn = async (folder: string): Promise<string[]> =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => pathFrom(folder, join(entry.parentPath, entry.name)))
    .sort();

/** Files in which others are named. */
const isText = (file: string) => /\.(?:html|css|js|json|xml|txt|md|webmanifest)$/.test(file);

/**
 * Pages are compared with the list of addresses (`publication.ts`), files for machines have fixed or former names, and Pagefind’s
 * loader finds its index by itself; browsers ask for /favicon.ico unasked. What is left are assets, pictures, cards and whatever a plugin adds.
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
          `/${file}` !== favicon.path &&
          !citationFiles.some((format) => file.endsWith(`.${format}`)),
      )
      .map((file) => [basename(file), file]),
  );
  for (const file of files) {
    if (waiting.size === 0) break;
    if (!isText(file) || file.startsWith('pagefind/')) continue;
    const text = await readFile(join(dist, file), 'latin1');
    for (const [name] of text.matchAll(/[\w.~%@-]+\.[a-z0-9]{2,5}\b/g))
      if (waiting.get(name) !== file) waiting.delete(name);
  }
  return [...waiting.values()];
}

const unnamedFault = (file: string) =>
  [
    `dist/${file}`,
    '  found     a file that no page and no file for machines names',
    '  expected  only files that readers are led to',
    '  fix       find the plugin or import in src/ that makes it, and let it make what a page shows; put files meant for others into public/',
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
        '  expected  pictures without metadata: it can tell where somebody lives',
        `  fix       ${copied.has(file) ? fixOf(file, format) : 'find what made it in src/, and let it write the picture alone'}`,
      ].join('\n'),
    );
  }
  return faults;
}

const fixOf = (file: string, format: string) => {
  if (format === 'SVG')
    return `take the metadata out in an editor, or save it as “plain SVG” from the program`;
  if (['JPEG', 'PNG', 'WebP', 'AVIF', 'GIF'].includes(format))
    return `npm run strip -- ${shellWord(`public/${file}`)}`;
  return `save ${show(file)} as PNG, JPEG, WebP or AVIF`;
};

const shellWord = (path: string) =>
  /^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", String.raw`'\''`)}'`;

/** Whether the first bytes are those of a picture, so that large files of other kinds are not read. */
async function looksLikePicture(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4096), 0, 4096, 0);
    return pictureMetadata(buffer.subarray(0, bytesRead)) !== undefined;
  } finally {
    await file.close();
  }
}
