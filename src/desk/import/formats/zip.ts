import { unzipSync } from 'fflate';
import { ImportRefusal } from '../types.ts';

/** The most bytes that the parts of a file have once unpacked: a small file can unpack to any size. */
const mostBytes = 256 * 1024 * 1024;

/** Returns the parts of a zipped document by their paths. Throws an `ImportRefusal` for one that is incomplete, damaged or enormous. */
export function unzip(bytes: Uint8Array): Map<string, Uint8Array> {
  let total = 0;
  try {
    const parts = unzipSync(bytes, {
      filter: ({ originalSize }) => {
        total += originalSize;
        if (total > mostBytes) throw tooLarge();
        return true;
      },
    });
    return new Map(Object.entries(parts));
  } catch (error) {
    if (error instanceof ImportRefusal) throw error;
    throw new ImportRefusal({
      found: 'a document that is incomplete or damaged',
      expected: 'a whole file',
      fix: 'copy or download it again, or open it in the program that made it and save it again',
    });
  }
}

const tooLarge = () =>
  new ImportRefusal({
    found: `a document that unpacks to more than ${mostBytes / 1024 / 1024} MB`,
    expected: 'a text with its pictures',
    fix: 'open it in the program that made it, and take large pictures out of it',
  });

/** Returns the text of a part; empty where the document lacks it. */
export const partText = (parts: ReadonlyMap<string, Uint8Array>, path: string): string =>
  new TextDecoder().decode(parts.get(path) ?? new Uint8Array());
