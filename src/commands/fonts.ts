import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readArguments } from './arguments.ts';
import { subsetFonts } from './subset-fonts.ts';

/**
 * `npm run fonts`: regenerates the font subsets of pages, with the letters that src/styles/fonts.css names. Needed after a change of that
 * file or of a font package.
 */
readArguments({ usage: 'npm run fonts' });
for (const [name, font] of await subsetFonts()) {
  await writeFile(join(import.meta.dirname, '../styles/fonts', name), font);
  console.log(`${(font.length / 1024).toFixed(1)} KB  src/styles/fonts/${name}`);
}
