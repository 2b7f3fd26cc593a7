import { generate, mode } from 'lean-qr';

/** A QR code as the outline of its dark squares: a path in a square of `size`, which includes the quiet zone. */
export interface QrCode {
  size: number;
  path: string;
}

/** The width of the empty frame, which scanners need (ISO/IEC 18004, 5.3.8), in squares. */
const quiet = 4;

/**
 * Returns the QR code of a URL, in the smallest size and at the highest level of error correction that it allows: readers scan it from paper and screens. The
 * path has one stroke, one square high, for each dark run of a row, from the end of the one before: a third of the bytes of rectangles.
 */
export function qrCode(url: string): QrCode {
  // Small letters are bytes. To look whether a part of the URL has a shorter form would take longer than all else.
  const code = generate(mode.bytes(new TextEncoder().encode(url)));
  const { size } = code;
  let path = '';
  for (let y = 0; y < size; y++) {
    let at: number | undefined;
    for (let x = 0; x < size; x++) {
      if (!code.get(x, y)) continue;
      let end = x;
      while (code.get(end, y)) end++;
      path += `${at === undefined ? `M${x + quiet} ${y + quiet + 0.5}` : `m${x - at} 0`}h${end - x}`;
      at = end;
      x = end;
    }
  }
  return { size: size + 2 * quiet, path };
}
