import { readFileSync } from 'node:fs';
import { create, type Font } from 'fontkitten';

/** Returns the font in a file; undefined if there is none, or it is damaged, or several fonts in one file. */
export function openFont(path: string): Font | undefined {
  try {
    const font = create(readFileSync(path));
    // Reading the letters unpacks the whole file.
    return font.isCollection || font.characterSet.length === 0 ? undefined : font;
  } catch {
    return undefined;
  }
}
