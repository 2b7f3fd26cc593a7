import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { type BuiltFile, type BuiltFiles, builtPaths, readBuiltFiles } from '../content/built-files.ts';
import type { Library } from '../model/library.ts';
import { show } from '../model/problem.ts';
import { pageFileAt } from '../model/routes.ts';
import { pageUrls } from '../model/urls.ts';
import { pictureMetadata } from '../outputs/picture-metadata.ts';
import { isPreview } from '../preview.ts';
import { counted } from '../text/counted.ts';
import { shellWord } from '../text/shell-word.ts';
import { noteSizes } from './built-sizes.ts';
import { formerFiles, type KnownFile, KnownFiles, knownFilesCache } from './known-files.ts';
import { stop } from './publication.ts';
import { siteFile, sitePaths } from './site-files.ts';
import { isText, UnnamedFiles } from './unnamed-files.ts';

/**
 * Checks every file of the finished site, and fails the build if one must not be published: a page at an unexpected URL or without its
 * quotes, a picture with metadata, or a file that no page and no file for programs links to. Runs after everything that writes files, and
 * reads each file once that is not that of the previous build; `files` returns the hash of each, for the release.
 */
export function publishedFiles(shown: () => Promise<Library>): {
  integration: AstroIntegration;
  files: () => BuiltFiles;
} {
  let publicFolder = '';
  let files = new Map<string, string>();
  const integration: AstroIntegration = {
    name: 'published-files',
    hooks: {
      'astro:config:done': ({ config }) => {
        publicFolder = fileURLToPath(config.publicDir);
      },
      'astro:build:done': async ({ dir, logger }) => {
        const dist = fileURLToPath(dir);
        const paths = sitePaths(dist);
        const copied = new Set(existsSync(publicFolder) ? builtPaths(publicFolder) : []);
        const pages = pageCheck(await shown());
        const unnamed = new UnnamedFiles(paths, copied);
        const metadata: string[] = [];
        const known = new KnownFiles(unnamed.endings);
        files = checkFiles(paths, dist, { pages, unnamed, known }, (file) => {
          metadata.push(...metadataFault(file, copied.has(file.path)));
        });
        // Styles of blocks that no article of this site uses.
        const spare = unnamed.found().filter((file) => /^assets\/.*\.css$/.test(file));
        for (const file of spare) {
          await rm(join(dist, file));
          files.delete(file);
          known.forget(file);
        }
        const faults = [
          ...pages.faults(),
          // A preview has cards and icons that only sharing and feeds would name.
          ...(isPreview
            ? []
            : unnamed
                .found()
                .filter((file) => !spare.includes(file))
                .map(unnamedFault)),
          ...metadata,
        ];
        if (faults.length > 0) stop(faults.join('\n\n'));
        noteSizes(known.keep(dist, knownFilesCache()));
        logger.info(`${counted(files.size, 'file')}, each of them named, no picture with metadata`);
      },
    },
  };
  return { integration, files: () => files };
}

/**
 * Checks the files of the site, and returns the hash of each. What the previous build found in a file is used if it is still the same; `check` gets all
 * others: a file with a fault ends the build, so that the next one does not know it.
 */
function checkFiles(
  paths: readonly string[],
  dist: string,
  {
    pages,
    unnamed,
    known,
  }: { pages: ReturnType<typeof pageCheck>; unnamed: UnnamedFiles; known: KnownFiles },
  check: (file: BuiltFile) => void,
): Map<string, string> {
  const former = formerFiles();
  const renumbered = known.renumber(former.names);
  /** By number, the names of which no more is to be known: nearly every file has names that others have. */
  const isNamed: boolean[] = [];
  const take = (path: string, file: KnownFile) => {
    for (const number of file.names)
      if (isNamed[number] !== true) isNamed[number] = unnamed.named(path, known.nameOf(number));
    known.add(path, file);
  };
  const hashes = new Map<string, string>();
  const unread = paths.filter((path) => {
    pages.expect(path);
    const file = former.known(dist, path, unnamed.endings);
    const isKnown = file !== undefined && pages.hasMarks(path, file.marks);
    // In the order of the paths.
    hashes.set(path, isKnown ? file.hash : '');
    if (isKnown) take(path, { ...file, names: renumbered(file.names) });
    return !isKnown;
  });
  const found = new Map<string, Omit<KnownFile, 'hash'>>();
  const read = readBuiltFiles(
    dist,
    unread,
    (file) => {
      check(file);
      found.set(file.path, { names: known.numbersOf(unnamed.namesIn(file)), marks: pages.marksIn(file) });
    },
    (path) => siteFile(dist, path),
  );
  for (const [path, file] of found) {
    const hash = read.get(path) ?? '';
    hashes.set(path, hash);
    take(path, { ...file, hash });
  }
  return hashes;
}

/** Finds pages that are not URLs of the site, such as a stale file or two sources of one page, and articles without their quotes. */
function pageCheck(library: Library) {
  const faults: string[] = [];
  const marks = new Map(pageUrls(library).map(({ path, marks = [] }) => [pageFileAt(path), { path, marks }]));
  return {
    /** Notes a page that is not a URL of the site. */
    expect: (file: string) => {
      if (file.endsWith('index.html') && !marks.has(file))
        faults.push(`dist/${file} is not a URL of the site`);
    },
    /** True if these are all ids that a page must have. */
    hasMarks: (file: string, found: readonly string[]) =>
      marks.get(file)?.marks.every((mark) => found.includes(mark)) ?? true,
    /** Returns the ids that a page has of those that it must have, and notes the others. */
    marksIn: ({ path: file, bytes }: BuiltFile): string[] => {
      const page = marks.get(file);
      if (!page) return [];
      const found = page.marks.filter((mark) => bytes().includes(` id="${mark}"`));
      for (const mark of page.marks) if (!found.includes(mark)) faults.push(`${page.path} lacks #${mark}`);
      return found;
    },
    faults: () => faults,
  };
}

const unnamedFault = (file: string) =>
  [
    `dist/${file}`,
    '  found     a file that nothing on the site links to',
    '  expected  only files that readers can reach',
    '  fix       find the plugin or import in src/ that writes it, and write only what a page shows; put files for other uses into public/',
  ].join('\n');

function metadataFault({ path, start, bytes }: BuiltFile, isCopied: boolean): string[] {
  // The first bytes suffice to know a picture.
  if (isText(path) || pictureMetadata(start.subarray(0, 4096)) === undefined) return [];
  const metadata = pictureMetadata(bytes());
  if (metadata === undefined || metadata.found.length === 0) return [];
  const { format, found } = metadata;
  return [
    [
      isCopied ? `public/${path}` : `dist/${path}`,
      `  found     a picture (${format}) with ${found.join(', ')}`,
      '  expected  pictures without metadata, which can reveal where somebody lives',
      `  fix       ${isCopied ? fixOf(path, format) : 'find the code in src/ that writes it, and write the picture without metadata'}`,
    ].join('\n'),
  ];
}

const fixOf = (file: string, format: string) => {
  if (format === 'SVG') return `remove the metadata in a text editor, or export it as “plain SVG”`;
  if (['JPEG', 'PNG', 'WebP', 'AVIF', 'GIF'].includes(format))
    return `npm run strip -- ${shellWord(`public/${file}`)}`;
  return `save ${show(file)} as PNG, JPEG, WebP or AVIF`;
};
