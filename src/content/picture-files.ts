import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import type { Annotations } from '../model/article.ts';
import { asId } from '../model/fields.ts';
import type { PictureFile } from '../model/lead-picture.ts';
import { type Problem, show } from '../model/problem.ts';
import { pictureMetadata } from '../outputs/picture-metadata.ts';
import { shellWord } from '../text/shell-word.ts';
import type { ContentCache } from './content-cache.ts';
import { filesIn } from './files.ts';
import { type OriginalPicture, PicturesInCache } from './pictures-in-cache.ts';

const mostBytes = 2 * 1024 * 1024;
const mostPixels = 6000;
const formats = new Set<string>(['avif', 'jpeg', 'jpg', 'png', 'webp']);
/** Matches valid names of pictures. */
export const pictureName = /^[a-z0-9]+(?:-[a-z0-9]+)*\.(?:avif|jpe?g|png|webp)$/;

type Fault = Omit<Problem, 'file'>;
/** A picture that can be shown, or why it cannot. */
type Read =
  | { original: OriginalPicture; picture: PictureFile; fault?: undefined }
  | { original?: undefined; picture?: undefined; fault: Fault };

/** The checks of `content/pictures`, where each file is read once. */
export interface PictureFolder {
  /** Returns the problems of an article's pictures, with their lines, and marks the pictures as used. */
  faultsIn: (pictures: Annotations['pictures']) => Promise<Fault[]>;
  /** Returns a picture, or its problem, and marks it as used. */
  read: (name: string) => Promise<Read>;
  /** Returns the names of all files in the folder. */
  names: () => Promise<string[]>;
  /** Returns the problems of all other files in the folder. Unused pictures are reported only if `complete`: if all articles were read. */
  otherFaults: (complete: boolean) => Promise<Problem[]>;
  /** Returns all pictures without faults that were read so far, by name. */
  originals: () => Promise<Map<string, OriginalPicture>>;
  /** Leaves what was read for the next reading. */
  keep: () => void;
}

/** Returns the checks of the pictures in the folder `root`. Files in `excluded` are not opened; what an earlier reading found is in the cache. */
export function pictureFolder(
  root: string,
  excluded: ReadonlySet<string>,
  cache: ContentCache,
): PictureFolder {
  const folder = join(root, 'content/pictures');
  const inCache = new PicturesInCache(cache);
  const known = new Map<string, Promise<Read>>();
  const read = (name: string) => {
    const one = known.get(name) ?? readPicture(join(folder, name), name, inCache);
    known.set(name, one);
    return one;
  };
  const faultOf = async (name: string) => (await read(name)).fault;
  /** A used picture with a fault is reported where it is used. */
  const isPositioned = async (name: string) =>
    (await read(name)).original?.isPositioned ?? hasPosition(join(folder, name));
  const names = async () =>
    (await filesIn(folder)).map((path) => path.slice(folder.length + 1).replaceAll('\\', '/'));
  return {
    read,
    names,
    faultsIn: async (pictures) => {
      const faults = await Promise.all(
        pictures.map(async ({ file, line }) => {
          const fault = await faultOf(file);
          return fault && { ...fault, line };
        }),
      );
      return faults.filter((fault) => fault !== undefined);
    },
    otherFaults: async (complete) => {
      const used = new Set(known.keys());
      const problems: Problem[] = [];
      for (const name of await names()) {
        const file = `content/pictures/${name}`;
        if (excluded.has(file)) continue;
        const fault = nameFault(name) ?? (used.has(name) ? undefined : await faultOf(name));
        if (fault) problems.push({ file, ...fault });
        else if (complete && !used.has(name)) problems.push({ file, ...unused });
        if (fault === undefined && (await isPositioned(name))) problems.push({ file, ...positioned(name) });
      }
      return problems;
    },
    originals: async () => {
      const originals = new Map<string, OriginalPicture>();
      for (const [name, one] of known) {
        const { original } = await one;
        if (original) originals.set(name, original);
      }
      return originals;
    },
    keep: () => {
      inCache.keep();
    },
  };
}

const unused: Fault = {
  name: 'picture-unused',
  found: 'a picture that no article shows',
  expected: 'no action needed: it is not published',
};

const positioned = (name: string): Fault => ({
  name: 'picture-with-location',
  found: 'a picture with GPS coordinates in its metadata',
  expected:
    'no action needed for the site, which publishes pictures without metadata; the file in the repository keeps the coordinates',
  fix: `npm run strip -- ${shellWord(`content/pictures/${name}`)}`,
});

function nameFault(name: string): Fault | undefined {
  if (pictureName.test(name)) return undefined;
  if (name.includes('/'))
    return {
      name: 'file-in-folder',
      found: 'a file in a subfolder',
      expected: 'a file directly in content/pictures/',
      fix: `git mv ${shellWord(`content/pictures/${name}`)} content/pictures/`,
    };
  const ending = extname(name).toLowerCase().replace('.jpe', '.jpeg').replace('.jpegg', '.jpeg');
  const meant = `${asId(basename(name, extname(name))) || 'a-bridge'}${ending}`;
  return {
    name: 'picture-name-invalid',
    found: `a file named ${show(name)}`,
    expected: 'a picture in AVIF, JPEG, PNG or WebP, named in lower-case words with hyphens',
    fix: pictureName.test(meant)
      ? `git mv ${shellWord(`content/pictures/${name}`)} content/pictures/${meant}`
      : 'save it as AVIF, JPEG, PNG or WebP, or move it out of content/pictures/',
  };
}

const hasPosition = async (path: string) => isPositionedIn(await readFile(path));

const isPositionedIn = (bytes: Buffer) =>
  pictureMetadata(bytes)?.found.some((what) => what.includes('GPS')) ?? false;

async function readPicture(path: string, file: string, cache: PicturesInCache): Promise<Read> {
  let fault: Fault | undefined;
  const original = await cache.get(file, path, async () => {
    fault = await fileFault(path, file);
    return fault ? undefined : originalAt(path);
  });
  if (!original) return { fault: fault ?? missing(file) };
  const { width, height, digest } = original;
  return { original, picture: { width, height, digest } };
}

async function originalAt(path: string): Promise<OriginalPicture> {
  const bytes = await readFile(path);
  const { default: sharp } = await import('sharp');
  const { autoOrient, format } = await sharp(bytes).metadata();
  const digest = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
  return { ...autoOrient, digest, format, isPositioned: isPositionedIn(bytes) };
}

const missing = (file: string): Fault => ({
  name: 'picture-missing',
  found: `a picture ${show(file)}, which does not exist`,
  expected: `a file content/pictures/${file}`,
  fix: `copy the picture to content/pictures/${file}, or delete it from the text`,
});

async function fileFault(path: string, file: string): Promise<Fault | undefined> {
  const size = await stat(path).catch(() => undefined);
  if (!size?.isFile()) return missing(file);
  // Originals stay in the repository forever; readers get smaller copies anyway.
  if (size.size > mostBytes)
    return {
      name: 'picture-too-heavy',
      found: `a picture ${show(file)} of ${(size.size / 1024 / 1024).toFixed(1)} MB`,
      expected: 'at most 2 MB',
      fix: 'export it smaller: a width of 2,400 pixels is enough',
    };
  // Loaded for the first picture: publications without pictures do without them.
  const { imageMetadata } = await import('astro/assets/utils');
  const bytes = await readFile(path);
  const measure = await imageMetadata(bytes).catch(() => undefined);
  // The format is read from the bytes: an SVG with a script can have any file name.
  if (!measure || !formats.has(measure.format))
    return {
      name: 'picture-unreadable',
      found: `a file ${show(file)} that is not a picture`,
      expected: 'a picture in AVIF, JPEG, PNG or WebP',
      fix: 'export it again from the program that created it',
    };
  const { width, height } = measure;
  if (Math.max(width, height) > mostPixels)
    return {
      name: 'picture-too-large',
      found: `a picture ${show(file)} of ${width} × ${height} pixels`,
      expected: `at most ${mostPixels} pixels on each side`,
      fix: 'export it smaller: a width of 2,400 pixels is enough',
    };
  return contentFault(bytes, file);
}

/** Decodes the whole picture: a truncated one would be published half gray, and the build would turn an animation into a strip of frames. */
async function contentFault(bytes: Buffer, file: string): Promise<Fault | undefined> {
  const broken: Fault = {
    name: 'picture-unreadable',
    found: `a picture ${show(file)} that is incomplete or damaged`,
    expected: 'a complete picture',
    fix: 'copy the file again, or export it again from the program that created it',
  };
  const { default: sharp } = await import('sharp');
  try {
    const picture = sharp(bytes, { failOn: 'truncated' });
    const { pages = 1 } = await picture.metadata();
    if (pages > 1)
      return {
        ...broken,
        found: `a picture ${show(file)} of ${pages} frames`,
        expected: 'a still picture',
        fix: 'export one frame of it',
      };
    await picture.resize(8).raw().toBuffer();
    return undefined;
  } catch {
    return broken;
  }
}
