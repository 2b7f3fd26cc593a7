import { join } from 'node:path';
import { figureBox, figureLeft } from './blocks.ts';
import type { Card } from './card.ts';
import { cutAround } from './figure.ts';
import type { Pixels } from './palette-png.ts';

/**
 * Returns a card with a picture as JPEG, without metadata: the picture, cut around its focal point, in the pixels of the rest. PNG would
 * have five times as many bytes.
 */
export async function pictureCard(card: Card, { width, height, data }: Pixels): Promise<Buffer> {
  const { picture } = card.figure ?? {};
  if (!picture) throw new Error(`${card.name} has no picture`);
  // Loaded for the first one: most publications have none.
  const { default: sharp } = await import('sharp');
  const { width: boxWidth, height: boxHeight } = figureBox(card);
  const box = { width: boxWidth, height: boxHeight };
  const input = await sharp(join('content/pictures', picture.file))
    .autoOrient()
    .extract(cutAround(picture, box))
    .resize({ ...box, fit: 'fill' })
    .flatten({ background: '#ffffff' })
    .toColorspace('srgb')
    .raw()
    .toBuffer();
  return sharp(data, { raw: { width, height, channels: 4 } })
    .removeAlpha()
    .composite([{ input, raw: { ...box, channels: 3 }, left: figureLeft(card), top: 0 }])
    .jpeg({ quality: 82, mozjpeg: true, chromaSubsampling: '4:4:4' })
    .toBuffer();
}
