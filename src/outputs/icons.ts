import { base } from '../site.ts';

/** Bitmap icons, for programs that do not use the SVG icon. Sizes in pixels; width equals height. */
export interface Icon {
  /** The path on the host. */
  path: string;
  size: number;
}

/** Browsers and programs request this path without a link. */
export const favicon: Icon = { path: `${base}favicon.ico`, size: 32 };
/** For the iOS home screen. iOS rounds the corners and fills transparent areas with black. */
export const touchIcon: Icon = { path: `${base}apple-touch-icon.png`, size: 180 };
/** For RSS, at most 144 pixels (rssboard.org/rss-specification, image); also the icon of Atom and the small icon of JSON Feed. */
export const feedIcon: Icon = { path: `${base}feed-icon.png`, size: 144 };
/** The large icon of JSON Feed, in the size that it recommends (jsonfeed.org/version/1.1, icon). */
export const largeFeedIcon: Icon = { path: `${base}feed-icon-large.png`, size: 512 };

export const icons: readonly Icon[] = [favicon, touchIcon, feedIcon, largeFeedIcon];

/**
 * Returns an ICO file with one PNG of `size` by `size` pixels: a directory of 6 bytes, an entry of 16 bytes, the PNG. All supported
 * browsers read it, and Windows since Vista.
 */
export function icoOf(png: Uint8Array, size: number): Buffer {
  const head = Buffer.alloc(22);
  // Type 1 is an icon; one picture.
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(1, 4);
  // 0 means 256.
  head.writeUInt8(size % 256, 6);
  head.writeUInt8(size % 256, 7);
  // One color plane, 32 bits a pixel.
  head.writeUInt16LE(1, 10);
  head.writeUInt16LE(32, 12);
  head.writeUInt32LE(png.length, 14);
  head.writeUInt32LE(head.length, 18);
  return Buffer.concat([head, png]);
}
