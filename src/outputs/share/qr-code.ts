import { encode } from 'uqr';
import { bestMasked, mostSquares } from './qr-mask.ts';
import { encodedUrl, squaresOf } from './qr-words.ts';

/** A QR code as the outline of its dark squares: a path in a square of `size`, which includes the quiet zone. */
export interface QrCode {
  size: number;
  path: string;
}

/** The width of the empty frame, which scanners need (ISO/IEC 18004, 5.3.8), in squares. */
const quiet = 4;

/**
 * Returns the QR code of a URL, at the lowest level of error correction and the smallest size: readers scan it from paper and screens. The
 * path has one stroke, one square high, for each dark run of a row, from the end of the one before: a third of the bytes of rectangles.
 */
export function qrCode(url: string): QrCode {
  const code = encodedUrl(url);
  const { size } = code;
  // The longest quote has a shorter URL.
  const dark =
    size <= mostSquares
      ? bestMasked(code)
      : squaresOf(encode(url, { ecc: 'L', border: 0, boostEcc: true })).squares;
  let path = '';
  for (let y = 0; y < size; y++) {
    let at: number | undefined;
    for (let x = 0; x < size; x++) {
      if (!dark[y * size + x]) continue;
      let end = x;
      while (end < size && dark[y * size + end]) end++;
      path += `${at === undefined ? `M${x + quiet} ${y + quiet + 0.5}` : `m${x - at} 0`}h${end - x}`;
      at = end;
      x = end;
    }
  }
  return { size: size + 2 * quiet, path };
}
