/** The site’s mark as a picture of points, for whatever does not draw the SVG of the head. Sizes are in pixels, width as height. */
export interface Icon {
  /** From the site’s root. */
  path: string;
  size: number;
}

/** What browsers and programs request unasked, at this very path. */
export const favicon: Icon = { path: '/favicon.ico', size: 32 };
/** What iOS shows on a home screen; it rounds the corners itself and fills what is clear with black. */
export const touchIcon: Icon = { path: '/apple-touch-icon.png', size: 180 };
/** At most 144 in RSS (rssboard.org/rss-specification, image); also the icon of Atom and the small one of JSON Feed. */
export const feedIcon: Icon = { path: '/feed-icon.png', size: 144 };
/** The large one of JSON Feed, which proposes this size (jsonfeed.org/version/1.1, icon). */
export const largeFeedIcon: Icon = { path: '/feed-icon-large.png', size: 512 };

export const icons: readonly Icon[] = [favicon, touchIcon, feedIcon, largeFeedIcon];

/**
 * Returns an ICO file that holds one PNG of `size` by `size` pixels: a directory of six bytes, an entry of sixteen, the PNG.
 * Windows has read such since Vista, and every browser that is supported does.
 */
export function icoOf(png: Uint8Array, size: number): Buffer {
  const head = Buffer.alloc(22);
  // Type 1 is an icon; one picture.
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(1, 4);
  // 0 stands for 256.
  head.writeUInt8(size % 256, 6);
  head.writeUInt8(size % 256, 7);
  // One color plane, 32 bits a pixel.
  head.writeUInt16LE(1, 10);
  head.writeUInt16LE(32, 12);
  head.writeUInt32LE(png.length, 14);
  head.writeUInt32LE(head.length, 18);
  return Buffer.concat([head, png]);
}
