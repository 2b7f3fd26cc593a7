import sharp from 'sharp';
import { pictureMetadata } from '../outputs/picture-metadata.ts';

/** The side of pictures that are too large for the repository, in pixels. */
const largest = 3000;
const mostBytes = 2 * 1024 * 1024;

/** Saves a picture again without metadata, in its own format, turned the way it is shown. Quality is high because this is done once; the build makes the small copies. */
export async function withoutMetadata(bytes: Uint8Array): Promise<Buffer> {
  const picture = sharp(bytes, { animated: true }).autoOrient();
  const { format } = await picture.metadata();
  if (format === 'jpeg') return picture.jpeg({ quality: 92, chromaSubsampling: '4:4:4' }).toBuffer();
  if (format === 'webp') return picture.webp({ quality: 92 }).toBuffer();
  if (format === 'heif') return picture.avif({ quality: 80 }).toBuffer();
  if (format === 'png' || format === 'gif') return picture.toFormat(format).toBuffer();
  throw new Error('only AVIF, GIF, JPEG, PNG and WebP can be saved again');
}

const endings: Partial<Record<string, CleanPicture['ending']>> = { jpeg: 'jpg', webp: 'webp', heif: 'avif' };

/** A picture that the checks of content/pictures accept, and the ending of its name. */
export interface CleanPicture {
  bytes: Uint8Array;
  ending: 'avif' | 'jpg' | 'png' | 'webp';
  /** What was changed, for reports: `GPS coordinates removed`. */
  changes: string[];
}

/**
 * Returns a picture as content/pictures takes it: a still picture without metadata, of at most 2 MB. Other formats that can be decoded
 * become PNG. Throws if the bytes are not a complete picture.
 */
export async function cleanPicture(bytes: Uint8Array): Promise<CleanPicture> {
  const { format, width, height, pages = 1 } = await sharp(bytes, { failOn: 'truncated' }).metadata();
  const found = pictureMetadata(Buffer.from(bytes))?.found ?? [];
  const ending = endings[format] ?? 'png';
  const isSmall = Math.max(width, height) <= 6000 && bytes.length <= mostBytes;
  const isReady =
    isSmall && found.length === 0 && pages === 1 && ['jpeg', 'png', 'webp', 'heif'].includes(format);
  // Decodes all of it, so that a truncated one is refused.
  await sharp(bytes, { failOn: 'truncated' }).resize(8).raw().toBuffer();
  const changes = [
    ...found.map((what) => `${what} removed`),
    ...(pages > 1 ? ['only its first frame kept'] : []),
    ...(isSmall ? [] : [`made smaller than ${largest} pixels`]),
  ];
  if (isReady) return { bytes, ending, changes };
  const picture = sharp(bytes, { failOn: 'truncated' }).autoOrient();
  if (!isSmall) picture.resize({ width: largest, height: largest, fit: 'inside', withoutEnlargement: true });
  if (ending === 'png' && !isSmall)
    return { bytes: await picture.webp({ quality: 88 }).toBuffer(), ending: 'webp', changes };
  if (ending === 'jpg')
    return { bytes: await picture.jpeg({ quality: isSmall ? 92 : 84 }).toBuffer(), ending, changes };
  if (ending === 'webp') return { bytes: await picture.webp({ quality: 90 }).toBuffer(), ending, changes };
  if (ending === 'avif') return { bytes: await picture.avif({ quality: 80 }).toBuffer(), ending, changes };
  return { bytes: await picture.png().toBuffer(), ending, changes };
}
