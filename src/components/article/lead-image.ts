import { getImage } from 'astro:assets';
import { pictures } from 'virtual:pictures';
import type { LeadPicture } from '../../model/lead-picture.ts';

/** The widest copy: two pixels of a large screen for each of CSS. */
const widest = 1920;

/** Returns what the copies of a lead picture are made of, and their widths: the same everywhere, so that each is made once. */
export function leadImage({ file, width, height }: LeadPicture) {
  const src = pictures[file];
  if (!src) throw new Error(`content/pictures/${file} is not in the build`);
  const shown = Math.min(width, widest);
  return {
    src,
    width: shown,
    height: Math.round((height * shown) / width),
    widths: [480, 720, 1080, 1440].filter((narrower) => narrower < shown).concat(shown),
  };
}

/** Returns the path of the largest copy of a lead picture. */
export async function leadImagePath(picture: LeadPicture): Promise<string> {
  const { src, width, height } = leadImage(picture);
  return (await getImage({ src, width, height, format: 'webp' })).src;
}
