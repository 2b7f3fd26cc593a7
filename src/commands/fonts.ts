import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readArguments } from './arguments.ts';
import { cutFaces } from './subset-fonts.ts';

/** `npm run fonts`: cuts the faces of pages to the letters that src/styles/fonts.css names, after that or a package changed. */
readArguments({ usage: 'npm run fonts' });
for (const [name, face] of await cutFaces()) {
  await writeFile(join(import.meta.dirname, '../styles/fonts', name), face);
  console.log(`${(face.length / 1024).toFixed(1)} KB  src/styles/fonts/${name}`);
}
