import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import sharp from 'sharp';
import { logoPath, withoutBase } from '../model/routes.ts';
import { favicon, type Icon, icons, icoOf, touchIcon } from '../outputs/icons.ts';
import { markOf } from '../outputs/mark.ts';
import { site } from '../site.ts';

/**
 * Renders the site’s icon in the sizes that old browsers, home screens and feed readers need. The icon is public/favicon.svg or, without
 * one, is generated from the site’s name and palette. A size that the publication has in public/ is not overwritten.
 */
export function siteIcons(): AstroIntegration {
  return {
    name: 'icons',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const dist = fileURLToPath(dir);
        const fileOf = (path: string) => join(dist, withoutBase(path));
        const { svg, isOwn } = await siteMark(dist);
        if (!isOwn) await writeFile(fileOf(logoPath), svg);
        const missing = icons.filter(({ path }) => !existsSync(fileOf(path)));
        for (const icon of missing) await writeFile(fileOf(icon.path), await iconFile(svg, icon));
      },
    },
  };
}

/** Returns the site’s icon as SVG: favicon.svg in `folder`, which has the files of public/, or one that is made from the name. */
export async function siteMark(folder: string): Promise<{ svg: Buffer; isOwn: boolean }> {
  const own = await readFile(join(folder, withoutBase(logoPath))).catch(() => undefined);
  return { svg: own ?? Buffer.from(markOf(site.name)), isOwn: own !== undefined };
}

/** Returns the file of an icon. */
export async function iconFile(svg: Buffer, icon: Icon): Promise<Buffer> {
  const png = await draw(svg, icon.size, icon === touchIcon);
  return icon === favicon ? icoOf(png, icon.size) : png;
}

/** Renders the icon as PNG. An `opaque` one gets the color at the middle of its upper edge wherever the icon is transparent, as in round corners. */
async function draw(svg: Buffer, size: number, opaque: boolean): Promise<Buffer> {
  // Rendered at its final size: the default for SVG is 72 dots per inch.
  const { width, height } = await sharp(svg).metadata();
  const density = Math.min(2400, Math.max(1, (72 * size) / Math.max(width, height)));
  const clear = { r: 0, g: 0, b: 0, alpha: 0 };
  const picture = sharp(svg, { density }).resize(size, size, { fit: 'contain', background: clear });
  if (!opaque) return picture.png({ compressionLevel: 9 }).toBuffer();
  const { data } = await picture.clone().ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  const [r, g, b, alpha] = data.subarray((size >> 1) * 4);
  const background = alpha === 255 ? { r, g, b } : '#ffffff';
  return picture.flatten({ background }).png({ compressionLevel: 9 }).toBuffer();
}
