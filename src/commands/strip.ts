import { readFile, writeFile } from 'node:fs/promises';
import { withoutMetadata } from '../content/clean-picture.ts';
import { pictureMetadata } from '../outputs/picture-metadata.ts';
import { messageOf } from '../text/message-of.ts';
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
    const clean = await withoutMetadata(bytes);
    const left = pictureMetadata(clean)?.found ?? ['nothing that is a picture'];
    if (left.length > 0) throw new Error(`saving it leaves ${left.join(', ')}`);
    await writeFile(file, clean);
    console.log(`${file} is now without ${before?.found.join(', ') ?? 'metadata'}.`);
  } catch (error) {
    console.error(`${file} was not changed: ${messageOf(error)}`);
    process.exitCode = 1;
  }
