import { readFile, stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { imageMetadata } from 'astro/assets/utils';
import sharp from 'sharp';
import type { Annotations } from '../model/article.ts';
import { asId } from '../model/fields.ts';
import { type Problem, show } from '../model/problem.ts';
import { pictureMetadata } from '../outputs/picture-metadata.ts';
import { filesIn } from './files.ts';

const mostBytes = 2 * 1024 * 1024;
const mostPixels = 6000;
const formats = new Set<string>(['avif', 'jpeg', 'jpg', 'png', 'webp']);
/** The name of a picture that Markdown can show. */
const pictureName = /^[a-z0-9]+(?:-[a-z0-9]+)*\.(?:avif|jpe?g|png|webp)$/;

type Fault = Omit<Problem, 'file'>;

/** What `content/pictures` holds, read once for all articles. */
export interface PictureFolder {
  /** Returns what is wrong with the pictures of an article, at their lines in the body, and notes that they are used. */
  faultsIn: (pictures: Annotations['pictures']) => Promise<Fault[]>;
  /** Returns what is wrong with all other files there. Where `complete` is false, an article could not be read that may use them. */
  otherFaults: (complete: boolean) => Promise<Problem[]>;
}

/** Looks at the pictures under `root`; `strange` are files that lead out of the content and are not opened. */
export function pictureFolder(root: string, strange: ReadonlySet<string>): PictureFolder {
  const folder = join(root, 'content/pictures');
  const read = new Map<string, Promise<Fault | undefined>>();
  const faultOf = (name: string) => {
    const known = read.get(name) ?? fileFault(join(folder, name), name);
    read.set(name, known);
    return known;
  };
  return {
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
      const used = new Set(read.keys());
      const problems: Problem[] = [];
      for (const path of await filesIn(folder)) {
        const name = path.slice(folder.length + 1).replaceAll('\\', '/');
        const file = `content/pictures/${name}`;
        if (strange.has(file)) continue;
        const fault = nameFault(name) ?? (used.has(name) ? undefined : await faultOf(name));
        if (fault) problems.push({ file, ...fault });
        else if (complete && !used.has(name)) problems.push({ file, ...unused });
        if (fault === undefined && (await hasPosition(path))) problems.push({ file, ...positioned(name) });
      }
      return problems;
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
  fix: `npm run strip -- content/pictures/${name}`,
});

function nameFault(name: string): Fault | undefined {
  if (pictureName.test(name)) return undefined;
  if (name.includes('/'))
    return {
      name: 'file-in-folder',
      found: 'a file in a subfolder',
      expected: 'a file directly in content/pictures/',
      fix: `git mv "content/pictures/${name}" content/pictures/`,
    };
  const ending = extname(name).toLowerCase().replace('.jpe', '.jpeg').replace('.jpegg', '.jpeg');
  const meant = `${asId(basename(name, extname(name))) || 'a-bridge'}${ending}`;
  return {
    name: 'picture-name-invalid',
    found: `a file named ${show(name)}`,
    expected: 'a picture in AVIF, JPEG, PNG or WebP, named in lower-case words with hyphens',
    fix: pictureName.test(meant)
      ? `git mv "content/pictures/${name}" content/pictures/${meant}`
      : 'save it as AVIF, JPEG, PNG or WebP, or move it out of content/pictures/',
  };
}

const hasPosition = async (path: string) =>
  pictureMetadata(await readFile(path))?.found.some((what) => what.includes('GPS')) ?? false;

async function fileFault(path: string, file: string): Promise<Fault | undefined> {
  const size = await stat(path).catch(() => undefined);
  if (!size?.isFile())
    return {
      name: 'picture-missing',
      found: `a picture ${show(file)}, which does not exist`,
      expected: `a file content/pictures/${file}`,
      fix: `copy the picture to content/pictures/${file}, or delete it from the text`,
    };
  // An original is kept with the content for ever; what readers load is made smaller anyway.
  if (size.size > mostBytes)
    return {
      name: 'picture-too-heavy',
      found: `a picture ${show(file)} of ${(size.size / 1024 / 1024).toFixed(1)} MB`,
      expected: 'at most 2 MB',
      fix: 'export it smaller: a width of 2,400 pixels is enough',
    };
  const bytes = await readFile(path);
  const measure = await imageMetadata(bytes).catch(() => undefined);
  // The bytes tell, not the name: an SVG can hold script under any.
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

/** Reads the whole picture, small: one that breaks off would be published half gray, and of one that moves the build makes a strip. */
async function contentFault(bytes: Buffer, file: string): Promise<Fault | undefined> {
  const broken: Fault = {
    name: 'picture-unreadable',
    found: `a picture ${show(file)} that is incomplete or damaged`,
    expected: 'a complete picture',
    fix: 'copy the file again, or export it again from the program that created it',
  };
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
