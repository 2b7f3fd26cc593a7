import { encode } from 'uqr';

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
  const { data } = encode(url, { ecc: 'L', border: 0, boostEcc: true });
  let path = '';
  for (const [y, row] of data.entries()) {
    let at: number | undefined;
    for (let x = 0; x < row.length; x++) {
      if (!row[x]) continue;
      let end = x;
      while (row[end]) end++;
      path += `${at === undefined ? `M${x + quiet} ${y + quiet + 0.5}` : `m${x - at} 0`}h${end - x}`;
      at = end;
      x = end;
    }
  }
  return { size: data.length + 2 * quiet, path };
}
