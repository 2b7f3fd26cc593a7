import { isUtf8 } from 'node:buffer';
import { analyse } from 'chardet';

/** The text of a file, and the name of its encoding. */
export interface Decoded {
  text: string;
  encoding: string;
  /** True where the encoding was guessed from the frequency of bytes. */
  isGuess: boolean;
}

const marks: readonly [encoding: string, bytes: readonly number[]][] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/**
 * Returns the text of bytes in any encoding: the one of its byte order mark, UTF-8 if the bytes are valid, else the one that the file
 * `declares`, else the most likely one. Undefined for bytes that are not text.
 */
export function decode(bytes: Uint8Array, declared?: string): Decoded | undefined {
  const marked = marks.find(([, mark]) => mark.every((byte, index) => bytes[index] === byte))?.[0];
  if (marked !== undefined) return decodedAs(bytes, marked, false);
  const wide = wideEncoding(bytes);
  if (wide !== undefined) return decodedAs(bytes, wide, true);
  if (bytes.subarray(0, 65536).includes(0)) return undefined;
  if (isUtf8(bytes)) return decodedAs(bytes, 'utf-8', false);
  if (declared !== undefined && isKnown(declared) && !/^utf-?(?:8|16)/i.test(declared))
    return decodedAs(bytes, declared, false);
  // The longest texts are as clear as their beginnings.
  const names = analyse(bytes.subarray(0, 200_000)).map(({ name }) => name);
  // Valid UTF-8 was returned above, and a page of Windows is more likely than its ISO relative, which it extends.
  const name = names.find((one) => isKnown(one) && !/^utf/i.test(one)) ?? 'windows-1252';
  const decoded = decodedAs(bytes, name, true);
  return unreadableShare(decoded.text) > 0.02 ? undefined : decoded;
}

function decodedAs(bytes: Uint8Array, encoding: string, isGuess: boolean): Decoded {
  const decoder = new TextDecoder(encoding);
  return { text: decoder.decode(bytes), encoding: decoder.encoding, isGuess };
}

/** UTF-16 without a mark has a zero in every second byte of Latin text. */
function wideEncoding(bytes: Uint8Array): string | undefined {
  const some = bytes.subarray(0, 2000);
  if (some.length < 4) return undefined;
  const zeros = (odd: number) => some.filter((byte, index) => index % 2 === odd && byte === 0).length;
  const half = some.length / 2;
  if (zeros(1) > half * 0.6 && zeros(0) < half * 0.05) return 'utf-16le';
  return zeros(0) > half * 0.6 && zeros(1) < half * 0.05 ? 'utf-16be' : undefined;
}

function isKnown(label: string): boolean {
  try {
    new TextDecoder(label);
    return true;
  } catch {
    return false;
  }
}

/** The share of characters that no text has: controls and replacement characters. */
const unreadableShare = (text: string) => {
  const some = text.slice(0, 100_000);
  return (some.match(/(?![\t\n\r\f])[\p{Cc}\ufffd]/gu)?.length ?? 0) / Math.max(1, some.length);
};
