import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cutFaces } from './cut-faces.ts';

/** `npm run faces`: cuts the faces of pages to the letters that src/styles/fonts.css names, after that or a package changed. */
for (const [name, face] of await cutFaces()) {
  await writeFile(join(import.meta.dirname, '../styles/faces', name), face);
  console.log(`${(face.length / 1024).toFixed(1)} KB  src/styles/faces/${name}`);
}
