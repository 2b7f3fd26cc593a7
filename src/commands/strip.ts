import { readFile, writeFile } from 'node:fs/promises';
import sharp from 'sharp';
import { pictureMetadata } from '../outputs/picture-metadata.ts';
import { readArguments, refuseArguments } from './arguments.ts';

/**
 * `npm run strip -- <files>`: saves pictures again without metadata, in their own format, turned the way they are shown. Exit code 1
 * where one could not be read or still has metadata; it is left as it was.
 */
const usage = `npm run strip -- <pictures>
  saves them again without Exif, GPS, IPTC and XMP data`;
const { positionals: files } = readArguments({ usage, positionals: Infinity });
if (files.length === 0) refuseArguments('Name one picture or more.', usage);
for (const file of files)
  try {
    const bytes = await readFile(file);
    const before = pictureMetadata(bytes);
    if (before?.found.length === 0) {
      console.log(`${file} has no metadata.`);
      continue;
    }
    const clean = await saveAgain(bytes);
    const left = pictureMetadata(clean)?.found ?? ['nothing that is a picture'];
    if (left.length > 0) throw new Error(`saving it leaves ${left.join(', ')}`);
    await writeFile(file, clean);
    console.log(`${file} is now without ${before?.found.join(', ') ?? 'metadata'}.`);
  } catch (error) {
    console.error(`${file} was not changed: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }

/** Quality is high because this is done once; the build makes the small copies. */
async function saveAgain(bytes: Buffer): Promise<Buffer> {
  const picture = sharp(bytes, { animated: true }).autoOrient();
  const { format } = await picture.metadata();
  if (format === 'jpeg') return picture.jpeg({ quality: 92, chromaSubsampling: '4:4:4' }).toBuffer();
  if (format === 'webp') return picture.webp({ quality: 92 }).toBuffer();
  if (format === 'heif') return picture.avif({ quality: 80 }).toBuffer();
  if (format === 'png' || format === 'gif') return picture.toFormat(format).toBuffer();
  throw new Error('only AVIF, GIF, JPEG, PNG and WebP can be saved again');
}
