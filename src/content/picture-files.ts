import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { imageMetadata } from 'astro/assets/utils';
import type { Annotations } from '../model/article.ts';
import { show, type Problem } from '../model/problem.ts';

const mostBytes = 2 * 1024 * 1024;
const mostPixels = 6000;
const formats = new Set<string>(['avif', 'jpeg', 'jpg', 'png', 'webp']);

/** What is wrong with the files of an article's pictures: not there, not a picture, too large. Lines are those of the body. */
export async function pictureFaults(
  root: string,
  pictures: Annotations['pictures'],
): Promise<Omit<Problem, 'file'>[]> {
  const faults = pictures.map(async ({ file, line }): Promise<Omit<Problem, 'file'>[]> => {
    const path = join(root, 'content/pictures', file);
    const size = await stat(path).catch(() => undefined);
    if (!size?.isFile())
      return [
        {
          name: 'picture-missing',
          line,
          found: `a picture ${show(file)}, of which there is no file`,
          expected: `content/pictures/${file}`,
          fix: 'put the file there, or take the picture out',
        },
      ];
    // An original is kept with the content for ever; what readers load is made smaller anyway.
    if (size.size > mostBytes)
      return [
        {
          name: 'picture-too-heavy',
          line,
          found: `a picture ${show(file)} of ${(size.size / 1024 / 1024).toFixed(1)} MB`,
          expected: 'at most 2 MB',
          fix: 'save it smaller: 2,400 pixels wide is more than any page shows',
        },
      ];
    const measure = await imageMetadata(await readFile(path)).catch(() => undefined);
    // The bytes tell, not the name: an SVG can hold script under any.
    if (!measure || !formats.has(measure.format))
      return [
        {
          name: 'picture-unreadable',
          line,
          found: `a file ${show(file)} that is not a picture`,
          expected: 'a picture in AVIF, JPEG, PNG or WebP',
          fix: 'save it anew from the program it was made with',
        },
      ];
    const { width, height } = measure;
    if (Math.max(width, height) > mostPixels)
      return [
        {
          name: 'picture-too-large',
          line,
          found: `a picture ${show(file)} of ${width} × ${height} pixels`,
          expected: `at most ${mostPixels} on either side`,
          fix: 'save it smaller: 2,400 pixels wide is more than any page shows',
        },
      ];
    return [];
  });
  return (await Promise.all(faults)).flat();
}
